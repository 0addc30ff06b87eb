// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.spintwin.report.Section;

/** Shows what a kind of chip does, on golden model and Verilog. */
@FunctionalInterface
public interface Demonstration {
  /**
   * What was shown.
   *
   * @param lines to print
   * @param json the same for programs
   * @param seeds of what was drawn
   * @param chipFiles the chip that was shown, text by file name: {@code chip.yaml} and what it
   *     names
   * @param sections of the report
   * @param clocks that were compared
   * @param firstMismatch of golden model and Verilog; null where there is none
   */
  record Shown(
      List<String> lines,
      Map<String, Object> json,
      Map<String, Long> seeds,
      Map<String, String> chipFiles,
      List<Section> sections,
      long clocks,
      String firstMismatch) {}

  Shown run(Resources resources) throws IOException;
}
