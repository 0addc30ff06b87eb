// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.List;
import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/** Golden model of spiker.v, uncorrupted. */
final class SpikerGolden implements ClockedModel {
  private static final RecordLayout INPUTS =
      new RecordLayout.Builder()
          .add("rst_ni", 1, 1, false)
          .add("current_i", 4, 6, true)
          .add("slot_i", 1, 4, false)
          .build();
  private static final RecordLayout COMPARED =
      new RecordLayout.Builder()
          .add("spikes_o", 4, 1, false)
          .add("u_cell.membrane_q", 4, 12, true)
          .build();
  private static final MemoryShape LOG = new MemoryShape("log_q", 16, 40);

  private final Signal reset = INPUTS.signal("rst_ni");
  private final Signal current = INPUTS.signal("current_i");
  private final Signal slot = INPUTS.signal("slot_i");
  private final Signal spikes = COMPARED.signal("spikes_o");
  private final Signal membrane = COMPARED.signal("u_cell.membrane_q");
  private final int[] sums = new int[4];
  private final long[] log = new long[16];

  static ModelSource source(Map<String, Long> parameters) {
    return new ModelSource(
        Fixtures.folder(),
        List.of("spiker.v", "spiker_cell.v"),
        "spiker",
        parameters,
        INPUTS,
        COMPARED,
        List.of(LOG),
        Map.of("", "spiker", "u_cell", "spiker_cell"));
  }

  /** Random currents; reset is low for two clocks. */
  static Stimulus stimulus(long seed) {
    return new Stimulus() {
      private final Stimulus random = new Fixtures.RandomStimulus(INPUTS, seed);
      private long clock;

      @Override
      public void restart() {
        random.restart();
        clock = 0;
      }

      @Override
      public void fill(long[] inputs, int clocks) {
        random.fill(inputs, clocks);
        for (int c = 0; c < clocks; c++, clock++) {
          inputs[c * INPUTS.words()] = clock >= 2 ? 1 : 0;
        }
      }
    };
  }

  @Override
  public RecordLayout inputs() {
    return INPUTS;
  }

  @Override
  public RecordLayout compared() {
    return COMPARED;
  }

  @Override
  public void clock(long[] inputs, int inputBase, long[] record, int recordBase) {
    boolean running = reset.get(inputs, inputBase, 0) == 1;
    long packed = 0;
    for (int n = 0; n < 4; n++) {
      long value = current.get(inputs, inputBase, n);
      packed |= (value & 63) << 6 * n;
      int sum = (int) (sums[n] + value) << 20 >> 20;
      boolean spike = running && sum < 0 && sums[n] >= 0;
      sums[n] = running ? sum : 0;
      spikes.set(record, recordBase, n, spike ? 1 : 0);
      membrane.set(record, recordBase, n, sums[n]);
    }
    log[(int) slot.get(inputs, inputBase, 0)] = packed;
  }

  @Override
  public List<MemoryShape> memories() {
    return List.of(LOG);
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    System.arraycopy(contents, 0, log, 0, log.length);
  }

  @Override
  public long[] memory(String name) {
    return log.clone();
  }
}
