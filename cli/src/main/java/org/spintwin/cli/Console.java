// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spintwin.io.PrintableText;

/**
 * Where a command writes: results to the standard output, log and progress to the standard error.
 */
final class Console {
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String PLAIN = "\u001b[0m";
  private static final Pattern COLORS = Pattern.compile("\u001b\\[(31|32|0)m");
  private static final int BAR_WIDTH = 30;
  private static final long REDRAW_NANOS = 100_000_000;

  private final PrintStream results;
  private final PrintStream log;
  private final boolean quiet;
  private final boolean colored;
  private final boolean bars;

  /**
   * @param results takes the results; the standard error where the standard output takes JSON
   * @param bars whether progress is drawn; else each stage is one line at its end
   */
  Console(PrintStream results, PrintStream log, boolean quiet, boolean colored, boolean bars) {
    this.results = results;
    this.log = log;
    this.quiet = quiet;
    this.colored = colored;
    this.bars = bars;
  }

  /** A line of the result. */
  void print(String format, Object... arguments) {
    results.println(shown(String.format(Locale.ROOT, format, arguments)));
  }

  /** A line for a person who watches; not with {@code --quiet}. */
  void note(String format, Object... arguments) {
    if (!quiet) {
      log.println(shown(String.format(Locale.ROOT, format, arguments)));
    }
  }

  void warn(String code, String message) {
    log.println(shown("%Warning-" + code + ": " + message));
  }

  void error(String message) {
    boolean tagged = colored && message.startsWith("%Error");
    int end = message.indexOf(':');
    log.println(
        shown(tagged ? RED + message.substring(0, end) + PLAIN + message.substring(end) : message));
  }

  /** Without characters that a terminal obeys, but for the colours of this class. */
  private String shown(String text) {
    if (!colored) {
      return PrintableText.lines(text);
    }
    StringBuilder shown = new StringBuilder();
    Matcher own = COLORS.matcher(text);
    int from = 0;
    while (own.find()) {
      shown.append(PrintableText.lines(text.substring(from, own.start()))).append(own.group());
      from = own.end();
    }
    return shown.append(PrintableText.lines(text.substring(from))).toString();
  }

  String good(String text) {
    return colored ? GREEN + text + PLAIN : text;
  }

  String bad(String text) {
    return colored ? RED + text + PLAIN : text;
  }

  /**
   * Begins a stage of the work.
   *
   * @param total what {@link Stage#done} counts up to; not looked at where that is never called
   */
  Stage stage(String name, long total) {
    return new Stage(name, total);
  }

  /** Work that is told as a stage of unknown length. */
  @FunctionalInterface
  interface Work<T, E extends Exception> {
    T run() throws E;
  }

  /** Does a stage; a failed one is not told. */
  <T, E extends Exception> T timed(String name, Work<T, E> work) throws E {
    Stage stage = stage(name, 1);
    T result = work.run();
    stage.close();
    return result;
  }

  /** A stage of the work; its end is told with the time it took. */
  final class Stage implements AutoCloseable {
    private final String name;
    private final long total;
    private final long start = System.nanoTime();
    private long drawn = start;

    private Stage(String name, long total) {
      this.name = name;
      this.total = total;
    }

    void done(long count) {
      long now = System.nanoTime();
      if (bars && !quiet && now - drawn > REDRAW_NANOS) {
        drawn = now;
        int filled = (int) (BAR_WIDTH * count / total);
        log.printf(
            Locale.ROOT,
            "\r%-24s [%s%s] %3d %%",
            name,
            "#".repeat(filled),
            " ".repeat(BAR_WIDTH - filled),
            100 * count / total);
        log.flush();
      }
    }

    @Override
    public void close() {
      if (bars && !quiet && drawn != start) {
        log.print("\r\u001b[K");
      }
      note("%-24s %8.2f s", name, (System.nanoTime() - start) / 1e9);
    }
  }
}
