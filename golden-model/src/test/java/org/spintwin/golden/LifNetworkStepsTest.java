// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Settings;
import org.spintwin.spec.LifNetworkChip.Source;
import org.spintwin.spec.LifNetworkChip.Synapse;

/** Steps worked out by hand from {@code docs/chips/lif-network.md}. */
final class LifNetworkStepsTest {
  private static final int Q = 4;
  private static final int ONE = 1 << Q;
  private static final Settings SUM = new Settings(ONE, 0, 0, 0, 0, 0);

  private static Source source(int layer, int delay, int shift, Integer... elements) {
    return new Source(layer, delay, shift, List.of(elements));
  }

  /** A layer of membranes of 8 bits and currents of 7 bits. */
  private static Layer layer(
      boolean fires,
      boolean subtracts,
      Synapse synapse,
      Settings settings,
      int[][] codes,
      Source... sources) {
    int neurons = codes.length;
    return new Layer(
        "layer",
        neurons,
        1,
        fires,
        subtracts,
        synapse,
        List.of(sources),
        8,
        0,
        8,
        7,
        Q,
        codes,
        List.of(settings));
  }

  private static LifNetworkSteps network(int inputs, int inputBits, Layer... layers) {
    return new LifNetworkSteps(
        new LifNetworkChip(
            "network", 1e6, inputs, inputBits, List.of(layers), List.of(layers.length)));
  }

  private static Layer single(
      boolean fires, boolean subtracts, Synapse synapse, Settings settings, int code) {
    return layer(fires, subtracts, synapse, settings, new int[][] {{code}}, source(0, 0, 0));
  }

  private static long[] membranes(LifNetworkSteps steps, int... inputs) {
    long[] membranes = new long[inputs.length];
    for (int t = 0; t < inputs.length; t++) {
      steps.step(new long[] {inputs[t]}, false);
      membranes[t] = steps.membranes(1)[0];
    }
    return membranes;
  }

  @Test
  void aMembraneLeaksAQuarterOfItRoundedToTheNearestHalfUpwards() {
    Settings quarter = new Settings(4, 0, 0, 0, 0, 0);
    LifNetworkSteps steps = network(1, 1, single(false, false, Synapse.NONE, quarter, 10));
    // 10; 10 - 2.5 up to 3; + 10; 17 - 4.25; + 10; 23 - 5.75; 17 - 4.25; 13 - 3.25
    assertThat(membranes(steps, 1, 1, 1, 0, 0)).containsExactly(10, 17, 23, 17, 13);
    steps = network(1, 1, single(false, false, Synapse.NONE, quarter, -10));
    // -10; -10 + 2.5 to 2; -8 + 2
    assertThat(membranes(steps, 1, 0, 0)).containsExactly(-10, -8, -6);
  }

  @Test
  void aNeuronFiresAboveItsThresholdOnlyAndIsSetToItsResetValue() {
    Settings settings = new Settings(0, 0, 0, 0, 20, -5);
    LifNetworkSteps steps = network(1, 1, single(true, false, Synapse.NONE, settings, 10));
    steps.step(new long[] {1}, false);
    steps.step(new long[] {1}, false);
    assertThat(steps.membranes(1)).containsExactly(20);
    assertThat(steps.answers(1)).containsExactly(0);
    steps.step(new long[] {1}, false);
    assertThat(steps.compared(1)).containsExactly(30);
    assertThat(steps.membranes(1)).containsExactly(-5);
    assertThat(steps.answers(1)).containsExactly(1);
  }

  @Test
  void aSpikeMaySubtractAndThatMayClip() {
    Settings settings = new Settings(0, 0, 1, 0, 20, 21);
    LifNetworkSteps steps = network(1, 1, single(true, true, Synapse.NONE, settings, 10));
    assertThat(membranes(steps, 1, 1)).containsExactly(11, 1);
    Settings away = new Settings(0, 0, 0, 0, -1, -100);
    steps = network(1, 1, single(true, true, Synapse.NONE, away, 50));
    assertThat(membranes(steps, 1)).containsExactly(127);
    assertThat(steps.clips(1)).isEqualTo(1);
    assertThat(steps.saturated()).isTrue();
  }

  @Test
  void aCurrentDrivesTheMembraneInItsOwnStepOrInTheNext() {
    Settings settings = new Settings(0, 8, 0, 2, 0, 0);
    LifNetworkSteps now = network(1, 1, single(false, false, Synapse.NOW, settings, 30));
    // I: 32; 32 - 16 + 2 = 18; 18 - 9 + 2 = 11
    assertThat(membranes(now, 1, 0, 0)).containsExactly(32, 50, 61);
    assertThat(now.currents(1)).containsExactly(11);
    LifNetworkSteps before = network(1, 1, single(false, false, Synapse.BEFORE, settings, 30));
    assertThat(membranes(before, 1, 0, 0)).containsExactly(0, 32, 50);
    assertThat(before.currents(1)).containsExactly(11);
  }

  @Test
  void currentsAndMembranesAreClippedEachInItsWidth() {
    Settings settings = new Settings(0, 0, 100, 0, 0, 0);
    LifNetworkSteps steps = network(1, 1, single(false, false, Synapse.NOW, settings, 127));
    steps.step(new long[] {1}, false);
    assertThat(steps.currents(1)).containsExactly(63);
    assertThat(steps.membranes(1)).containsExactly(127);
    assertThat(steps.clips(1)).isEqualTo(2);
    steps.step(new long[] {0}, true);
    assertThat(steps.membranes(1)).containsExactly(100);
    assertThat(steps.saturated()).isFalse();
  }

  @Test
  void columnsAreElementsOfSeveralSourcesEachShifted() {
    LifNetworkSteps steps =
        network(
            3,
            6,
            layer(
                false,
                false,
                Synapse.NONE,
                SUM,
                new int[][] {{1, 2, 3}, {0, 0, -1}},
                source(0, 0, 0, 2, 0),
                source(0, 0, 1, 1)));
    steps.step(new long[] {-7, 5, 11}, false);
    assertThat(steps.answers(1)).containsExactly(11 - 14 + 30, -10);
  }

  @Test
  void layersReadAnswersOfThisStepOfTheOneBeforeAndOfOlderOnes() {
    Layer first =
        layer(
            false,
            false,
            Synapse.NONE,
            SUM,
            new int[][] {{1, 10}},
            source(0, 0, 0),
            source(2, 1, 0));
    Layer second =
        layer(
            false,
            false,
            Synapse.NONE,
            SUM,
            new int[][] {{1, 1, 1}},
            source(1, 0, 0),
            source(0, 2, 0),
            source(2, 3, 0));
    LifNetworkSteps steps = network(1, 8, first, second);
    // first(t) = x(t) + 10 second(t-1); second(t) = first(t) + x(t-2) + second(t-3)
    long[][] expected = {{3, 3}, {30, 30}, {127, 127}, {127, 127}};
    for (int t = 0; t < expected.length; t++) {
      steps.step(new long[] {t == 0 ? 3 : 0}, false);
      assertThat(steps.answers(1)).as("step %d", t).containsExactly(expected[t][0]);
      assertThat(steps.answers(2)).as("step %d", t).containsExactly(expected[t][1]);
    }
    steps.step(new long[] {-2}, true);
    assertThat(steps.answers(1)).containsExactly(-2);
    assertThat(steps.answers(2)).containsExactly(-2);
    steps.step(new long[] {0}, false);
    assertThat(steps.answers(2)).containsExactly(-20);
  }
}
