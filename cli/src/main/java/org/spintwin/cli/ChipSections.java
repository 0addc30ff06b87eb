// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spintwin.report.Plot;
import org.spintwin.report.Plots;
import org.spintwin.report.Section;
import org.spintwin.spec.Architecture;

/**
 * What pages tell of a chip.
 *
 * @param values of the parameters of its Verilog
 */
record ChipSections(Twin twin, Map<String, Long> values) {
  static String grouped(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** The codes of all synapses as a map. */
  static Plot codes(Twin twin) {
    int[][] codes = Plots.signed(twin.image().codes(), twin.image().inhibitory());
    return Plots.weightMap("Codes of the synapses", codes, "current code, negative: inhibits");
  }

  Section parameters() {
    List<List<String>> rows = new ArrayList<>();
    architecture()
        .top()
        .block()
        .parameters()
        .forEach(
            p -> {
              long value = values.getOrDefault(p.name(), p.defaultValue());
              rows.add(List.of(p.name(), "" + value, p.doc()));
            });
    return Section.of("Chip")
        .paragraph(
            twin.spec().name()
                + ", architecture "
                + architecture().word()
                + ": the parameters of its Verilog.")
        .table(List.of("Parameter", "Value", "Meaning"), rows);
  }

  Section resources() {
    SizeEstimate size = SizeEstimate.of(architecture(), values);
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

  private Architecture architecture() {
    return twin.spec().architecture().kind();
  }
}
