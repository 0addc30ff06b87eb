// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.sot;

import java.util.ArrayList;
import java.util.List;
import org.spintwin.device.SotMlpImages;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.SotDeviceSpec;
import org.spintwin.spec.SotMlpChip;
import org.spintwin.train.PerceptronTrainer;

/**
 * Networks of the published sizes, trained as published, on devices that are not ideal: the mean
 * share of test images read right, over networks and chips of several seeds.
 */
final class Sensitivity {
  private static final int NETWORKS = 4;
  private static final int CHIPS = 6;
  private static final int EPOCHS = 6;

  /** With it a neuron answers 1/(1 + e^z), z with inputs from 0 to 1, as published. */
  private static final int PUBLISHED_SHIFT = 8;

  /** Fine enough that rounding does nothing. */
  private static final QFormat CODE = new QFormat(true, 14, 10);

  private final SotBench bench;
  private final SotMlpChip chip;
  private final List<int[][][]> networks = new ArrayList<>();

  Sensitivity(SotBench bench) {
    this.bench = bench;
    chip = SotMlpChip.of("published", SotBench.PUBLISHED_SIZES, List.of(PUBLISHED_SHIFT));
    for (int seed = 1; seed <= NETWORKS; seed++) {
      networks.add(
          new PerceptronTrainer(EPOCHS, seed).trainAsPublished(chip, bench.training()).weights());
    }
  }

  /** Why the chip of the bench is not for it; null where it is. */
  static String objection(SotBench bench) {
    return bench.chip().sizes().equals(SotBench.PUBLISHED_SIZES)
        ? null
        : "the published figures are of a network 784-16-10";
  }

  /**
   * Shares of images read right.
   *
   * @param least of a single network on a single chip
   * @param most likewise
   */
  record Found(double mean, double least, double most) {}

  Found accuracy(double tmr, double sigma, double writeError) {
    boolean ideal = sigma == 0 && writeError == 0;
    int chips = ideal ? 1 : CHIPS;
    double sum = 0;
    double least = 1;
    double most = 0;
    for (int[][][] weights : networks) {
      for (int seed = 1; seed <= chips; seed++) {
        SotDeviceSpec device =
            bench.chip().device().with(tmr, sigma, writeError, bench.chip().device().seed() + seed);
        double share = bench.accuracy(SotMlpImages.of(chip.with(device, CODE), weights));
        sum += share;
        least = Math.min(least, share);
        most = Math.max(most, share);
      }
    }
    return new Found(sum / (networks.size() * chips), least, most);
  }
}
