// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The lines of a text as {@link String#lines} has them, cut out when they are asked for: a large
 * table of short lines would take many times its size as so many texts.
 */
final class TextLines extends AbstractList<String> implements RandomAccess {
  private final String text;

  /** Where each line begins, and where one after the last would. */
  private final int[] starts;

  /** The line that was asked for last: all that stands in a long line shares it. */
  private Line last = new Line(-1, "");

  private record Line(int number, String text) {}

  TextLines(String text) {
    this.text = text;
    int count = 0;
    for (int at = 0; at < text.length(); at = next(text, at)) {
      count++;
    }
    starts = new int[count + 1];
    for (int line = 0; line < count; line++) {
      starts[line + 1] = next(text, starts[line]);
    }
  }

  /** The beginning of the line after that which begins at {@code start}. */
  private static int next(String text, int start) {
    int end = start;
    while (end < text.length() && !isEnd(text.charAt(end))) {
      end++;
    }
    boolean two = text.startsWith("\r\n", end);
    return Math.min(text.length(), end + (two ? 2 : 1));
  }

  private static boolean isEnd(char character) {
    return character == '\n' || character == '\r';
  }

  @Override
  public String get(int line) {
    Line found = last;
    if (found.number() != line) {
      found = new Line(line, cut(Objects.checkIndex(line, size())));
      last = found;
    }
    return found.text();
  }

  private String cut(int line) {
    int start = starts[line];
    int end = starts[line + 1];
    while (end > start && isEnd(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  @Override
  public int size() {
    return starts.length - 1;
  }
}
