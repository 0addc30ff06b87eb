// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.device.SotMlpImages;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.RecordLayout.Signal;
import org.spintwin.spec.SotDeviceSpec;
import org.spintwin.spec.SotMlpChip;
import org.spintwin.spec.SotMlpImage;

final class SotMlpInferenceTest {
  /** z = sum of +-pix + 255 b, h = clip((2040 - z) >> 4, 0, 255), z2 = sum of +-h + 255 b. */
  @Test
  void theDefaultIsTheFormWithoutATable() {
    SotMlpChip chip = SotMlpChip.of("x", List.of(30, 7, 5), List.of(10));
    int[][][] w = SotMlpImages.randomWeights(chip);
    var inference = new SotMlpInference(SotMlpImages.of(chip, w));
    var random = new SplittableRandom(8);
    for (int round = 0; round < 500; round++) {
      int[] pixels = random.ints(30, 0, 256).toArray();
      int[] scores = new int[5];
      for (int c = 0; c < 5; c++) {
        scores[c] = 255 * w[1][7][c];
        for (int n = 0; n < 7; n++) {
          int z = 255 * w[0][30][n];
          for (int i = 0; i < 30; i++) {
            z += w[0][i][n] * pixels[i];
          }
          scores[c] += w[1][n][c] * Math.max(0, Math.min(255, 2040 - z >> 4));
        }
      }
      int found = inference.classify(pixels);
      assertThat(inference.scores()).isEqualTo(scores);
      int least = Arrays.stream(scores).min().orElseThrow();
      assertThat(found).isEqualTo(Arrays.stream(scores).boxed().toList().indexOf(least));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "12-5-4, 0, 0, 0",
    "12-5-4, 1, 4, 0",
    "12-5-4, 2, 4, 0",
    "9-6-5-3, 1, 3, 0",
    "20-3, 0, 0, 0",
    "12-5-4, 0, 0, 1",
    "12-5-4, 2, 4, 1",
    "9-6-5-3, 1, 3, 1",
    "1-1-1, 0, 0, 1"
  })
  void givesWhatTheChipGivesClockByClock(
      String sizes, int activation, int fractionBits, int folded) {
    List<Integer> numbers = Arrays.stream(sizes.split("-")).map(Integer::valueOf).toList();
    var chip =
        new SotMlpChip(
            "x",
            numbers,
            8,
            activation,
            6,
            Arrays.asList(9, 8).subList(0, numbers.size() - 2),
            new QFormat(true, fractionBits + 3, fractionBits),
            SotDeviceSpec.nominal().with(2, fractionBits == 0 ? 0 : 0.2, 0.05, 3),
            folded == 1,
            1e8);
    SotMlpImage image = SotMlpImages.of(chip, SotMlpImages.randomWeights(chip));
    var inference = new SotMlpInference(image);
    var clocked = new Clocked(image);
    var random = new SplittableRandom(9);
    for (int round = 0; round < 30; round++) {
      int[] sample = random.ints(numbers.get(0), 0, 256).toArray();
      long[] found = clocked.results(sample);
      assertThat((int) found[0]).isEqualTo(inference.classify(sample));
      long[] scores = Arrays.stream(inference.scores()).asLongStream().toArray();
      assertThat(Arrays.copyOfRange(found, 1, found.length)).isEqualTo(scores);
    }
  }

  /** A chip that is given one sample after the other. */
  private static final class Clocked {
    private final ClockedModel golden;
    private final boolean folded;
    private final int classes;
    private final long[] in;
    private final long[] record;

    Clocked(SotMlpImage image) {
      golden = SotMlpModel.chip(image).golden();
      folded = image.chip().folded();
      classes = image.chip().neurons(image.chip().layers() - 1);
      in = new long[golden.inputs().words()];
      record = new long[golden.compared().words()];
      golden.clock(in, 0, record, 0);
      input("rst_ni").set(in, 0, 0, 1);
      golden.clock(in, 0, record, 0);
    }

    private Signal input(String port) {
      return golden.inputs().signal(port);
    }

    private long get(String signal, int element) {
      return golden.compared().signal(signal).get(record, 0, element);
    }

    private void clock(int valid) {
      input("valid_i").set(in, 0, 0, valid);
      golden.clock(in, 0, record, 0);
    }

    /** Class, then scores. */
    long[] results(int[] sample) {
      Signal port = input(folded ? "value_i" : "values_i");
      if (folded) {
        for (int value : sample) {
          port.set(in, 0, 0, value);
          clock(1);
        }
      } else {
        long[] packed = new long[port.words()];
        var fields = new BitFields(packed);
        for (int value : sample) {
          fields.put(value, 8);
        }
        System.arraycopy(packed, 0, in, port.offset(), packed.length);
        clock(1);
      }
      for (int waited = 0; get("valid_o", 0) == 0; waited++) {
        assertThat(waited).isLessThan(1000);
        clock(0);
      }
      List<Long> results = new ArrayList<>(List.of(get("class_o", 0)));
      for (int n = 0; n < classes; n++) {
        results.add(get("u_class.scores_o", n));
      }
      clock(0);
      return results.stream().mapToLong(Long::longValue).toArray();
    }
  }
}
