// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/** The chip sample by sample is the chip clock by clock. */
final class EcramStepsTest {
  private static final int SAMPLES = 60;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 40);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givesTheResultsAndLevelsOfTheClockedModel(long seed) {
    var random = new SplittableRandom(seed);
    GoldenChip chip = draw(random);
    ClockedModel golden = chip.golden();
    EcramSteps steps = new EcramSteps(chip.design());
    Map<String, Long> values = chip.design().values();
    int inputs = values.get("INPUTS").intValue();
    int valueBits = values.get("VALUE_BITS").intValue();
    int neurons = values.get("NEURONS").intValue();
    RecordLayout in = golden.inputs();
    RecordLayout out = golden.compared();
    long[] input = new long[in.words()];
    long[] record = new long[out.words()];
    golden.clock(input, 0, record, 0);
    in.signal("rst_ni").set(input, 0, 0, 1);
    golden.clock(input, 0, record, 0);
    Signal port = in.signal("values_i");
    Signal packed = new Signal("values_i", inputs, valueBits, false, port.offset());
    for (int s = 0; s < SAMPLES; s++) {
      int[] sample = new int[inputs];
      for (int i = 0; i < inputs; i++) {
        sample[i] = random.nextInt(1 << valueBits);
        packed.set(input, 0, i, sample[i]);
      }
      int label = random.nextInt(neurons);
      boolean train = random.nextInt(4) != 0;
      in.signal("label_i").set(input, 0, 0, label);
      in.signal("train_i").set(input, 0, 0, train ? 1 : 0);
      in.signal("valid_i").set(input, 0, 0, 1);
      golden.clock(input, 0, record, 0);
      in.signal("valid_i").set(input, 0, 0, 0);
      int winner = -1;
      while (out.signal("ready_o").get(record, 0, 0) == 0) {
        golden.clock(input, 0, record, 0);
        if (out.signal("valid_o").get(record, 0, 0) != 0) {
          winner = (int) out.signal("class_o").get(record, 0, 0);
        }
      }
      int expected = train ? steps.train(sample, label) : steps.infer(sample);
      assertThat(winner).as("sample %d", s).isEqualTo(expected);
    }
    assertThat(golden.memory("u_row_array.code_q")).isEqualTo(steps.memory());
    assertThat(steps.memory()).isNotEqualTo(chip.design().memories().get("u_row_array.code_q"));
  }

  private static GoldenChip draw(SplittableRandom random) {
    Map<String, Long> parameters = new HashMap<>();
    parameters.put("INPUTS", (long) random.nextInt(1, 12));
    parameters.put("NEURONS", (long) random.nextInt(1, 6));
    parameters.put("TILE_ROWS", (long) random.nextInt(1, 8));
    parameters.put("VALUE_BITS", (long) random.nextInt(1, 6));
    parameters.put("GAIN_SHIFT", 12L);
    parameters.put("MARGIN", (long) random.nextInt(200, 400));
    parameters.put("PULSES", (long) random.nextInt(1, 3));
    parameters.put("VERIFY", (long) random.nextInt(0, 3));
    parameters.put("NONLINEARITY", random.nextInt(2) * 90L);
    parameters.put("NOISE", random.nextInt(2) * 120L);
    parameters.put("HALF_SELECT", random.nextInt(2) * 5000L);
    parameters.put("LFSR_SEED", (long) random.nextInt(1, Integer.MAX_VALUE));
    var model = new EcramModel();
    return model.chip("chip", parameters, model.randomMemories(parameters, random.nextLong()));
  }
}
