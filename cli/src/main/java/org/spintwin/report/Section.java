// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import java.util.ArrayList;
import java.util.List;

/** A headed part of a report. */
public record Section(String heading, List<Content> contents) {
  public Section {
    contents = List.copyOf(contents);
  }

  public static Section of(String heading) {
    return new Section(heading, List.of());
  }

  public Section paragraph(String text) {
    return and(new Content.Paragraph(text));
  }

  public Section code(String text) {
    return and(new Content.Code(text));
  }

  public Section plot(Plot plot) {
    return and(new Content.Figure(plot));
  }

  public Section table(List<String> columns, List<List<String>> rows) {
    return and(new Content.Table(columns, rows));
  }

  private Section and(Content more) {
    List<Content> all = new ArrayList<>(contents);
    all.add(more);
    return new Section(heading, all);
  }
}
