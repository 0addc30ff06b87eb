// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.spintwin.board.FpgaDevice;
import org.spintwin.harness.SustainedLoad;
import org.spintwin.harness.Synthesis;
import org.spintwin.harness.Synthesis.Cells;
import org.spintwin.harness.Synthesis.Design;
import org.spintwin.harness.Synthesis.Placement;
import org.spintwin.rtl.SerialPins;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.TopSpec;

/**
 * A folded chip.
 *
 * @param parameters values of the top's parameters
 * @param placedInputs inputs of the chip that is placed, where the device's memory does not hold
 *     more; cells and clocks are those of the whole chip
 * @param singlePort memories in single-port RAM
 * @param serialPins whether it is placed behind shift registers, which are not counted as its cells
 */
record FoldedRow(
    String key,
    String title,
    String remark,
    FpgaDevice device,
    Map<String, Long> parameters,
    long placedInputs,
    Set<String> singlePort,
    boolean serialPins,
    Published published)
    implements SynthesisRow {
  private static final TopSpec TOP = Architecture.FOLDED.top();

  /** Some neurons spike in a step of the load: how many is printed. */
  static final long THRESHOLD = 60;

  FoldedRow {
    parameters = Map.copyOf(parameters);
  }

  @Override
  public Measured measure(Synthesis synthesis) {
    Cells cells = synthesis.cells(bare(parameters));
    Map<String, Long> placed = with(parameters, "INPUTS", placedInputs);
    Design design = serialPins ? wrapped(placed) : bare(placed);
    Placement placement = synthesis.place(design, device.placement());
    return new Measured(
        cells,
        placement,
        SustainedLoad.of(Architecture.FOLDED, with(parameters, "INIT_THRESHOLD", THRESHOLD)));
  }

  private static Map<String, Long> with(Map<String, Long> values, String name, long value) {
    Map<String, Long> changed = new LinkedHashMap<>(values);
    changed.put(name, value);
    return changed;
  }

  private Design bare(Map<String, Long> values) {
    return design(new VerilogWriter().chip(TOP, key, all(values)), key);
  }

  private Design wrapped(Map<String, Long> values) {
    return design(SerialPins.around(TOP, key, all(values)), SerialPins.module(key));
  }

  private Design design(Map<String, String> files, String top) {
    return new Design(files, top, Map.of(), singlePort, device.synthesis());
  }

  /** Every parameter of the top, in its order. */
  private static Map<String, Long> all(Map<String, Long> values) {
    Map<String, Long> resolved = TOP.resolve(values);
    Map<String, Long> all = new LinkedHashMap<>();
    TOP.block().parameters().forEach(p -> all.put(p.name(), resolved.get(p.name())));
    return all;
  }
}
