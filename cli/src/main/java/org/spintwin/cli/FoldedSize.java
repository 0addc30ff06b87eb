// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spintwin.cli.SizeEstimate.Ram;
import org.spintwin.spec.MramLifFoldedSpec;
import org.spintwin.spec.MramLifParameters;
import org.spintwin.spec.TopSpec.PlacedMemory;

/**
 * Estimates the folded core. Block RAMs follow from the memories; the other coefficients are fitted
 * to what Yosys made for iCE40 of three dozen chips of 1 to 32 lanes, within a fifth of each.
 */
final class FoldedSize {
  /** Memories of one port, through which a lane's part of a word is written alone. */
  private static final Set<String> SINGLE_PORT =
      Set.of("u_folded_array.code_q", "u_folded_inhibition.mask_q");

  private final Map<String, Long> values;
  private final long lanes;
  private final long membraneBits;

  /** Of all traces of a neuron. */
  private final long traceBits;

  private FoldedSize(Map<String, Long> parameters) {
    values = MramLifFoldedSpec.TOP.resolve(parameters);
    lanes = values.get("LANES");
    membraneBits = values.get("MEMBRANE_BITS");
    traceBits = 2 * values.get("PSP_SHAPE") * values.get("TRACE_BITS");
  }

  /**
   * @param parameters values of the top's parameters
   */
  static SizeEstimate of(Map<String, Long> parameters) {
    return new FoldedSize(parameters).estimate();
  }

  private SizeEstimate estimate() {
    boolean inhibition = values.get("INHIBITION") != 0;
    List<PlacedMemory> memories =
        MramLifFoldedSpec.TOP.memories(values).stream()
            .filter(m -> inhibition || !m.name().matches("u_folded_inhibition.*|u_recurrent.*"))
            .filter(m -> polarityPerInput() || !m.name().endsWith(".polarity_q"))
            .toList();
    List<Ram> rams = memories.stream().map(this::ram).toList();
    long flipFlopMemories = 0;
    long codeRams = 0;
    for (int m = 0; m < rams.size(); m++) {
      if (rams.get(m).blockRams() == 0) {
        flipFlopMemories += (long) memories.get(m).words() * memories.get(m).width();
      } else if (rams.get(m).name().endsWith(".code_q")) {
        codeRams = rams.get(m).blockRams();
      }
    }
    double luts =
        390
            + 11.2 * values.get("COUNTER_BITS")
            + 1.2 * settingsBits()
            + 2.1 * codeRams
            + 0.6 * flipFlopMemories
            + lanes * 2.6 * (sumBits() + membraneBits + traceBits)
            + lanes * (fixed() ? 2.4 : 6.4) * shifted()
            + lanes * (fixed() ? 1.0 : 3.0) * multiplied()
            + lanes * 2.2 * values.get("READBACK") * stateBits()
            + (inhibition ? 440 + lanes * 5.2 * inhibitionBits() : 0);
    double flipFlops =
        240
            + 6 * values.get("COUNTER_BITS")
            + settingsBits()
            + lanes * (4 * membraneBits + 2.5 * traceBits + values.get("REFRACTORY_BITS"))
            + (inhibition ? 66 + lanes * 2 * inhibitionBits() : 0);
    return new SizeEstimate(Math.round(flipFlops), flipFlopMemories, Math.round(luts), rams);
  }

  private Ram ram(PlacedMemory memory) {
    int parts = Math.toIntExact(lanes);
    return Ram.of(memory, SINGLE_PORT.contains(memory.name()) ? parts : 0);
  }

  private boolean polarityPerInput() {
    return values.get("POLARITY") == MramLifParameters.PER_INPUT;
  }

  private boolean fixed() {
    return values.get("FIXED_SETTINGS") != 0;
  }

  private long settingsBits() {
    return fixed()
        ? 0
        : values.get("DIVIDER_BITS") + 3 * values.get("COEFFICIENT_BITS") + membraneBits;
  }

  private long stateBits() {
    return membraneBits + traceBits + values.get("REFRACTORY_BITS");
  }

  private long sumBits() {
    long branches = values.get("PSP_SHAPE") == MramLifParameters.PULSE ? 1 : 2;
    return branches * (values.get("CODE_BITS") + values.get("INPUT_BITS"));
  }

  private long inhibitionBits() {
    return membraneBits + values.get("NEURON_BITS");
  }

  /** Bits of numbers that decay by a run-time shift. */
  private long shifted() {
    return decayed(MramLifParameters.SHIFT);
  }

  /** Partial products of numbers that decay by a coefficient. */
  private long multiplied() {
    return decayed(MramLifParameters.COEFFICIENT) * values.get("COEFFICIENT_BITS");
  }

  private long decayed(int mode) {
    return (values.get("LEAK_MODE") == mode ? membraneBits : 0)
        + (values.get("DECAY_MODE") == mode ? traceBits : 0);
  }
}
