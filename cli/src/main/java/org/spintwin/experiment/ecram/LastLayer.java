// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.ecram;

import org.spintwin.data.ImageSet;
import org.spintwin.device.EcramCells;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.experiment.ecram.EcramBench.Network;
import org.spintwin.golden.EcramSteps;
import org.spintwin.golden.GoldenChip;
import org.spintwin.spec.EcramChip;

/** {@code last-layer}: MNIST with the last layer on the chip, trained in software. */
final class LastLayer implements Experiment<EcramBench> {
  /** Chips of further seeds whose columns are off in other ways. */
  private static final int OTHERS = 8;

  private static final double LEAST = 0.973;
  private static final double LARGEST_DROP = 0.0048;

  @Override
  public String name() {
    return "last-layer";
  }

  @Override
  public String title() {
    return "Last layer on the chip";
  }

  @Override
  public String expectation() {
    return "With the last layer quantized to levels, and column errors injected, at least 97.3 % of"
        + " the test images of MNIST are right, and at most 0.48 points fewer than in"
        + " software with the same first layer. Golden model and Verilog sort every image"
        + " alike.";
  }

  @Override
  public Outcome run(EcramBench bench) {
    String why = bench.whyNotImages();
    if (why != null) {
      return Outcome.notApplicable(why);
    }
    Network network = bench.network();
    ImageSet test = network.test();
    int[][] values = bench.values(test);
    int[][] levels = network.layer().levels(bench.chip().levels());
    double software = network.layer().right(test) / (double) test.size();
    DataTable table = new DataTable("seed", "worst column error", "right of " + test.size());
    GoldenChip golden = EcramModels.chip(bench.chip(), levels);
    EcramSteps steps = new EcramSteps(golden.design());
    double share = right(steps, values, test) / (double) test.size();
    long[][] samples = new long[test.size()][];
    for (int image = 0; image < samples.length; image++) {
      samples[image] = EcramModels.sample(values[image], 0, false);
    }
    bench.models().run(golden, samples, steps);
    EcramChip.Device own = bench.chip().device();
    table.add(own.seed(), new EcramCells(bench.chip()).worstColumnError(), share * test.size());
    double sum = 0;
    double worst = 1;
    for (int n = 1; n <= OTHERS; n++) {
      EcramChip other = bench.chip().with(reseeded(own, own.seed() + n));
      EcramSteps drawn = new EcramSteps(EcramModels.chip(other, levels).design());
      double found = right(drawn, values, test) / (double) test.size();
      table.add(
          other.device().seed(), new EcramCells(other).worstColumnError(), found * test.size());
      sum += found;
      worst = Math.min(worst, found);
    }
    Checks checks = new Checks();
    checks.that(share >= LEAST, () -> Checks.format("%.2f %% right on the chip", 100 * share));
    checks.that(
        software - share <= LARGEST_DROP + 1e-12,
        () -> Checks.format("%.2f points fewer than in software", 100 * (software - share)));
    return checks.outcome(
        Checks.format(
            "%.2f %% right on the chip, %.2f %% in software: %.2f points fewer; %d other draws of"
                + " the columns: %.2f %% on average, %.2f %% at least.",
            100 * share,
            100 * software,
            100 * (software - share),
            OTHERS,
            100 * sum / OTHERS,
            100 * worst),
        table);
  }

  private static EcramChip.Device reseeded(EcramChip.Device device, long seed) {
    return new EcramChip.Device(
        device.gMin(),
        device.gMax(),
        device.readVoltage(),
        device.nonlinearity(),
        device.noise(),
        device.halfSelect(),
        seed);
  }

  /** Images whose class the chip finds. */
  static int right(EcramSteps steps, int[][] values, ImageSet images) {
    int right = 0;
    for (int image = 0; image < values.length; image++) {
      right += steps.infer(values[image]) == images.label(image) ? 1 : 0;
    }
    return right;
  }
}
