// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.spec.LayerNeuronSpec;

abstract class LayerNeuronContractTest extends BlockContract {
  private static final long SEEDS = Boolean.getBoolean("spintwin.full") ? 100 : 10;

  /** Two groups of two lanes, one of them padding; coefficients in sixteenths. */
  private static final Map<String, Long> FIRING =
      shape(
          Map.of(),
          "NEURONS=3 LANES=2 SUM_BITS=10 MEMBRANE_BITS=8 CURRENT_BITS=9 COEFFICIENT_BITS=4"
              + " OWN_SETTINGS=1");

  /** Three groups of a neuron, which hear each other. */
  private static final Map<String, Long> READOUT =
      shape(FIRING, "LANES=1 FIRES=0 LEAKS=0 OWN_SETTINGS=0 RECURRENT=1 CURRENT_SHIFT=2");

  private static final Map<String, Long> SUBTRACTING =
      shape(FIRING, "SYNAPSE=1 RESET_SUBTRACT=1 OWN_SETTINGS=0 RECURRENT=1");

  private static final Map<String, Long> DELAYED =
      shape(FIRING, "LANES=3 SYNAPSE=2 LEAKS=0 RESET_SUBTRACT=1");

  private static final Map<String, Long> LEAKY_READOUT =
      shape(FIRING, "SYNAPSE=2 FIRES=0 MEMBRANE_BITS=4 SUM_BITS=2 CURRENT_BITS=5");

  private static final Map<String, Long> WIDEST =
      shape(
          SUBTRACTING,
          "SUM_BITS=56 CURRENT_SHIFT=6 MEMBRANE_BITS=40 CURRENT_BITS=40 COEFFICIENT_BITS=20"
              + " OWN_SETTINGS=1");

  private static final List<Map<String, Long>> RARE = List.of(DELAYED, LEAKY_READOUT, WIDEST);

  static Stream<Map<String, Long>> shapes() {
    return Stream.concat(Stream.of(FIRING, READOUT, SUBTRACTING), RARE.stream());
  }

  /** Whether shapes whose Verilog would have to be built for them alone are left out. */
  boolean quick() {
    return false;
  }

  /** Parameters on top of others. */
  private static Map<String, Long> shape(Map<String, Long> others, String assignments) {
    Map<String, Long> all = new HashMap<>(others);
    for (String assignment : assignments.split(" ")) {
      String[] sides = assignment.split("=");
      all.put(sides[0], Long.parseLong(sides[1]));
    }
    return all;
  }

  private static LayerReference reference(Map<String, Long> parameters) {
    return new LayerReference(LayerNeuronSpec.BLOCK.resolve(parameters));
  }

  private static int number(Map<String, Long> parameters, String name) {
    return LayerNeuronSpec.BLOCK.resolve(parameters).get(name).intValue();
  }

  /** Presents the sums of a group. */
  private static BlockDriver present(BlockDriver neurons, Map<String, Long> shape, long... sums) {
    for (int l = 0; l < sums.length; l++) {
      neurons.set("sums_i", l, number(shape, "SUM_BITS"), sums[l]);
    }
    return neurons.set("valid_i", 1).clock().set("valid_i", 0);
  }

  /** Presents all groups, one a clock, and waits for the answers. */
  private static void step(BlockDriver neurons, Map<String, Long> shape, long... sums) {
    int lanes = number(shape, "LANES");
    for (int first = 0; first < sums.length; first += lanes) {
      present(
          neurons, shape, IntStream.range(first, first + lanes).mapToLong(n -> sums[n]).toArray());
    }
    for (int edge = 1; edge < number(shape, "STAGES"); edge++) {
      assertThat(neurons.get("done_o")).as("edge %d", edge).isZero();
      neurons.clock();
    }
    assertThat(neurons.get("done_o")).isEqualTo(1);
  }

  private static void assertAnswers(BlockDriver neurons, int bits, long... answers) {
    for (int n = 0; n < answers.length; n++) {
      long answer = neurons.get("answers_o", n, bits);
      assertThat(bits == 1 ? -answer : answer).as("neuron %d", n).isEqualTo(answers[n]);
    }
  }

  private BlockDriver loaded(Map<String, Long> shape, LayerReference reference) {
    assumeThat(quick() && RARE.contains(shape)).as("-Dspintwin.full=true").isFalse();
    BlockDriver neurons = block(shape);
    neurons.load("settings_q", reference.words());
    // The settings of group 0 are read an edge before it comes.
    return neurons.clock();
  }

  /** Membranes of -128 to 127 that lose 5/16 in a step, fire above 20 and start again at -7. */
  private BlockDriver firing() {
    LayerReference settings = reference(FIRING);
    for (int place = 0; place < 4; place++) {
      settings.settings(place, 0, 5, 0, 0, 20, -7);
    }
    return loaded(FIRING, settings);
  }

  private static void assertMembranes(BlockDriver neurons, int... bytes) {
    assertThat(neurons.memory("state_q"))
        .containsExactly(bytes[0] & 255 | (bytes[1] & 255) << 8, bytes[2] & 255);
  }

  @Test
  void aLeakIsRoundedToTheNearestAndHalvesUpwards() {
    BlockDriver neurons = firing();
    neurons.set("first_i", 1);
    step(neurons, FIRING, 10, -10, -8, 0);
    assertMembranes(neurons, 10, -10, -8);
    neurons.set("first_i", 0);
    step(neurons, FIRING, 0, 0, 0, 0);
    // 50/16 is 3, -50/16 is -3, and -40/16, which is -2.5, is -2.
    assertMembranes(neurons, 7, -7, -6);
  }

  @Test
  void onlyAMembraneAboveTheThresholdFires() {
    BlockDriver neurons = firing();
    neurons.set("first_i", 1);
    step(neurons, FIRING, 20, 21, 19, 0);
    assertAnswers(neurons, 1, 0, 1, 0);
    assertMembranes(neurons, 20, -7, 19);
    assertThat(neurons.get("saturated_o")).isZero();
  }

  @Test
  void whatIsBeyondAMembraneIsLimitedAndFires() {
    BlockDriver neurons = firing();
    neurons.set("first_i", 1);
    step(neurons, FIRING, 0, 0, -129, 0);
    assertMembranes(neurons, 0, 0, -128);
    assertThat(neurons.get("saturated_o")).isEqualTo(1);
    step(neurons, FIRING, 127, -128, 0, 0);
    assertThat(neurons.get("saturated_o")).isZero();
    step(neurons, FIRING, 128, -512, 0, 0);
    assertMembranes(neurons, -7, -128, 0);
    assertAnswers(neurons, 1, 1, 0, 0);
    assertThat(neurons.get("saturated_o")).isEqualTo(1);
  }

  @Test
  void paddingIsComputedButDoesNotSaturate() {
    BlockDriver neurons = firing();
    step(neurons, FIRING, 0, 0, 0, -512);
    assertThat(neurons.get("saturated_o")).isZero();
    assertThat(neurons.memory("state_q")).containsExactly(0, 0x8000);
    // The same lane of another group is no padding.
    step(neurons, FIRING, 0, -512, 0, 0);
    assertThat(neurons.get("saturated_o")).isEqualTo(1);
  }

  @Test
  void saturationIsKeptUntilTheNextStepsFirstGroupIsThere() {
    BlockDriver neurons = firing();
    step(neurons, FIRING, 0, -512, 0, 0);
    present(neurons.clock(), FIRING, 0, 0);
    present(neurons, FIRING, 0, 0).clock();
    assertThat(neurons.get("saturated_o")).isEqualTo(1);
    assertThat(neurons.clock().get("saturated_o")).isZero();
    assertThat(neurons.get("done_o")).isZero();
    assertThat(neurons.clock().get("done_o")).isEqualTo(1);
  }

  @Test
  void eachNeuronHasItsOwnSettings() {
    LayerReference settings =
        reference(FIRING)
            .settings(0, 3, 0, 0, 0, 10, 1)
            .settings(1, -3, 16, 0, 0, 11, 2)
            .settings(2, 0, 31, 0, 0, 127, 3);
    BlockDriver neurons = loaded(FIRING, settings);
    neurons.set("first_i", 1);
    step(neurons, FIRING, 5, 5, 5, 0);
    neurons.set("first_i", 0);
    assertMembranes(neurons, 8, 2, 5);
    // 5 - floor((155 + 8)/16) is -5.
    step(neurons, FIRING, 0, 14, 0, 0);
    assertMembranes(neurons, 1, 11, -5);
    assertAnswers(neurons, 1, 1, 0, 0);
  }

  @Test
  void theFirstStepOfASequenceForgetsTheState() {
    BlockDriver neurons = firing();
    step(neurons, FIRING, 19, -100, 15, 0);
    neurons.set("first_i", 1);
    step(neurons, FIRING, 1, 2, 3, 0);
    assertMembranes(neurons, 1, 2, 3);
  }

  @Test
  void answersMoveUpGroupByGroupAndAreClearedAtOnce() {
    BlockDriver neurons = firing();
    step(neurons, FIRING, 99, 0, 99, 0);
    assertAnswers(neurons, 1, 1, 0, 1);
    neurons.clock();
    present(neurons, FIRING, 0, 99);
    neurons.clock().clock();
    assertAnswers(neurons, 1, 1, 0, 1);
    assertAnswers(neurons.clock(), 1, 1, 0, 0);
    present(neurons, FIRING, 0, 0).clock().clock();
    assertAnswers(neurons.clock(), 1, 0, 1, 0);
    neurons.set("clear_i", 1).clock().set("clear_i", 0);
    assertAnswers(neurons, 1, 0, 0, 0);
  }

  @Test
  void answersThatDriveTheLayerChangeWhenTheStepIsDone() {
    BlockDriver neurons = loaded(READOUT, reference(READOUT).settings(0, -2, 0, 0, 0, 0, 0));
    neurons.set("first_i", 1);
    step(neurons, READOUT, 1, -2, 3);
    assertAnswers(neurons, 8, 2, -10, 10);
    neurons.clock().set("first_i", 0);
    for (int group = 0; group < 3; group++) {
      present(neurons, READOUT, group);
    }
    for (int edge = 1; edge < 4; edge++) {
      assertAnswers(neurons, 8, 2, -10, 10);
      neurons.clock();
    }
    assertAnswers(neurons, 8, 0, -8, 16);
    neurons.set("clear_i", 1).clock().set("clear_i", 0);
    assertAnswers(neurons, 8, 0, 0, 0);
    step(neurons, READOUT, 0, 0, 0);
    assertAnswers(neurons, 8, -2, -10, 14);
  }

  @Test
  void aCurrentDrivesTheMembraneAtOnce() {
    // Half of a current, a quarter of a membrane is lost; a spike takes 30.
    LayerReference settings = reference(SUBTRACTING).settings(0, 1, 4, -1, 8, 40, 30);
    BlockDriver neurons = loaded(SUBTRACTING, settings);
    neurons.set("first_i", 1);
    step(neurons, SUBTRACTING, 21, 41, -300, 0);
    // Currents 20, 40, -256 (limited); membranes 21, 41 less 30, -128 (limited).
    assertThat(neurons.memory("state_q")[0]).isEqualTo(21 | 11 << 8 | 20 << 16 | 40 << 25);
    assertThat(neurons.memory("state_q")[1] & 0x1FF_00FF).isEqualTo(0x80 | 0x100 << 16);
    assertAnswers(neurons, 1, 0, 1, 0);
    assertThat(neurons.get("saturated_o")).isEqualTo(1);
    neurons.clock().set("first_i", 0);
    step(neurons, SUBTRACTING, 0, 0, 511, 0);
    // Currents 9, 19, 255 (limited); membranes 21 - 5 + 9 + 1, 11 - 3 + 19 + 1, 127 - 30.
    assertThat(neurons.memory("state_q")[0]).isEqualTo(26 | 28 << 8 | 9 << 16 | 19 << 25);
    assertAnswers(neurons, 1, 0, 0, 1);
  }

  @Test
  void aSubtractionIsLimitedToo() {
    LayerReference settings = reference(SUBTRACTING).settings(0, 0, 0, 0, 0, 0, -100);
    BlockDriver neurons = loaded(SUBTRACTING, settings);
    neurons.set("first_i", 1);
    step(neurons, SUBTRACTING, 27, 28, 0, 0);
    assertThat(neurons.memory("state_q")[0] & 0xFFFF).isEqualTo(0x7F7F);
    assertThat(neurons.get("saturated_o")).isEqualTo(1);
    step(neurons, SUBTRACTING, 27, 27, 0, 0);
    assertThat(neurons.get("saturated_o")).isZero();
  }

  @Test
  void aCurrentDrivesTheMembraneAStepLater() {
    LayerReference settings = reference(DELAYED);
    for (int place = 0; place < 3; place++) {
      settings.settings(place, 0, 0, 0, 8, 40, 40);
    }
    BlockDriver neurons = loaded(DELAYED, settings);
    neurons.set("first_i", 1);
    step(neurons, DELAYED, 32, 50, 0);
    assertAnswers(neurons, 1, 0, 0, 0);
    assertThat(neurons.memory("state_q")[0] & 0xFFFFFF).isZero();
    neurons.clock().set("first_i", 0);
    step(neurons, DELAYED, 0, 0, 0);
    assertAnswers(neurons, 1, 0, 1, 0);
    assertThat(neurons.memory("state_q")[0]).isEqualTo(32 | 10 << 8 | 16L << 24 | 25L << 33);
    neurons.clock().set("first_i", 1);
    step(neurons, DELAYED, 0, 0, 0);
    assertThat(neurons.memory("state_q")).containsExactly(0);
  }

  @Test
  void aResetDropsGroupsUnderWayAndBeginsWithTheFirst() {
    BlockDriver neurons = firing();
    step(neurons, FIRING, 99, 1, -512, 0);
    assertMembranes(neurons, -7, 1, -128);
    long[] state = neurons.memory("state_q");
    present(neurons.clock(), FIRING, 50, 50);
    neurons.set("rst_ni", 0).set("valid_i", 1).clock().set("rst_ni", 1).set("valid_i", 0);
    for (int clock = 0; clock < 6; clock++) {
      assertAnswers(neurons, 1, 0, 0, 0);
      assertThat(neurons.get("done_o")).isZero();
      assertThat(neurons.get("saturated_o")).isZero();
      neurons.clock();
    }
    assertThat(neurons.memory("state_q")).isEqualTo(state);
    neurons.set("first_i", 1);
    step(neurons, FIRING, 3, 4, 5, 0);
    assertMembranes(neurons, 3, 4, 5);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void stepsAreThoseOfNumbersOfAnySize(Map<String, Long> shape) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      var random = new SplittableRandom(seed);
      LayerReference reference = reference(shape);
      reference.drawSettings(random);
      BlockDriver neurons = loaded(shape, reference);
      for (int step = 0; step < 25; step++) {
        boolean first = step == 0 || random.nextInt(8) == 0;
        long[] sums =
            LongStream.generate(() -> LayerReference.signed(random, number(shape, "SUM_BITS")))
                .limit(reference.membranes.length)
                .toArray();
        reference.step(sums, first);
        neurons.set("first_i", first ? 1 : 0);
        step(neurons, shape, sums);
        String where = "seed " + seed + ", step " + step;
        int bits = number(shape, "ANSWER_BITS");
        for (int n = 0; n < number(shape, "NEURONS"); n++) {
          long answer = neurons.get("answers_o", n, bits);
          assertThat(bits == 1 ? -answer : answer)
              .as("%s, neuron %d", where, n)
              .isEqualTo(reference.answers[n].longValueExact());
        }
        assertThat(neurons.bit("saturated_o", 0)).as(where).isEqualTo(reference.saturated);
        assertThat(neurons.memory("state_q")).as(where).isEqualTo(reference.state());
        neurons.clock();
      }
    }
  }
}
