// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import java.util.List;

/** A piece of a section of a report. */
public sealed interface Content {
  record Paragraph(String text) implements Content {}

  /** Something to type or to read as it is. */
  record Code(String text) implements Content {}

  record Figure(Plot plot) implements Content {}

  /**
   * @param columns headings
   * @param rows each as long as the headings; a column of nothing but numbers is aligned right
   */
  record Table(List<String> columns, List<List<String>> rows) implements Content {
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<String> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException("row " + row + " under the headings " + columns);
        }
      }
    }
  }
}
