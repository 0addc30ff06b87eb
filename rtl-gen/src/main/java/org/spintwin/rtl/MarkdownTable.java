// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import java.util.Collections;

/** A table as Markdown prints it. */
public final class MarkdownTable {
  private final int columns;
  private final StringBuilder text = new StringBuilder();

  public MarkdownTable(String... heads) {
    columns = heads.length;
    row(heads);
    row(Collections.nCopies(columns, "---").toArray(String[]::new));
  }

  public MarkdownTable row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          cells.length + " cells in a table of " + columns + " columns");
    }
    for (String cell : cells) {
      text.append(cell.isEmpty() ? "| " : "| " + cell.replace("|", "\\|") + " ");
    }
    text.append("|\n");
    return this;
  }

  public static String code(String text) {
    return "`" + text + "`";
  }

  /** The table with its line ends. */
  @Override
  public String toString() {
    return text.toString();
  }
}
