// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows of numbers and words under headings. */
public final class DataTable {
  private final List<String> columns;
  private final List<List<Object>> rows = new ArrayList<>();

  public DataTable(String... columns) {
    this.columns = List.of(columns);
  }

  /** Adds a row; a number that does not exist is an empty text. */
  public void add(Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(cells.length + " cells under " + columns);
    }
    rows.add(List.of(cells));
  }

  public List<String> columns() {
    return columns;
  }

  public List<List<Object>> rows() {
    return Collections.unmodifiableList(rows);
  }

  /** Comma-separated text, headings first. No cell holds a comma or a quote. */
  public String csv() {
    StringBuilder text = new StringBuilder(String.join(",", columns)).append('\n');
    for (List<Object> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        text.append(i == 0 ? "" : ",").append(row.get(i));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
