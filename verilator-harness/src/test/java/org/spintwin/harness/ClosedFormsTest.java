// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.golden.MramLifModel;
import org.spintwin.golden.MramLifSteps;
import org.spintwin.spec.Decay;
import org.spintwin.spec.InhibitionSpec;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.LifSpec.PspShape;
import org.spintwin.spec.TwinImage;

/** What a leaky integrate-and-fire network does by its equations, on the golden model. */
final class ClosedFormsTest {
  private static final int FRACTION = 8;
  private static final double UNIT = 1 << FRACTION;
  private static final Decay LEAK = Decay.shift(ClosedFormChips.LEAK_SHIFT);

  private static LifSpec pulses(int refractory) {
    return ClosedFormChips.neuron(FRACTION, PspShape.PULSE, 0, LEAK, refractory);
  }

  /** The excitatory trace, raw, at t = 0 (the input's step) to {@code last}. */
  private static int[] epsp(int fractionBits, int k, int code, int last) {
    var neuron = ClosedFormChips.neuron(fractionBits, PspShape.EXPONENTIAL, k, LEAK);
    var steps = new MramLifSteps(ClosedFormChips.of(neuron, code));
    int[] trace = new int[last + 1];
    for (int t = 0; t <= last; t++) {
      steps.step(new long[] {t == 0 ? 1 : 0});
      trace[t] = steps.traceE()[0];
    }
    return trace;
  }

  @Test
  void withoutFractionBitsAPotentialSticks() {
    int[] trace = epsp(0, 4, 1000, 2000);
    assertThat(trace[0]).isEqualTo(1000);
    assertThat(trace[200]).isEqualTo(15);
    assertThat(trace[2000]).isEqualTo(15);
  }

  @ParameterizedTest
  @CsvSource({"0, 1000.00", "15, 379.83", "64, 16.11", "200, 0.06"})
  void withEightFractionBitsAPotentialHasItsTabulatedValue(int t, BigDecimal expected) {
    BigDecimal value = new BigDecimal(epsp(FRACTION, 4, 1000, 200)[t] / UNIT);
    assertThat(value.setScale(2, RoundingMode.HALF_EVEN)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"2, 1000", "4, 1000", "4, 15", "5, 1", "6, 4000"})
  void aPotentialStaysWithinAStepOfTheExponentialOverFourTimeConstants(int k, int code) {
    int tau = 1 << k;
    int[] trace = epsp(FRACTION, k, code, 4 * tau);
    for (int t = 0; t < trace.length; t++) {
      double ideal = code * StrictMath.pow(1 - 1.0 / tau, t);
      assertThat(trace[t] / UNIT).as("t = %d", t).isCloseTo(ideal, within(1.0));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 8, 100})
  void theHighestRateIsOneInRefractoryTimePlusOne(int refractory) {
    var steps = new MramLifSteps(ClosedFormChips.of(pulses(refractory), 30_000));
    for (int t = 0; t < 50 * (refractory + 1); t++) {
      steps.step(new long[] {1});
      assertThat(steps.spiked(0)).as("step %d", t).isEqualTo(t % (refractory + 1) == 0);
    }
  }

  @Test
  void noSpikeFollowsAnotherWithinTheRefractoryTime() {
    long seed = 20_250_731;
    var random = new SplittableRandom(seed);
    var steps = new MramLifSteps(ClosedFormChips.of(pulses(8), 30_000, 3000, -2000, 900));
    int last = -9;
    int spikes = 0;
    for (int t = 0; t < 20_000; t++) {
      steps.step(new long[] {random.nextInt(16)});
      if (steps.spiked(0)) {
        assertThat(t - last).as("seed %d, step %d", seed, t).isGreaterThan(8);
        last = t;
        spikes++;
      }
    }
    assertThat(spikes).isGreaterThan(1000);
  }

  @Test
  void moreInputNeverMeansFewerSpikes() {
    int before = 0;
    for (int current = 0; current <= 4096; current += 16) {
      var steps = new MramLifSteps(ClosedFormChips.of(pulses(8), current));
      int spikes = 0;
      for (int t = 0; t < 900; t++) {
        steps.step(new long[] {1});
        spikes += steps.spiked(0) ? 1 : 0;
      }
      assertThat(spikes).as("input %d", current).isGreaterThanOrEqualTo(before);
      before = spikes;
    }
    assertThat(before).isEqualTo(100);
  }

  @Test
  void pulsesAddInTimeOnlyIfCloseEnough() {
    // 2500 + 2500 * (63/64)^n reaches 4096 up to n = 28: ln(1596 / 2500) / ln(63 / 64) = 28.5.
    for (int gap : new int[] {1, 10, 28, 29, 60}) {
      var steps = new MramLifSteps(ClosedFormChips.of(pulses(8), 2500));
      for (int t = 0; t < gap; t++) {
        steps.step(new long[] {t == 0 ? 1 : 0});
        assertThat(steps.spiked(0)).isFalse();
      }
      steps.step(new long[] {1});
      assertThat(steps.spiked(0)).as("gap %d", gap).isEqualTo(gap <= 28);
    }
  }

  @Test
  void inputsAddInSpace() {
    for (int spikes = 0; spikes < 8; spikes++) {
      var steps = new MramLifSteps(ClosedFormChips.of(pulses(8), 1500, 1400, 1300));
      steps.step(new long[] {spikes});
      assertThat(steps.spiked(0)).as("inputs %d", spikes).isEqualTo(spikes == 7);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PULSE", "EXPONENTIAL", "ALPHA"})
  void equalExcitationAndInhibitionCancelExactly(PspShape shape) {
    int k = shape == PspShape.PULSE ? 0 : 4;
    var neuron = ClosedFormChips.neuron(FRACTION, shape, k, LEAK);
    var steps = new MramLifSteps(ClosedFormChips.of(neuron, 700, -700));
    var random = new SplittableRandom(7);
    for (int t = 0; t < 1000; t++) {
      steps.step(new long[] {random.nextInt(10) == 0 ? 3 : 0});
      assertThat(steps.membrane()[0]).isZero();
      assertThat(steps.spiked(0)).isFalse();
    }
    assertThat(steps.traceE()[0]).isEqualTo(steps.traceI()[0]);
  }

  @Test
  void aStrongerInhibitionPullsTheMembraneBelowRest() {
    var steps = new MramLifSteps(ClosedFormChips.of(pulses(8), 700, -701));
    steps.step(new long[] {3});
    assertThat(steps.membrane()[0]).isEqualTo(-256);
  }

  @Test
  void theStrongestNeuronTakesAll() {
    int[][] codes = {{460}, {620}, {500}, {300}};
    var inhibition =
        new InhibitionSpec(InhibitionSpec.Topology.ALL, 0, null, ClosedFormChips.THRESHOLD);
    // The winner needs 7 steps; in as many, the next best climbs to 3340 before it is put back.
    assertThat(spikeCounts(ClosedFormChips.of(pulses(0), inhibition, codes)))
        .containsExactly(0, 142, 0, 0);
    assertThat(spikeCounts(ClosedFormChips.of(pulses(0), InhibitionSpec.none(), codes)))
        .containsExactly(100, 142, 111, 62);
  }

  private static List<Integer> spikeCounts(TwinImage image) {
    var steps = new MramLifSteps(image);
    List<Integer> counts = new ArrayList<>(List.of(0, 0, 0, 0));
    for (int t = 0; t < 1000; t++) {
      steps.step(new long[] {1});
      for (int n = 0; n < counts.size(); n++) {
        counts.set(n, counts.get(n) + (steps.spiked(n) ? 1 : 0));
      }
    }
    return counts;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7, 16, 255})
  void theSpikeTrainByStepsIsTheSameAtAnyDivider(int divider) {
    int[][] codes = {{900, -300, 50}, {400, 2000, -700}, {1200, 800, 600}};
    var neuron = ClosedFormChips.neuron(FRACTION, PspShape.EXPONENTIAL, 3, LEAK);
    var inhibition = new InhibitionSpec(InhibitionSpec.Topology.ALL, 0, null, 500);
    TwinImage image = ClosedFormChips.of(neuron, inhibition, codes);
    var steps = new MramLifSteps(image);
    var inputs = new SplittableRandom(3);
    var arrival = new SplittableRandom(divider);
    List<Long> expected = new ArrayList<>();
    List<Long> found = new ArrayList<>();

    var chip = new BlockDriver(MramLifModel.chip(withDivider(image, divider)).golden());
    for (int step = 0; step < 300; step++) {
      long spikes = inputs.nextInt(8);
      steps.step(new long[] {spikes});
      long spiked = 0;
      for (int n = 0; n < codes.length; n++) {
        spiked |= steps.spiked(n) ? 1L << n : 0;
      }
      expected.add(spiked);
      int clocks = step == 0 ? 1 : Math.max(1, divider);
      int when = arrival.nextInt(clocks);
      for (int clock = 0; clock < clocks; clock++) {
        clock(chip, clock == when ? spikes : 0, found);
      }
    }
    // The last step is latched; its spikes appear two clocks later.
    clock(chip, 0, found);
    clock(chip, 0, found);
    assertThat(found.subList(0, expected.size())).isEqualTo(expected);
    assertThat(expected).contains(1L, 2L, 4L);
  }

  private static void clock(BlockDriver chip, long spikes, List<Long> found) {
    chip.set("spikes_i", spikes).clock();
    if (chip.get("spikes_valid_o") != 0) {
      found.add(chip.get("spikes_o"));
    }
  }

  private static TwinImage withDivider(TwinImage image, long divider) {
    var parameters = BlockContract.with(image.parameters(), "INIT_DIVIDER", divider);
    return new TwinImage(image.spec(), parameters, image.codes(), image.inhibitory(), image.mask());
  }
}
