// SPDX-License-Identifier: Apache-2.0
package org.spintwin.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import org.spintwin.harness.HarnessException;
import org.spintwin.harness.Toolchain;
import org.spintwin.harness.VerilatorBuild;

/**
 * The program that compares, one configuration after the other, in a process of its own: what a
 * model does to the process does not end the soak, and the libraries, which a JVM never gives back,
 * go with it. It reads an index a line and answers with a line of {@link Finished}, or with why
 * there is none. It ends with its standard input, and so with whoever started it.
 */
public final class SoakWorker {
  private static final String FAILED = "failed: ";

  /** Stands for the ends of lines in what has to be one line. */
  private static final char LINE_END = '\f';

  private SoakWorker() {}

  /**
   * @param arguments seed, most clocks, most seconds, folder for what differences leave behind
   */
  public static void main(String[] arguments) throws InterruptedException {
    serve(arguments, UnaryOperator.identity());
  }

  /**
   * Works as {@link #main}.
   *
   * @param verilog what is done to generated Verilog, by file name
   */
  static void serve(String[] arguments, UnaryOperator<Map<String, String>> verilog)
      throws InterruptedException {
    // Nothing but answers may go where they are read.
    PrintStream answers = System.out;
    System.setOut(System.err);
    ConfigurationRun run =
        new ConfigurationRun(
            Long.parseLong(arguments[0]),
            Long.parseLong(arguments[1]),
            Long.parseLong(arguments[2]),
            new VerilatorBuild(Toolchain.find(System.getenv())),
            Path.of(arguments[3]),
            verilog);
    BlockingQueue<Long> asked = new LinkedBlockingQueue<>();
    Thread reader = new Thread(() -> read(asked), "asked");
    reader.setDaemon(true);
    reader.start();
    while (true) {
      answers.println(answer(run, asked.take()));
      answers.flush();
    }
  }

  private static String answer(ConfigurationRun run, long index) {
    try {
      return SoakJournal.text(run.run(index));
    } catch (IOException | HarnessException e) {
      return failure(e.getMessage());
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      e.printStackTrace();
      return failure("a defect of spintwin: " + e + "\n  at " + e.getStackTrace()[0]);
    }
  }

  private static String failure(String why) {
    return FAILED + why.replace('\n', LINE_END);
  }

  /** Why a configuration could not be compared; null for an answer that says that it could. */
  static String failureIn(String answer) {
    return answer.startsWith(FAILED)
        ? answer.substring(FAILED.length()).replace(LINE_END, '\n')
        : null;
  }

  /** Ends the process with its input, whatever is being done. */
  private static void read(BlockingQueue<Long> asked) {
    int exit = 0;
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        asked.add(Long.parseLong(line));
      }
    } catch (IOException e) {
      e.printStackTrace();
      exit = 1;
    }
    System.exit(exit);
  }
}
