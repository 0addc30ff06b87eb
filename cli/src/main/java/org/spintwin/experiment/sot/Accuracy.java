// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.sot;

import java.util.Arrays;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.golden.SotMlpInference;
import org.spintwin.report.Axis;
import org.spintwin.report.Mark;
import org.spintwin.report.Plot;
import org.spintwin.spec.SotMlpChip;
import org.spintwin.train.Pixels;

/** {@code accuracy}: every test image of MNIST on golden model and Verilog. */
final class Accuracy implements Experiment<SotBench> {
  /** What weights trained here are held to with the published sizes. */
  private static final double LEAST = 0.90;

  @Override
  public String name() {
    return "accuracy";
  }

  @Override
  public String title() {
    return "Digits recognised";
  }

  @Override
  public String expectation() {
    return "Golden model and Verilog agree on every output and all state at every clock of all test"
        + " images of MNIST. A chip whose weights are random gets trained ones first, and with"
        + " 784-16-10 they read at least 90 % of the images.";
  }

  @Override
  public Outcome run(SotBench bench) {
    String objection = bench.objection();
    if (objection != null) {
      return Outcome.notApplicable(objection);
    }
    Pixels images = bench.test();
    long[][] samples = new long[images.size()][];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Arrays.stream(images.image(i)).asLongStream().toArray();
    }
    int[] classes = SotRun.of(bench.image(), samples, bench.tools()).classes();
    return judge(bench, images, classes);
  }

  private Outcome judge(SotBench bench, Pixels images, int[] classes) {
    SotMlpChip chip = bench.chip();
    var inference = new SotMlpInference(bench.image());
    Checks checks = new Checks();
    int[][] confusion = new int[Pixels.CLASSES][Pixels.CLASSES];
    for (int i = 0; i < classes.length; i++) {
      int image = i;
      int expected = inference.classify(images.image(i));
      checks.that(
          classes[i] == expected,
          () ->
              Checks.format(
                  "image %d is a %d clock by clock, a %d without clocks",
                  image, classes[image], expected));
      confusion[images.labels()[i]][classes[i]]++;
    }
    DataTable table = new DataTable("digit", "images", "read right");
    int right = 0;
    for (int digit = 0; digit < confusion.length; digit++) {
      table.add(digit, Arrays.stream(confusion[digit]).sum(), confusion[digit][digit]);
      right += confusion[digit][digit];
    }
    double share = (double) right / classes.length;
    boolean held = bench.trains() && chip.sizes().equals(SotBench.PUBLISHED_SIZES);
    checks.that(
        !held || share >= LEAST,
        () -> Checks.format("%.2f %% read right, less than %.0f %%", 100 * share, 100 * LEAST));
    Plot map =
        Plot.of(
            title(),
            Axis.whole("read as"),
            Axis.whole("digit").downwards(),
            new Mark.HeatMap("images", shares(confusion)));
    return checks.outcome(
        Checks.format(
            "%d of %d images read right, %.2f %%, with weights that were %s.",
            right, classes.length, 100 * share, bench.trains() ? "trained here" : "given"),
        table,
        map);
  }

  private static double[][] shares(int[][] counts) {
    return Arrays.stream(counts)
        .map(row -> Arrays.stream(row).asDoubleStream().toArray())
        .toArray(double[][]::new);
  }
}
