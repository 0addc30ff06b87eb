// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.spintwin.harness.Ngspice;
import org.spintwin.harness.SynthesisTools;
import org.spintwin.harness.Toolchain;
import org.spintwin.io.StagedOutput;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands do alike: streams, JSON and failures. */
abstract class SpintwinCommand implements Callable<Integer> {
  /** Version of the layout of every JSON result. */
  static final int SCHEMA_VERSION = 1;

  /** In ASCII, so that a terminal obeys nothing of what is quoted. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  /** What a shell takes as it is. */
  private static final Pattern PLAIN_WORD = Pattern.compile("[\\w@%+=:,./-]+");

  @Mixin OutputOptions output;
  @Spec private CommandSpec spec;

  /**
   * Does the work.
   *
   * @param json takes the result for programs
   */
  abstract ExitCode run(Console console, Map<String, Object> json) throws Exception;

  /** An error in how the command was called. */
  final ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** Whether the option was typed. */
  final boolean isGiven(String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  /** The command as the user may type it again. */
  final String typed() {
    return spec.root().commandLine().getParseResult().originalArgs().stream()
        .map(word -> PLAIN_WORD.matcher(word).matches() ? word : quoted(word))
        .collect(Collectors.joining(" ", spec.root().name() + " ", ""));
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  private Main main() {
    return (Main) spec.root().userObject();
  }

  /** The environment variables. */
  final Map<String, String> environment() {
    return main().surroundings().environment();
  }

  /** The programs that build a Verilated model. */
  final Toolchain toolchain() {
    return found(Toolchain::find);
  }

  /** The programs that synthesize and place Verilog. */
  final SynthesisTools synthesisTools() {
    return found(SynthesisTools::find);
  }

  /** The circuit simulator. */
  final Ngspice ngspice() {
    return found(Ngspice::find);
  }

  private <T> T found(Function<Map<String, String>, T> search) {
    try {
      return search.apply(environment());
    } catch (IllegalArgumentException e) {
      throw misuse(e.getMessage());
    }
  }

  @Override
  public final Integer call() throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schemaVersion", SCHEMA_VERSION);
    json.put("command", spec.qualifiedName().substring(spec.root().name().length() + 1));
    if (output.json == null || output.jsonToStandardOutput()) {
      ExitCode exit = runOrFail(json);
      if (output.json != null) {
        main().surroundings().out().println(text(json));
      }
      return exit.value();
    }
    try (StagedOutput file = StagedOutput.file(output.json, output.force)) {
      ExitCode exit = runOrFail(json);
      Files.writeString(file.path(), text(json) + "\n");
      file.commit();
      return exit.value();
    }
  }

  private ExitCode runOrFail(Map<String, Object> json) {
    Console console = console();
    try {
      return run(console, json);
    } catch (ParameterException e) {
      throw e;
    } catch (Exception | OutOfMemoryError e) {
      Failure failure = main().report(e, console);
      json.put("error", failure.json());
      return failure.exit();
    }
  }

  Console console() {
    Surroundings around = main().surroundings();
    PrintStream results = output.jsonToStandardOutput() ? around.err() : around.out();
    boolean colored =
        switch (output.color) {
          case always -> true;
          case never -> false;
          case auto -> around.colorful();
        };
    return new Console(results, around.err(), output.quiet, colored, around.errTerminal());
  }

  static String text(Map<String, Object> json) {
    try {
      // The one control character that JSON does not make its writers escape.
      return JSON.writeValueAsString(json).replace("\u007F", "\\u007F");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps and numbers are always JSON", e);
    }
  }
}
