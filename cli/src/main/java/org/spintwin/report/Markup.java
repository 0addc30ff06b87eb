// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

/** Text as XML and HTML write it. */
final class Markup {
  private Markup() {}

  /** Safe between tags and within quoted attributes; what XML cannot hold becomes U+FFFD. */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(allowed(c) ? c : 0xFFFD);
              }
            });
    return safe.toString();
  }

  private static boolean allowed(int c) {
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    boolean control = c < ' ' && c != '\n' && c != '\t' || c >= 0x7F && c < 0xA0;
    return !surrogate && !control && (c & 0xFFFE) != 0xFFFE;
  }
}
