// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.Map;
import org.spintwin.spec.MramLifParameters;
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.RecordLayout.Signal;

/**
 * What a chip needs in an FPGA of 4-input look-up tables, before any synthesis.
 *
 * @param flipFlops registers of all blocks
 * @param memoryBits codes, polarities and mask; read all at once, so that they become flip-flops
 *     too
 * @param luts 4-input look-up tables, within a fifth of what Yosys made of three chips for iCE40
 */
record SizeEstimate(long flipFlops, long memoryBits, long luts) {
  /** Look-up tables for each bit that an array counts: mask it, and its share of the adders. */
  private static final long LUTS_PER_COUNTED_BIT = 3;

  /** Adders, shifters and clamps that a membrane or trace passes through. */
  private static final long LUTS_PER_STATE_BIT = 8;

  private static final long LUTS_OF_THE_REGISTER_FILE = 700;

  static SizeEstimate of(Map<String, Long> parameters) {
    Map<String, Long> values = MramLifSpec.BLOCK.resolve(parameters);
    boolean alpha = values.get("PSP_SHAPE") == MramLifParameters.ALPHA;
    long flipFlops =
        MramLifSpec.compared(values).signals().stream()
            .filter(s -> s.name().startsWith("u_"))
            .filter(s -> alpha || !s.name().contains("alpha"))
            .mapToLong(Signal::bits)
            .sum();
    long neurons = values.get("NEURONS");
    long inputs = values.get("INPUTS");
    long synapses = neurons * inputs;
    long polarities = values.get("ROW_POLARITY") == 1 ? inputs : synapses;
    long mask = values.get("INHIBITION") * neurons * neurons;
    long counted = 2 * synapses * values.get("CODE_BITS");
    long states =
        neurons * (values.get("MEMBRANE_BITS") + (alpha ? 4 : 2) * values.get("TRACE_BITS"));
    // Counts the neighbours that spiked, then multiplies.
    long inhibition =
        values.get("INHIBITION") * neurons * (neurons + 3 * values.get("MEMBRANE_BITS"));
    return new SizeEstimate(
        flipFlops,
        synapses * values.get("CODE_BITS") + polarities + mask,
        LUTS_OF_THE_REGISTER_FILE
            + LUTS_PER_COUNTED_BIT * counted
            + LUTS_PER_STATE_BIT * states
            + inhibition);
  }
}
