// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.Map;
import org.spintwin.spec.Instance;
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.RecordLayout.Signal;

/**
 * What a chip needs in an FPGA, before any synthesis.
 *
 * @param flipFlops registers of all blocks
 * @param memoryBits bits of all memories
 * @param luts 4-input look-up tables, to an order of magnitude
 */
record SizeEstimate(long flipFlops, long memoryBits, long luts) {
  static SizeEstimate of(Map<String, Long> parameters) {
    Map<String, Long> values = MramLifSpec.BLOCK.resolve(parameters);
    long flipFlops =
        MramLifSpec.compared(values).signals().stream()
            .filter(s -> s.name().startsWith("u_"))
            .mapToLong(Signal::bits)
            .sum();
    long memoryBits =
        MramLifSpec.INSTANCES.stream().mapToLong(i -> memoryBits(i, i.values(values))).sum();
    long neurons = values.get("NEURONS");
    long counted = 2 * values.get("INPUTS") * values.get("CODE_BITS");
    long arithmetic = 6 * values.get("MEMBRANE_BITS") + 6 * values.get("TRACE_BITS");
    // A gate and about one adder cell for each counted bit, then the neuron's adders and clamps.
    return new SizeEstimate(flipFlops, memoryBits, neurons * (2 * counted + arithmetic));
  }

  private static long memoryBits(Instance instance, Map<String, Long> values) {
    return instance.block().memories().stream()
        .mapToLong(m -> m.words().eval(values) * m.width().eval(values))
        .sum();
  }
}
