// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.util.regex.Pattern;

/**
 * Text that came from outside, as a terminal may show it: control characters could command the
 * terminal, and format characters (of direction, of no width) show something else than is there.
 */
public final class PrintableText {
  private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}\\p{Cf}]");
  private static final Pattern OBEYED_IN_LINES = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");
  private static final String REPLACEMENT = "\uFFFD";

  private PrintableText() {}

  /** One line; each tab is a space, each other such character a visible one. */
  public static String line(String text) {
    return OBEYED.matcher(text.replace('\t', ' ')).replaceAll(REPLACEMENT);
  }

  /** Several lines, with their ends and tabs. */
  public static String lines(String text) {
    return OBEYED_IN_LINES.matcher(text).replaceAll(REPLACEMENT);
  }
}
