// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.List;
import java.util.function.Function;
import org.spintwin.assurance.AssuranceRow;

/** The rows of assurance as a person reads them: a table, then what explains its rows. */
record AssuranceTable(List<AssuranceRow> rows) {
  void print(Console console) {
    int check = width("check", AssuranceRow::check);
    int found = width("found", AssuranceRow::found);
    int target = width("target", AssuranceRow::target);
    String format = "%-" + check + "s  %-" + found + "s  %-" + target + "s  %s";
    console.print(format, "check", "found", "target", "met");
    for (AssuranceRow row : rows) {
      String met = row.met() ? console.good("yes") : console.bad("no");
      console.print(format, row.check(), row.found(), row.target(), met);
    }
    for (AssuranceRow row : rows) {
      if (!row.details().isEmpty()) {
        console.print("%n%s:", row.check());
        row.details().forEach(line -> console.print("  %s", line));
      }
    }
  }

  private int width(String heading, Function<AssuranceRow, String> cell) {
    return rows.stream().map(cell).mapToInt(String::length).reduce(heading.length(), Math::max);
  }
}
