// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.spintwin.harness.Stimulus;
import org.spintwin.io.SpikeTrain;
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;
import org.spintwin.spec.Register.Access;
import org.spintwin.spec.RegisterFileSpec;

class RandomStimulusTest {
  private static final Map<String, Long> VALUES =
      MramLifSpec.BLOCK.resolve(Map.of("INPUTS", 70L, "NEURONS", 5L));
  private static final RecordLayout LAYOUT = RecordLayout.inputs(MramLifSpec.BLOCK, VALUES);
  private static final int CLOCKS = 20_000;

  @Test
  void doesNotDependOnHowItIsCutAndComesAgain() {
    Stimulus stimulus = new RandomStimulus(LAYOUT, VALUES, 5);
    long[] whole = fill(stimulus, CLOCKS);
    stimulus.restart();
    long[] pieces = new long[whole.length];
    for (int clock = 0; clock < CLOCKS; ) {
      int clocks = Math.min(1 + clock % 97, CLOCKS - clock);
      long[] piece = fill(stimulus, clocks);
      System.arraycopy(piece, 0, pieces, clock * LAYOUT.words(), piece.length);
      clock += clocks;
    }
    assertThat(pieces).isEqualTo(whole);
    assertThat(fill(new RandomStimulus(LAYOUT, VALUES, 6), CLOCKS)).isNotEqualTo(whole);
  }

  @Test
  void leavesTheBitsAboveEachSignalZero() {
    long[] records = fill(new RandomStimulus(LAYOUT, VALUES, 1), CLOCKS);
    for (int base = 0; base < records.length; base += LAYOUT.words()) {
      for (Signal signal : LAYOUT.signals()) {
        int lastWord = base + signal.offset() + signal.words() - 1;
        int bits = signal.bits() - 64 * (signal.words() - 1);
        assertThat(bits == 64 ? 0 : records[lastWord] >>> bits).as(signal.name()).isZero();
      }
    }
  }

  @Test
  void reachesEveryRegisterResetsInMidRunAndIdles() {
    long[] records = fill(new RandomStimulus(LAYOUT, VALUES, 1), 10 * CLOCKS);
    Set<Long> written = new HashSet<>();
    Set<Long> read = new HashSet<>();
    long resets = 0;
    long idle = 0;
    long full = 0;
    Signal spikes = LAYOUT.signal("spikes_i");
    for (int base = 0; base < records.length; base += LAYOUT.words()) {
      if (LAYOUT.signal("cfg_valid_i").get(records, base, 0) != 0) {
        boolean write = LAYOUT.signal("cfg_write_i").get(records, base, 0) != 0;
        (write ? written : read).add(LAYOUT.signal("cfg_address_i").get(records, base, 0));
      }
      resets += LAYOUT.signal("rst_ni").get(records, base, 0) == 0 ? 1 : 0;
      int count = 0;
      for (int input = 0; input < spikes.elements(); input++) {
        count += (int) spikes.get(records, base, input);
      }
      idle += count == 0 ? 1 : 0;
      full += count == 70 ? 1 : 0;
    }
    RegisterFileSpec.REGISTERS.forEach(
        r -> {
          assertThat(read).contains((long) r.address());
          if (r.access() != Access.READ_ONLY) {
            assertThat(written).contains((long) r.address());
          }
        });
    assertThat(written).as("unmapped addresses").contains(0xFFL);
    assertThat(resets).isGreaterThan(20);
    assertThat(idle).isGreaterThan(CLOCKS);
    assertThat(full).isGreaterThan(CLOCKS);
  }

  @Test
  void spikesOfAFileComeOnTheClockThatLatchesTheirStep() {
    SpikeTrain train = new SpikeTrain(70, 3);
    train.add(0, 69);
    train.add(2, 1);
    Stimulus stimulus = new SpikeStimulus(LAYOUT, train, 4);
    assertThat(SpikeStimulus.clocks(train, 4)).isEqualTo(12);
    long[] records = fill(stimulus, 12);
    for (int clock = 0; clock < 12; clock++) {
      int base = clock * LAYOUT.words();
      Signal spikes = LAYOUT.signal("spikes_i");
      assertThat(LAYOUT.signal("rst_ni").get(records, base, 0)).isEqualTo(clock == 0 ? 0 : 1);
      assertThat(spikes.get(records, base, 69)).isEqualTo(clock == 1 ? 1 : 0);
      assertThat(spikes.get(records, base, 1)).isEqualTo(clock == 9 ? 1 : 0);
    }
  }

  private static long[] fill(Stimulus stimulus, int clocks) {
    long[] records = new long[clocks * LAYOUT.words()];
    stimulus.fill(records, clocks);
    return records;
  }
}
