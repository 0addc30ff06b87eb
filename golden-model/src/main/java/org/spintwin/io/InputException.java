// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.nio.file.Path;

/**
 * Something the user gave is not acceptable. The message says where, what was found, what is
 * allowed and, where one is near, what was probably meant, in the shape that editors know from
 * Verilator:
 *
 * <pre>
 * %Error-RANGE: chip.yaml:5:11: array.inputs: found 0; allowed 1 to 4096
 *   inputs: 0
 *           ^
 * </pre>
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Longest part of a source line that is shown. */
  private static final int SHOWN_COLUMNS = 120;

  private static final int LONGEST_TEXT = 160;

  /** What kind of fault; printed after {@code %Error-}. */
  public enum Code {
    ALIAS,
    CHECKSUM,
    COMBINATION,
    DEPTH,
    DEVICE,
    DIRECTORY,
    DOCUMENTS,
    DUPLICATEKEY,
    EMPTY,
    ENCODING,
    EXISTS,
    FORMAT,
    MISSINGKEY,
    NOTFOUND,
    RANGE,
    SHAPE,
    SYNTAX,
    TOOLARGE,
    TYPE,
    UNKNOWNKEY,
    UNREADABLE,
    UNWRITABLE,
    VALUE
  }

  /**
   * Where the fault is.
   *
   * @param file as the user named it, or the option that held the value
   * @param line 1-based, 0 where the file as a whole is meant
   * @param column 1-based, in characters
   * @param sourceLine text of that line; null where {@code line} is 0
   */
  public record Location(String file, int line, int column, String sourceLine) {
    public static Location of(Path file) {
      return new Location(file.toString(), 0, 0, null);
    }

    private String prefix() {
      return line == 0 ? file : file + ":" + line + ":" + column;
    }
  }

  private final Code code;
  private final transient Location location;
  private final String key;
  private final String found;
  private final String allowed;
  private final String suggestion;

  /**
   * @param key dotted path of the key, or indices of the cell; null where there is none
   * @param found what was found
   * @param allowed what is allowed, or what to do
   * @param suggestion the nearest valid name; null where none is near
   */
  public InputException(
      Code code, Location location, String key, String found, String allowed, String suggestion) {
    super(message(code, location, key, found, allowed, suggestion));
    this.code = code;
    this.location = location;
    this.key = key;
    this.found = found;
    this.allowed = allowed;
    this.suggestion = suggestion;
  }

  public InputException(Code code, Location location, String key, String found, String allowed) {
    this(code, location, key, found, allowed, null);
  }

  public Code code() {
    return code;
  }

  public Location location() {
    return location;
  }

  public String key() {
    return key;
  }

  public String found() {
    return found;
  }

  public String allowed() {
    return allowed;
  }

  public String suggestion() {
    return suggestion;
  }

  private static String message(
      Code code, Location at, String key, String found, String allowed, String suggestion) {
    StringBuilder text =
        new StringBuilder("%Error-" + code + ": " + PrintableText.line(at.prefix()) + ": ");
    if (key != null) {
      text.append(shortened(PrintableText.line(key))).append(": ");
    }
    text.append("found ").append(shortened(PrintableText.line(found)));
    text.append("; allowed ").append(allowed);
    if (suggestion != null) {
      text.append("; did you mean ").append(suggestion).append('?');
    }
    if (at.line() > 0) {
      appendSource(text, at);
    }
    return text.toString();
  }

  private static void appendSource(StringBuilder text, Location at) {
    String line = PrintableText.line(at.sourceLine());
    int length = line.codePointCount(0, line.length());
    int column = Math.min(at.column() - 1, length);
    int from = column < SHOWN_COLUMNS ? 0 : column - SHOWN_COLUMNS / 2;
    int to = Math.min(length, from + SHOWN_COLUMNS);
    String shown = line.substring(line.offsetByCodePoints(0, from), line.offsetByCodePoints(0, to));
    text.append("\n  ").append(shown);
    text.append("\n  ").append(" ".repeat(column - from)).append('^');
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_TEXT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "...";
  }
}
