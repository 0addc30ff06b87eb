// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.Stimulus;
import org.spintwin.report.Plot;
import org.spintwin.report.Section;
import org.spintwin.rtl.GeneratedFolder.Origin;

/** A chip file of any kind, taken through the physics of its devices. */
public interface Twin {
  /** The chip as exact integers, with its golden model. */
  GoldenChip chip();

  /** How it is built, as its chip file says it. */
  String architecture();

  /** Where it comes from. */
  Origin origin();

  /**
   * A warning.
   *
   * @param code in capitals
   */
  record Warning(String code, String text) {}

  /** What the user may want to change. */
  default List<Warning> warnings() {
    return List.of();
  }

  /** What {@code check} tells of it, text by heading of at most 14 letters. */
  Map<String, String> facts();

  /** Pictures of what its memories hold; none where they say nothing. */
  default List<Plot> pictures() {
    return List.of();
  }

  /**
   * Reads inputs, as {@code simulate} and {@code verify} are given them.
   *
   * @param inForce the chip with the parameters in force
   * @throws org.spintwin.io.InputException when the file does not suit the chip
   */
  default StepInput input(Path file, GoldenChip inForce) {
    return SampleInput.read(file, inForce);
  }

  /**
   * What the golden model does, for a report.
   *
   * @param inForce the chip with the parameters in force
   * @param clocks of the stimulus
   * @param element of the vectors of the chip to show in any case; -1 for none
   */
  default Section golden(GoldenChip inForce, Stimulus stimulus, long clocks, int element) {
    return OutputTrace.section(inForce, stimulus, clocks);
  }
}
