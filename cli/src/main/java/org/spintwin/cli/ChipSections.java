// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spintwin.kind.MramTwin;
import org.spintwin.kind.Twin;
import org.spintwin.report.Section;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.Design;
import org.spintwin.spec.Parameter;

/** What pages tell of a chip. */
final class ChipSections {
  private ChipSections() {}

  static String grouped(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /**
   * Parameters and resources.
   *
   * @param inForce with the parameters in force
   */
  static List<Section> of(Twin twin, Design inForce) {
    List<Section> sections = new ArrayList<>();
    sections.add(parameters(twin, inForce));
    if (twin instanceof MramTwin mram) {
      sections.add(resources(mram.spec().architecture().kind(), inForce.parameters()));
    }
    return sections;
  }

  private static Section parameters(Twin twin, Design design) {
    List<List<String>> rows = new ArrayList<>();
    for (Parameter p : design.top().block().parameters()) {
      long value = design.parameters().getOrDefault(p.name(), p.defaultValue());
      rows.add(List.of(p.name(), "" + value, p.doc()));
    }
    return Section.of("Chip")
        .paragraph(
            design.name()
                + ", architecture "
                + twin.architecture()
                + ": the parameters of its Verilog.")
        .table(List.of("Parameter", "Value", "Meaning"), rows);
  }

  private static Section resources(Architecture architecture, Map<String, Long> values) {
    SizeEstimate size = SizeEstimate.of(architecture, values);
    int blockRams = size.rams().stream().mapToInt(SizeEstimate.Ram::blockRams).sum();
    return Section.of("Resources")
        .paragraph("Estimated before any synthesis, for an FPGA of 4-input look-up tables.")
        .table(
            List.of("Resource", "About"),
            List.of(
                List.of("flip-flops", grouped(size.flipFlops())),
                List.of("bits of memories in flip-flops", grouped(size.memoryBits())),
                List.of("4-input look-up tables", grouped(size.luts())),
                List.of("block RAMs of 4 kbit", grouped(blockRams))));
  }
}
