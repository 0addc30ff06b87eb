// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.spintwin.fuzz.Answer;
import org.spintwin.fuzz.Campaign;
import org.spintwin.fuzz.Program;

/**
 * The process in which {@link HostileInputTest} runs cases: its working folder and its heap are the
 * cases'. Arguments: folder around the working folder, folder for findings, seed, first case,
 * count.
 */
final class HostileInputs {
  /** Holds the number of the case that was begun last. */
  static final String BEGUN = "begun";

  /** A text for each finding, with an empty line after it. */
  static final String FINDINGS = "findings.txt";

  /** How cases ended, as {@link Campaign.Tally} tells it. */
  static final String TALLY = "tally.txt";

  /** No tools, so that nothing is built; no network; a cache of the case's own. */
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PATH",
          "",
          "HOME",
          ".",
          "XDG_CACHE_HOME",
          "cache",
          "SPINTWIN_DEBIAN_MIRROR",
          "http://127.0.0.1:9/",
          "http_proxy",
          "http://127.0.0.1:9/",
          "https_proxy",
          "http://127.0.0.1:9/");

  private HostileInputs() {}

  /** Runs in this process what a user would run. */
  static Program program() {
    return new Program() {
      @Override
      public Answer run(List<String> words) {
        CommandLineRun run = CommandLineRun.with(ENVIRONMENT, false, words.toArray());
        return new Answer(run.exit(), run.out(), run.err());
      }

      @Override
      public Answer call(Callable<?> work) {
        try {
          work.call();
          return new Answer(0, "", "");
        } catch (Exception | OutOfMemoryError e) {
          Failure failure = Failure.of(e);
          String error = failure.message() + "\n";
          if (failure.exit() == ExitCode.INTERNAL) {
            error += List.of(e.getStackTrace()).stream().limit(5).toList();
          }
          return new Answer(failure.exit().value(), "", error);
        }
      }
    };
  }

  public static void main(String[] arguments) throws IOException {
    Path around = Path.of(arguments[0]);
    Path findings = Path.of(arguments[1]);
    long seed = Long.parseLong(arguments[2]);
    long first = Long.parseLong(arguments[3]);
    long count = Long.parseLong(arguments[4]);
    Campaign.Tally tally = new Campaign.Tally();
    Campaign.Log log =
        new Campaign.Log() {
          @Override
          public void begins(long index) {
            write(BEGUN, Long.toString(index), StandardOpenOption.TRUNCATE_EXISTING);
          }

          @Override
          public void finding(long index, String text) {
            write(FINDINGS, text + "\n\n", StandardOpenOption.APPEND);
          }

          private void write(String file, String text, StandardOpenOption how) {
            try {
              byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
              Files.write(
                  findings.resolve(file),
                  bytes,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  how);
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          }
        };
    var campaign = new Campaign(program(), around, Path.of("").toAbsolutePath(), findings);
    campaign.run(seed, first, count, tally, log);
    Files.write(
        findings.resolve(TALLY),
        tally.lines(),
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    System.exit(0); // a case that hangs must not keep the process
  }
}
