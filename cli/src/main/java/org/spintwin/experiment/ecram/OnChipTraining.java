// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.ecram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.spintwin.data.ImageSet;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.experiment.ecram.EcramBench.Network;
import org.spintwin.golden.EcramSteps;
import org.spintwin.golden.GoldenChip;
import org.spintwin.report.Axis;
import org.spintwin.report.Plots;
import org.spintwin.report.Series;

/** {@code on-chip-training}: the last layer trained from zero by the chip's own pulses. */
final class OnChipTraining implements Experiment<EcramBench> {
  private static final int EPOCHS = 2;
  private static final int POINTS_PER_EPOCH = 10;
  private static final double LEAST = 0.97;

  @Override
  public String name() {
    return "on-chip-training";
  }

  @Override
  public String title() {
    return "Training on the chip";
  }

  @Override
  public String expectation() {
    return "From the middle level everywhere, two passes over the training images of MNIST bring"
        + " the chip to at least 97 % of the test images; golden model and Verilog are equal"
        + " at every clock and end with the same levels.";
  }

  @Override
  public Outcome run(EcramBench bench) {
    String why = bench.whyNotImages();
    if (why != null) {
      return Outcome.notApplicable(why);
    }
    Network network = bench.network();
    ImageSet training = network.training();
    ImageSet test = network.test();
    int[][] values = bench.values(training);
    int[][] judged = bench.values(test);
    int[][] zero = new int[bench.chip().neurons()][bench.chip().inputs()];
    for (int[] row : zero) {
      Arrays.fill(row, bench.chip().middle());
    }
    GoldenChip golden = EcramModels.chip(bench.chip(), zero);
    EcramSteps steps = new EcramSteps(golden.design());
    List<long[]> samples = new ArrayList<>();
    DataTable table = new DataTable("samples", "right of " + test.size());
    int every = Math.max(1, training.size() / POINTS_PER_EPOCH);
    for (int n = 0; n < EPOCHS * training.size(); n++) {
      int image = n % training.size();
      int label = training.label(image);
      steps.train(values[image], label);
      samples.add(EcramModels.sample(values[image], label, true));
      if ((n + 1) % every == 0) {
        table.add(n + 1, LastLayer.right(steps, judged, test));
      }
    }
    samples.add(EcramModels.sample(values[0], 0, false));
    int right = LastLayer.right(steps, judged, test);
    long clocks = bench.models().run(golden, samples.toArray(long[][]::new), steps);
    double share = right / (double) test.size();
    Checks checks = new Checks();
    checks.that(share >= LEAST, () -> Checks.format("%.2f %% right after training", 100 * share));
    double[] x = table.rows().stream().mapToDouble(r -> (int) r.get(0)).toArray();
    double[] y =
        table.rows().stream().mapToDouble(r -> 100.0 * (int) r.get(1) / test.size()).toArray();
    double[] least = new double[x.length];
    Arrays.fill(least, 100 * LEAST);
    return checks.outcome(
        Checks.format(
            "%.2f %% right after %d samples; golden model and Verilog equal over %d clocks, %.0f a"
                + " sample, and in every level.",
            100 * share, samples.size() - 1, clocks, clocks / (double) samples.size()),
        table,
        Plots.againstExpectation(
            title(),
            Axis.linear("samples", ""),
            Axis.linear("right", "%"),
            Series.of(x, least),
            Map.of("chip", Series.of(x, y))));
  }
}
