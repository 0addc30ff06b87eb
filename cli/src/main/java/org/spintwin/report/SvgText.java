// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** SVG text as it grows, and how much room letters take. */
final class SvgText {
  /** Units of the whole picture's width. */
  static final int WIDTH = 640;

  /** Height of a line of text. */
  static final int LINE = 24;

  /** Least distance of anything from the sides. */
  static final int SIDE = 8;

  /** Width of a letter on a phone, where letters are largest; elsewhere they take less. */
  private static final double LETTER = 10.4;

  private final StringBuilder text = new StringBuilder();

  static double width(String words) {
    return LETTER * words.codePointCount(0, words.length());
  }

  /** Appends a line; strings among the values must be safe already. */
  SvgText add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
    return this;
  }

  /** A line of text, which becomes safe here; y is its base line. */
  SvgText words(String classes, double x, double y, String words) {
    String name = classes.isEmpty() ? "" : " class=\"" + classes + "\"";
    return add("<text%s x=\"%.1f\" y=\"%.1f\">%s</text>", name, x, y, Markup.escape(words));
  }

  /** A text as lines that are not too wide. */
  static List<String> wrap(String words, double most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.strip().split("\\s+")) {
      if (!line.isEmpty() && width(line + " " + word) > most) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
