// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.spec.TwinImage;

/** The chips with streams do, step for step, what the step-exact model does. */
class AxiStepsTest {
  private static final int CHIPS = 40;
  private static final int STEPS = 40;

  private int spikes;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16, 64})
  void everyFoldedStepIsThatOfTheStepExactModel(int lanes) {
    for (int chip = 0; chip < CHIPS; chip++) {
      long seed = 1000L * lanes + chip;
      int groups = new SplittableRandom(seed).nextInt(1, 1 + Math.max(2, 48 / lanes));
      TwinImage image = RandomTwins.draw(seed, 40, lanes * groups);
      String name = "seed " + seed + ", " + lanes + " lanes, " + image.parameters();
      AxiChip folded = AxiChip.folded(image, lanes, seed);
      compare(image, folded, "u_folded_neuron.step_o", seed, name);
    }
    assertThat(spikes).as("spikes, without which nothing is shown").isGreaterThan(CHIPS * STEPS);
  }

  @Test
  void everyParallelStepIsThatOfTheStepExactModel() {
    for (int chip = 0; chip < CHIPS; chip++) {
      int neurons = new SplittableRandom(chip).nextInt(1, 80);
      TwinImage image = RandomTwins.draw(chip, 40, neurons);
      String name = "seed " + chip + ", parallel, " + image.parameters();
      compare(image, AxiChip.parallel(image, chip), "u_lif_neuron.valid_o", chip, name);
    }
    assertThat(spikes).as("spikes, without which nothing is shown").isGreaterThan(CHIPS * STEPS);
  }

  private void compare(TwinImage image, AxiChip chip, String stepSignal, long seed, String name) {
    var random = new SplittableRandom(seed);
    var steps = new MramLifSteps(image);
    chip.offers = random.nextInt(2, 17);
    chip.takes = random.nextInt(2, 17);
    List<BitSet> inputs = send(chip, random);
    List<List<Integer>> expected = new ArrayList<>();
    int finished = 0;
    while (chip.steps.size() < STEPS && chip.clocks < 1_000_000) {
      chip.clock();
      if (chip.get(stepSignal) != 0) {
        steps.step(words(inputs.get(finished), image.parameters().get("INPUTS").intValue()));
        assertThat(chip.get(stepSignal.replaceAll("step|valid", "saturated")) != 0)
            .as("saturated in step %d, %s", finished, name)
            .isEqualTo(steps.saturated());
        assertState(chip, steps, "step " + finished + ", " + name);
        expected.add(
            IntStream.range(0, steps.membrane().length).filter(steps::spiked).boxed().toList());
        finished++;
      }
    }
    assertThat(chip.steps.stream().map(AxiChip.Step::spikes).toList()).as(name).isEqualTo(expected);
    assertThat(expected).hasSize(STEPS);
    spikes += expected.stream().mapToInt(List::size).sum();
  }

  /** Random events in random order, some more than once, some of inputs that do not exist. */
  private static List<BitSet> send(AxiChip chip, SplittableRandom random) {
    int inputs = chip.values.get("INPUTS").intValue();
    List<BitSet> sent = new ArrayList<>();
    for (int s = 0; s < STEPS; s++) {
      var step = new BitSet();
      List<Integer> events = new ArrayList<>();
      int activity = random.nextInt(4);
      for (int i = 0; i < inputs; i++) {
        for (int copies = random.nextInt(4); copies > 0 && random.nextInt(4) < activity; copies--) {
          events.add(i);
          step.set(i);
        }
      }
      if (random.nextInt(4) == 0) {
        events.add(random.nextInt(inputs, 1 << 16));
      }
      Collections.shuffle(events, new Random(random.nextLong()));
      boolean alone = events.isEmpty() || random.nextBoolean();
      for (int e = 0; e < events.size(); e++) {
        chip.send(events.get(e), !alone && e == events.size() - 1);
      }
      if (alone) {
        chip.send(AxiChip.NO_EVENT, true);
      }
      sent.add(step);
    }
    return sent;
  }

  private static long[] words(BitSet set, int bits) {
    long[] words = new long[(bits + 63) / 64];
    long[] used = set.toLongArray();
    System.arraycopy(used, 0, words, 0, used.length);
    return words;
  }

  private static void assertState(AxiChip chip, MramLifSteps steps, String name) {
    if (chip.model instanceof MramLifAxiGolden) {
      for (int n = 0; n < steps.membrane().length; n++) {
        assertThat(chip.get("u_lif_neuron.membrane_q", n)).as(name).isEqualTo(steps.membrane()[n]);
      }
    } else {
      assertFoldedState(chip, steps, name);
    }
  }

  private static void assertFoldedState(AxiChip chip, MramLifSteps steps, String name) {
    Map<String, Long> values = chip.values;
    var state = new BitFields(chip.model.memory("u_folded_neuron.state_q"));
    int lanes = values.get("LANES").intValue();
    int membraneBits = values.get("MEMBRANE_BITS").intValue();
    int traceBits = values.get("TRACE_BITS").intValue();
    int refractoryBits = values.get("REFRACTORY_BITS").intValue();
    long shape = values.get("PSP_SHAPE");
    int bits = membraneBits + refractoryBits + (int) shape * 2 * traceBits;
    for (int n = 0; n < steps.membrane().length; n++) {
      if (n % lanes == 0) {
        state.seek(n / lanes * ((lanes * bits + 63) / 64));
      }
      assertThat(state.getSigned(membraneBits))
          .as("membrane of neuron %d, %s", n, name)
          .isEqualTo(steps.membrane()[n]);
      if (shape > 0) {
        assertThat(state.getSigned(traceBits)).as(name).isEqualTo(steps.traceE()[n]);
        assertThat(state.getSigned(traceBits)).as(name).isEqualTo(steps.traceI()[n]);
      }
      if (shape > 1) {
        assertThat(state.getSigned(traceBits)).as(name).isEqualTo(steps.alphaE()[n]);
        assertThat(state.getSigned(traceBits)).as(name).isEqualTo(steps.alphaI()[n]);
      }
      if (refractoryBits > 0) {
        assertThat(state.get(refractoryBits)).as(name).isEqualTo(steps.refractory()[n]);
      }
    }
  }
}
