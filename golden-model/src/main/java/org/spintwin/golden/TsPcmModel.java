// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.spec.TopSpec;
import org.spintwin.spec.TsPcmSpec;

/** The chip of cells that are neuron and synapse in one. */
public record TsPcmModel() implements ChipModel {
  /** Path of the memory that holds what the cells were made with. */
  public static final String CELLS = "u_ts_pcm_cell.cell_q";

  @Override
  public TopSpec top() {
    return TsPcmSpec.TOP;
  }

  @Override
  public ClockedModel golden(Map<String, Long> parameters) {
    return new TsPcmGolden(parameters);
  }

  @Override
  public List<String> samplePorts() {
    return List.of("values_i", "forget_i");
  }

  /** Thresholds of every order of magnitude, so that some cells fire often and some hardly. */
  @Override
  public Map<String, long[]> randomMemories(Map<String, Long> parameters, long seed) {
    Map<String, Long> values = top().resolve(parameters);
    int voltageBits = values.get("VOLTAGE_BITS").intValue();
    int conductanceBits = values.get("CONDUCTANCE_BITS").intValue();
    var random = new SplittableRandom(seed);
    long[] cells = new long[values.get("CELLS").intValue()];
    for (int n = 0; n < cells.length; n++) {
      long threshold = random.nextLong(1L << random.nextInt(voltageBits + 1));
      long base = random.nextLong(1L << random.nextInt(conductanceBits + 1));
      cells[n] = base << voltageBits | threshold;
    }
    Map<String, long[]> memories = new LinkedHashMap<>();
    memories.put(CELLS, cells);
    return memories;
  }
}
