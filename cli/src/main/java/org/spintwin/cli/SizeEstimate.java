// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.List;
import java.util.Map;
import org.spintwin.board.BlockRam;
import org.spintwin.board.FpgaDevice;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.MramLifParameters;
import org.spintwin.spec.RecordLayout.Signal;
import org.spintwin.spec.TopSpec;
import org.spintwin.spec.TopSpec.PlacedMemory;

/**
 * What a chip needs in an FPGA of 4-input look-up tables, before any synthesis.
 *
 * @param flipFlops registers of all blocks
 * @param memoryBits memories that become flip-flops too: small ones, and those that are read all at
 *     once
 * @param luts 4-input look-up tables, within a fifth of what Yosys made of some chips for iCE40
 * @param rams the other memories
 */
record SizeEstimate(long flipFlops, long memoryBits, long luts, List<Ram> rams) {
  /**
   * What holds a memory.
   *
   * @param blockRams of 4 kbit
   * @param singlePortRams of 256 kbit, in their place; 0 where it needs two ports
   */
  record Ram(String name, int blockRams, int singlePortRams) {
    /**
     * @param parts parts of a word that are written one at a time by the one port of a memory; 0
     *     where it has two
     */
    static Ram of(PlacedMemory memory, int parts) {
      return new Ram(
          memory.name(),
          BlockRam.count(memory.words(), memory.width()),
          parts == 0
              ? 0
              : FpgaDevice.singlePortRams(memory.words(), parts, memory.width() / parts));
    }
  }

  /** Look-up tables for each bit that an array counts: mask it, and its share of the adders. */
  private static final long LUTS_PER_COUNTED_BIT = 3;

  /** Adders, shifters and clamps that a membrane or trace passes through. */
  private static final long LUTS_PER_STATE_BIT = 8;

  private static final long LUTS_OF_THE_REGISTER_FILE = 700;

  /**
   * @param parameters values of the Verilog parameters of the architecture's top
   */
  static SizeEstimate of(Architecture architecture, Map<String, Long> parameters) {
    return switch (architecture) {
      case PARALLEL, PARALLEL_AXI -> parallel(architecture.top(), parameters);
      case FOLDED -> FoldedSize.of(parameters);
    };
  }

  private static SizeEstimate parallel(TopSpec top, Map<String, Long> parameters) {
    Map<String, Long> values = top.resolve(parameters);
    boolean pulse = values.get("PSP_SHAPE") == MramLifParameters.PULSE;
    boolean alpha = values.get("PSP_SHAPE") == MramLifParameters.ALPHA;
    long flipFlops =
        top.compared(values).signals().stream()
            .filter(s -> s.name().startsWith("u_"))
            .filter(s -> alpha || !s.name().contains("alpha"))
            .filter(s -> !pulse || !s.name().contains("trace"))
            .mapToLong(Signal::bits)
            .sum();
    long neurons = values.get("NEURONS");
    long inputs = values.get("INPUTS");
    long synapses = neurons * inputs;
    int polarity = values.get("POLARITY").intValue();
    boolean twoBranches = polarity != MramLifParameters.ALL_EXCITATORY;
    long polarities =
        polarity == MramLifParameters.PER_SYNAPSE ? synapses : twoBranches ? inputs : 0;
    long mask = values.get("INHIBITION") * neurons * neurons;
    long counted = (twoBranches ? 2 : 1) * synapses * values.get("CODE_BITS");
    int traces = pulse ? 0 : alpha ? 4 : 2;
    long states = neurons * (values.get("MEMBRANE_BITS") + traces * values.get("TRACE_BITS"));
    // Counts the neighbours that spiked, then multiplies.
    long inhibition =
        values.get("INHIBITION") * neurons * (neurons + 3 * values.get("MEMBRANE_BITS"));
    return new SizeEstimate(
        flipFlops,
        synapses * values.get("CODE_BITS") + polarities + mask,
        LUTS_OF_THE_REGISTER_FILE
            + LUTS_PER_COUNTED_BIT * counted
            + LUTS_PER_STATE_BIT * states
            + inhibition,
        top.memories(values).stream()
            .filter(m -> !m.memory().image())
            .map(m -> Ram.of(m, 0))
            .toList());
  }
}
