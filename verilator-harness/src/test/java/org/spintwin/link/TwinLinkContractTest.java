// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MramLifSteps;
import org.spintwin.harness.LinkChips;
import org.spintwin.link.LinkException.Kind;
import org.spintwin.spec.TwinImage;

/** What a link does, whatever carries its bytes. */
abstract class TwinLinkContractTest {
  /** Slow enough that a simulation keeps pace with the world. */
  static final long BAUD = 115_200;

  static final long CLOCK_HZ = 4 * BAUD;

  /** Opens a link to a board that holds a chip; the link says that it is {@code claimed}. */
  abstract TwinLink open(GoldenChip chip, GoldenChip claimed);

  List<GoldenChip> ofSamples() {
    return LinkChips.ofSamples();
  }

  final TwinLink open(GoldenChip chip) {
    return open(chip, chip);
  }

  private static long[][] spikes(int inputs, int steps, long seed) {
    var random = new SplittableRandom(seed);
    long[][] spikes = new long[steps][(inputs + 63) / 64];
    for (long[] step : spikes) {
      for (int i = 0; i < inputs; i++) {
        step[i / 64] |= random.nextInt(3) == 0 ? 1L << i : 0;
      }
    }
    return spikes;
  }

  /** What the step-exact golden model fires. */
  private static long[][] expected(TwinImage image, long[][] spikes) {
    var model = new MramLifSteps(image);
    int neurons = image.spec().array().neurons();
    long[][] fired = new long[spikes.length][(neurons + 63) / 64];
    for (int step = 0; step < spikes.length; step++) {
      model.step(spikes[step]);
      for (int n = 0; n < neurons; n++) {
        fired[step][n / 64] |= model.spiked(n) ? 1L << n : 0;
      }
    }
    return fired;
  }

  @Test
  void saysWhoIsThere() {
    GoldenChip chip = LinkChips.folded();
    try (TwinLink link = open(chip)) {
      assertThat(link.identity())
          .isEqualTo(new Identity(1, false, chip.design().digest() & 0xFFFF_FFFFL));
    }
    try (TwinLink link = open(ofSamples().get(0))) {
      assertThat(link.identity().ofSamples()).isTrue();
    }
  }

  @Test
  void spikesAreThoseOfTheGoldenModel() {
    for (TwinImage image : LinkChips.images()) {
      long[][] spikes = spikes(image.spec().array().inputs(), 60, 5);
      long[][] expected = expected(image, spikes);
      assertThat(Arrays.stream(expected).flatMapToLong(Arrays::stream).sum()).isNotZero();
      try (TwinLink link = open(LinkChips.of(image))) {
        assertThat(link.run(spikes)).isDeepEqualTo(expected);
        assertThat(link.read("STEP_COUNT")).isEqualTo(spikes.length);
      }
    }
  }

  @Test
  void registersAreReadAndWritten() {
    try (TwinLink link = open(LinkChips.folded())) {
      assertThat(link.read("ID")).isEqualTo(0x5354776E);
      assertThat(link.read("ENABLE")).isEqualTo(1);
      link.write("THRESHOLD", -5);
      assertThat(link.read("THRESHOLD")).isEqualTo(-5);
      assertThatThrownBy(() -> link.write("ID", 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("register ID cannot be written there, or as the chip was built");
      assertThatThrownBy(() -> link.read("THRESHOLDS"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("no register 'THRESHOLDS' in folded_alpha; there are [ID, ");
      assertThat(link.read("THRESHOLD")).isEqualTo(-5);
    }
  }

  @Test
  void synapsesAndMaskAreLoadedAndReadBack() {
    TwinImage image = LinkChips.images().get(0);
    var random = new SplittableRandom(3);
    int neurons = image.spec().array().neurons();
    int dataBits = image.spec().array().code().bits() + 1;
    int[][] synapses = random(random, neurons, image.spec().array().inputs(), dataBits);
    int[][] mask = random(random, neurons, neurons, 1);
    try (TwinLink link = open(LinkChips.of(image))) {
      int[][] before = link.synapses();
      for (int n = 0; n < neurons; n++) {
        for (int i = 0; i < before[n].length; i++) {
          int polarity = image.inhibitory()[n][i] ? 1 << dataBits - 1 : 0;
          assertThat(before[n][i])
              .isEqualTo(polarity | image.codes()[n][i] & (1 << dataBits - 1) - 1);
        }
      }
      link.loadSynapses(synapses);
      link.loadMask(mask);
      assertThat(link.synapses()).isDeepEqualTo(synapses);
      assertThat(link.mask()).isDeepEqualTo(mask);
    }
  }

  private static int[][] random(SplittableRandom random, int rows, int columns, int bits) {
    int[][] data = new int[rows][columns];
    for (int[] row : data) {
      Arrays.setAll(row, i -> random.nextInt(1 << bits));
    }
    return data;
  }

  @Test
  void aResetBeginsAnew() {
    TwinImage image = LinkChips.images().get(0);
    long[][] spikes = spikes(image.spec().array().inputs(), 25, 6);
    try (TwinLink link = open(LinkChips.of(image))) {
      for (int run = 0; run < 3; run++) {
        assertThat(link.run(spikes)).isDeepEqualTo(expected(image, spikes));
        assertThat(link.read("STEP_COUNT")).isEqualTo(spikes.length);
        link.reset();
      }
      assertThat(link.read("STEP_COUNT")).isZero();
    }
  }

  @Test
  void membranesAreReadBack() {
    TwinImage image = LinkChips.images().get(0);
    long[][] spikes = spikes(image.spec().array().inputs(), 7, 8);
    var model = new MramLifSteps(image);
    Arrays.stream(spikes).forEach(model::step);
    try (TwinLink link = open(LinkChips.of(image))) {
      link.run(spikes);
      assertThat(link.state("STATE_MEMBRANE"))
          .isEqualTo(Arrays.stream(model.membrane()).asLongStream().toArray());
    }
  }

  @Test
  void resultsAreThoseOfTheGoldenModel() {
    for (GoldenChip chip : ofSamples()) {
      long[][] samples = LinkChips.randomSamples(chip, 12, 4);
      try (TwinLink link = open(chip)) {
        assertThat(link.infer(samples))
            .as(chip.design().name())
            .isDeepEqualTo(LinkChips.results(chip, samples));
      }
    }
  }

  @Test
  void saysThatTheBoardHoldsAnotherChip() {
    assertThatThrownBy(() -> open(LinkChips.folded(), LinkChips.of(LinkChips.images().get(1))))
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.WRONG_CHIP))
        .hasMessageMatching(
            "the board holds another chip: its digest is [0-9a-f]{8}, that of \\w+ is"
                + " [0-9a-f]{8}; program the board with this chip, or name the file and the"
                + " options of the one it holds");
  }
}
