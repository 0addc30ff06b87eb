// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @Test
  void printsItsVersion() {
    assertThat(CommandLineRun.of("--version"))
        .isEqualTo(new CommandLineRun(0, "spintwin 0.1.0\n", ""));
  }

  @Test
  void helpNamesEveryCommandAndGivesExamples() {
    CommandLineRun run = CommandLineRun.of("--help");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("init", "check", "generate", "simulate", "verify", "demo", "bench", "doctor")
        .contains("Examples:\n  spintwin init -o chip.yaml\n")
        .contains("Exit codes: 0 ok, 1 mismatch, 2 usage, 3 invalid input, 4 tool missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"init", "check", "generate", "simulate", "verify", "doctor"})
  void helpOfEveryCommandGivesAnExampleAndTheCommonOptions(String command) {
    CommandLineRun run = CommandLineRun.of(command, "--help");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .containsPattern("Examples?:\n  spintwin " + command)
        .contains("--json=FILE", "--quiet", "--color=WHEN", "--force");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chek x.yaml|spintwin: unknown command 'chek'; did you mean check?|spintwin",
        "frobnicate|spintwin: unknown command 'frobnicate'|spintwin",
        "--verion|spintwin: unknown option '--verion'; did you mean --version?|spintwin",
        "check x.yaml --quite|spintwin check: unknown option '--quite'; did you mean --quiet?"
            + "|spintwin check",
        "check x.yaml y.yaml|spintwin check: unknown argument 'y.yaml'|spintwin check",
        "check|spintwin check: Missing required parameter: 'CHIP.yaml'|spintwin check",
        "verify x.yaml --cycles many|spintwin verify: Invalid value for option '--cycles':"
            + " 'many' is not a long|spintwin verify",
        "verify x.yaml --cycles 0|spintwin verify: --cycles: found 0; allowed 1 to 1000000000000"
            + "|spintwin verify",
        "verify x.yaml --replay r --seed 3|spintwin verify: --replay holds --input, --cycles,"
            + " --seed and --param; give it without them|spintwin verify",
        "verify x.yaml --input s --seed 3|spintwin verify: --seed is of the random stimulus;"
            + " give it or --input|spintwin verify",
        "simulate x.yaml --input s --trace t.txt|spintwin simulate: --trace: found t.txt;"
            + " allowed a name that ends in .csv, .npy, .nir or .h5|spintwin simulate",
        "simulate x.yaml --input s --trace t.csv --steps 0|spintwin simulate: --steps: found 0;"
            + " allowed 1 to 2147483647|spintwin simulate"
      })
  void saysWhatIsWrongWithTheCall(String arguments, String message, String command) {
    assertThat(CommandLineRun.of((Object[]) arguments.split(" ")))
        .isEqualTo(
            new CommandLineRun(
                2, "", "%Error-USAGE: " + message + "\nTry '" + command + " --help'.\n"));
  }

  @Test
  void asksForACommand() {
    assertThat(CommandLineRun.of())
        .isEqualTo(
            new CommandLineRun(
                2, "", "%Error-USAGE: spintwin: no command given\nTry 'spintwin --help'.\n"));
  }

  @Test
  void printsACompletionScript() {
    CommandLineRun run = CommandLineRun.of("generate-completion");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("#!/usr/bin/env bash").contains("_complete_spintwin");
  }

  @Test
  void colorsOnlyOnATerminalOrWhenTold() {
    String red = "\u001b[31m%Error-NOTFOUND\u001b[0m: ";
    Object[] missing = {"check", "nowhere/x.yaml"};
    assertThat(CommandLineRun.of(missing).err()).doesNotContain("\u001b");
    assertThat(CommandLineRun.with(Map.of(), true, missing).err()).startsWith(red);
    assertThat(CommandLineRun.with(Map.of("NO_COLOR", "1"), true, missing).err())
        .doesNotContain("\u001b");
    assertThat(CommandLineRun.of("check", "nowhere/x.yaml", "--color", "always").err())
        .startsWith(red);
    assertThat(
            CommandLineRun.with(Map.of(), true, "check", "nowhere/x.yaml", "--color", "never")
                .err())
        .doesNotContain("\u001b");
  }

  @Test
  void tellsADefectInOneLineAndWhereOnlyWhenDebugging() {
    Failure failure = Failure.of(new IllegalStateException("first\nsecond"));
    assertThat(failure.exit()).isEqualTo(ExitCode.INTERNAL);
    assertThat(failure.message())
        .isEqualTo(
            "%Error-INTERNAL: IllegalStateException: first;"
                + " this is a defect of spintwin, SPINTWIN_DEBUG=1 shows where");
    Object[] missing = {"check", "nowhere/x.yaml"};
    assertThat(CommandLineRun.with(Map.of("SPINTWIN_DEBUG", "1"), false, missing).err())
        .contains("\tat org.spintwin");
    assertThat(CommandLineRun.of(missing).err())
        .isEqualTo(
            "%Error-NOTFOUND: nowhere/x.yaml: found no such file; allowed an existing file\n");
  }

  @Test
  void whatATerminalObeysIsNotRepeatedToIt() {
    CommandLineRun run = CommandLineRun.of("\u001b[31mcheck\u202E");
    assertThat(run.exit()).isEqualTo(ExitCode.USAGE.value());
    assertThat(run.err()).contains("unknown command '\uFFFD[31mcheck\uFFFD'");
  }

  @Test
  void aNameThatNoFileCanHaveIsMisuse() {
    CommandLineRun run = CommandLineRun.of("check", "a\u0000b");
    assertThat(run.exit()).isEqualTo(ExitCode.USAGE.value());
    assertThat(run.err()).contains("'a\uFFFDb' cannot be the name of a file here");
  }
}
