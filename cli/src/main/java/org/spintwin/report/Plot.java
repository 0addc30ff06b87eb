// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture, described by its data. {@link Plots} makes those of chips.
 *
 * @param caption what to see in it, a sentence or two; may be empty
 * @param marks drawn in this order
 * @param zoomable whether a page lets the reader zoom and pan along x
 */
public record Plot(
    String title, String caption, Axis x, Axis y, List<Mark> marks, boolean zoomable) {
  public Plot {
    marks = List.copyOf(marks);
    if (zoomable && x.scale() == Axis.Scale.LOG) {
      throw new IllegalArgumentException(title + ": a logarithmic axis does not zoom");
    }
    if (marks.size() > 1 && marks.stream().anyMatch(Mark.Waves.class::isInstance)) {
      throw new IllegalArgumentException(title + ": waves stand alone");
    }
  }

  public static Plot of(String title, Axis x, Axis y, Mark... marks) {
    return new Plot(title, "", x, y, List.of(marks), false);
  }

  /** The same plot with more marks on top. */
  public Plot with(Mark... more) {
    List<Mark> all = new ArrayList<>(marks);
    all.addAll(List.of(more));
    return new Plot(title, caption, x, y, all, zoomable);
  }

  public Plot captioned(String text) {
    return new Plot(title, text, x, y, marks, zoomable);
  }

  Plot withoutZoom() {
    return new Plot(title, caption, x, y, marks, false);
  }

  public Plot withZoom() {
    return new Plot(title, caption, x, y, marks, true);
  }
}
