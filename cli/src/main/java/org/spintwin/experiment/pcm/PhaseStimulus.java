// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.pcm;

import java.util.Arrays;
import java.util.List;
import org.spintwin.harness.FiniteStimulus;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/** A clock of reset, then phases one after the other, a step on every clock. */
final class PhaseStimulus implements FiniteStimulus {
  static final int RESET_CLOCKS = 1;

  private final int words;
  private final List<Phase> phases;
  private final int resetAt;

  /** Input record of each phase. */
  private final long[][] records;

  private boolean started;
  private int phase;
  private int done;

  /**
   * @param inputs layout of the chip's inputs
   * @param valueBits bits of a cell's input
   */
  PhaseStimulus(RecordLayout inputs, List<Phase> phases, int valueBits) {
    words = inputs.words();
    this.phases = phases;
    resetAt = inputs.signal("rst_ni").offset();
    records = phases.stream().map(p -> record(inputs, p, valueBits)).toArray(long[][]::new);
  }

  private static long[] record(RecordLayout inputs, Phase phase, int valueBits) {
    long[] record = new long[inputs.words()];
    int cells = phase.values().length;
    Signal forget = inputs.signal("forget_i");
    Signal values = inputs.signal("values_i");
    var packed = new Signal(values.name(), cells, valueBits, false, values.offset());
    var flags = new Signal(forget.name(), cells, 1, false, forget.offset());
    record[inputs.signal("rst_ni").offset()] = 1;
    record[inputs.signal("valid_i").offset()] = phase.forgets() ? 0 : 1;
    for (int n = 0; n < cells; n++) {
      packed.set(record, 0, n, phase.values()[n]);
      flags.set(record, 0, n, phase.forgets() ? 1 : 0);
    }
    return record;
  }

  @Override
  public long clocks() {
    return RESET_CLOCKS + phases.stream().mapToLong(Phase::clocks).sum();
  }

  @Override
  public void restart() {
    started = false;
    phase = 0;
    done = 0;
  }

  @Override
  public void fill(long[] inputs, int clocks) {
    for (int base = 0; base < clocks * words; base += words) {
      while (phase < records.length && done == phases.get(phase).clocks()) {
        phase++;
        done = 0;
      }
      if (started && phase < records.length) {
        System.arraycopy(records[phase], 0, inputs, base, words);
        done++;
      } else {
        Arrays.fill(inputs, base, base + words, 0);
        inputs[base + resetAt] = started ? 1 : 0;
      }
      started = true;
    }
  }
}
