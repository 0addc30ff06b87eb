// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spintwin.harness.ClosedFormChips.LEAK_SHIFT;
import static org.spintwin.harness.ClosedFormChips.REFRACTORY;
import static org.spintwin.harness.ClosedFormChips.THRESHOLD;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.MramLifModel;
import org.spintwin.golden.MramLifSteps;
import org.spintwin.spec.Decay;
import org.spintwin.spec.InhibitionSpec;
import org.spintwin.spec.LifSpec.PspShape;
import org.spintwin.spec.TwinImage;

/**
 * Steps between the spikes of a neuron under constant input: threshold 4096, leak V / 2^6, 8
 * refractory steps, reset to 0. Against the closed form R + ceil(ln(1 - Vth / (I 2^k)) / ln(1 -
 * 2^-k)), and exactly against a table worked out by hand.
 */
@Execution(ExecutionMode.CONCURRENT)
final class InterspikeTableTest {
  private static final int[] CURRENTS = {63, 65, 80, 128, 256, 512, 1024};
  private static final int NONE = 0;
  private static final List<Integer> WITHOUT_FRACTION = List.of(NONE, 247, 109, 52, 27, 17, 13);
  private static final List<Integer> WITH_FRACTION = List.of(NONE, 273, 111, 53, 27, 17, 13);
  private static final List<Integer> CLOSED_FORM = List.of(NONE, 274, 111, 53, 27, 17, 13);
  private static final int STEPS = 2000;

  /** One neuron for each current, all driven by one input that never rests. */
  private static TwinImage chip(int fractionBits) {
    int[][] codes = new int[CURRENTS.length][1];
    for (int n = 0; n < CURRENTS.length; n++) {
      codes[n][0] = CURRENTS[n];
    }
    var neuron = ClosedFormChips.neuron(fractionBits, PspShape.PULSE, 0, Decay.shift(LEAK_SHIFT));
    return ClosedFormChips.of(neuron, InhibitionSpec.none(), codes);
  }

  private static List<Integer> expected(int fractionBits) {
    return fractionBits == 0 ? WITHOUT_FRACTION : WITH_FRACTION;
  }

  @Test
  void theClosedFormGivesItsColumn() {
    List<Integer> intervals = new ArrayList<>();
    double memory = StrictMath.scalb(1.0, LEAK_SHIFT);
    for (int current : CURRENTS) {
      double rest = 1 - THRESHOLD / (current * memory);
      intervals.add(
          rest <= 0
              ? NONE
              : REFRACTORY
                  + (int) StrictMath.ceil(StrictMath.log(rest) / StrictMath.log(1 - 1 / memory)));
    }
    assertThat(intervals).isEqualTo(CLOSED_FORM);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8})
  void theStepModelFollowsTheTable(int fractionBits) {
    var steps = new MramLifSteps(chip(fractionBits));
    var record = new SpikeIntervals();
    for (int t = 0; t < STEPS; t++) {
      steps.step(new long[] {1});
      long spikes = 0;
      for (int n = 0; n < CURRENTS.length; n++) {
        spikes |= steps.spiked(n) ? 1L << n : 0;
      }
      record.step(spikes);
    }
    assertThat(record.intervals()).isEqualTo(expected(fractionBits));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8})
  void theClockExactModelFollowsTheTable(int fractionBits) {
    assertThat(clocked(MramLifModel.chip(chip(fractionBits)).golden()))
        .isEqualTo(expected(fractionBits));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8})
  @RequiresTool("verilator")
  void theVerilogFollowsTheTable(int fractionBits) {
    var verification = Verification.of(MramLifModel.chip(chip(fractionBits)));
    var library = verification.build(new VerilatorBuild(Fixtures.tools()), Variant.FAST);
    try (VerilatedModel model = verification.open(library)) {
      assertThat(clocked(model)).isEqualTo(expected(fractionBits));
    }
  }

  private static List<Integer> clocked(ClockedModel model) {
    var chip = new BlockDriver(model).set("spikes_i", 1);
    var record = new SpikeIntervals();
    while (record.steps < STEPS) {
      chip.clock();
      if (chip.get("spikes_valid_o") != 0) {
        record.step(chip.get("spikes_o"));
      }
    }
    return record.intervals();
  }

  /** Collects every interval of every neuron; the table holds only where all are alike. */
  private static final class SpikeIntervals {
    private final List<Set<Integer>> found = new ArrayList<>();
    private final int[] last = new int[CURRENTS.length];
    private int steps;

    SpikeIntervals() {
      for (int n = 0; n < CURRENTS.length; n++) {
        found.add(new LinkedHashSet<>());
        last[n] = -1;
      }
    }

    void step(long spikes) {
      for (int n = 0; n < last.length; n++) {
        if ((spikes >>> n & 1) != 0) {
          if (last[n] >= 0) {
            found.get(n).add(steps - last[n]);
          }
          last[n] = steps;
        }
      }
      steps++;
    }

    List<Integer> intervals() {
      List<Integer> intervals = new ArrayList<>();
      for (int n = 0; n < last.length; n++) {
        assertThat(found.get(n))
            .as("intervals at input %d", CURRENTS[n])
            .hasSize(last[n] < 0 ? 0 : 1);
        intervals.add(last[n] < 0 ? NONE : found.get(n).iterator().next());
      }
      return intervals;
    }
  }
}
