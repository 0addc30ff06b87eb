// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mtj;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.device.Crossbar;
import org.spintwin.device.MtjArray;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.report.Axis;
import org.spintwin.report.Mark.Line;
import org.spintwin.report.Mark.Points;
import org.spintwin.report.Plot;
import org.spintwin.report.Series;
import org.spintwin.spec.MtjBnnChip;
import org.spintwin.spec.MtjDeviceSpec;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.WireSpec;

/** {@code ir-drop}: what the wires of a 15 x 15 array take from its column currents. */
final class IrDrop implements Experiment<MtjBench> {
  private static final int SIZE = 15;
  private static final int PATTERNS = 20;
  private static final double TMR = 1.5;
  private static final double VOLT = 0.1;

  /** What random patterns of cells differ in: entries of equal wire to cell resistance do. */
  private static final double SPREAD = 0.075;

  /**
   * A point of a table that was computed elsewhere.
   *
   * @param mean loss of a column's current, percent
   * @param most greatest loss of a column
   * @param rounding of the table's figures
   */
  private record Known(double rP, double segment, double mean, double most, double rounding) {}

  private static final List<Known> TABLE =
      List.of(
          new Known(2000, 1, 5.2, 6.8, 0.05),
          new Known(2000, 5, 21.6, 27.0, 0.05),
          new Known(2000, 20, 52, 62, 0.5),
          new Known(5000, 1, 2.3, 2.8, 0.05),
          new Known(5000, 5, 10.3, 12.9, 0.05),
          new Known(5000, 20, 31, 38, 0.5),
          new Known(10000, 1, 1.1, 1.4, 0.05),
          new Known(10000, 5, 5.6, 7.1, 0.05),
          new Known(10000, 20, 20, 24, 0.5),
          new Known(20000, 1, 0.6, 0.8, 0.05),
          new Known(20000, 5, 2.8, 3.6, 0.05),
          new Known(20000, 20, 11, 13, 0.5));

  @Override
  public String name() {
    return "ir-drop";
  }

  @Override
  public String title() {
    return "Loss of column currents in the wires";
  }

  @Override
  public String expectation() {
    return "A 15 x 15 array with half of its cells parallel, TMR 150 % and all rows at 0.1 V loses"
        + " what a table of nodal solutions computed elsewhere says, within the 7.5 % by which"
        + " entries of equal wire to cell resistance differ among themselves.";
  }

  /** Mean and greatest loss of a column, percent. */
  private record Loss(double mean, double most) {}

  @Override
  public Outcome run(MtjBench bench) {
    Checks checks = new Checks();
    DataTable table =
        new DataTable(
            "R_P ohm",
            "segment ohm",
            "mean expected",
            "mean loss",
            "greatest expected",
            "greatest loss");
    Map<Double, List<double[]>> curves = new LinkedHashMap<>();
    for (Known known : TABLE) {
      Loss loss = loss(known.rP, known.segment);
      String at = Checks.format("R_P %.0f ohm, %.0f ohm a segment: ", known.rP, known.segment);
      checks.near(
          loss.mean,
          known.mean,
          SPREAD * known.mean + known.rounding,
          () -> at + "the mean loss in percent");
      checks.near(
          loss.most,
          known.most,
          SPREAD * known.most + known.rounding,
          () -> at + "the greatest loss in percent");
      table.add(known.rP, known.segment, known.mean, loss.mean, known.most, loss.most);
      curves
          .computeIfAbsent(known.rP, rP -> new ArrayList<>())
          .add(new double[] {known.segment, known.mean, loss.mean});
    }
    Plot plot =
        Plot.of(
            title(),
            Axis.log("resistance of a segment", "ohm"),
            Axis.log("mean loss of a column", "%"));
    for (Map.Entry<Double, List<double[]>> curve : curves.entrySet()) {
      String name = Checks.format("R_P %.0f kohm", curve.getKey() / 1000);
      plot =
          plot.with(
              new Line(name, series(curve.getValue(), 1)),
              new Points(name, series(curve.getValue(), 2)));
    }
    return checks.outcome(
        Checks.format(
            "%d patterns at each of %d points; %s.",
            PATTERNS, TABLE.size(), checks.largestDeviation("percent")),
        table,
        plot.captioned("Lines: the table. Points: found."));
  }

  private static Series series(List<double[]> points, int column) {
    return Series.of(
        points.stream().mapToDouble(p -> p[0]).toArray(),
        points.stream().mapToDouble(p -> p[column]).toArray());
  }

  private static Loss loss(double rP, double segment) {
    double[] volts = new double[SIZE];
    Arrays.fill(volts, VOLT);
    double means = 0;
    double maxima = 0;
    for (int pattern = 0; pattern < PATTERNS; pattern++) {
      MtjArray array = new MtjArray(chip(rP, pattern));
      double[][] cells = array.conductances(array.randomStates());
      double[] ideal = new Crossbar(cells, 0, 0).currents(volts);
      double[] real = new Crossbar(cells, 0, segment).currents(volts);
      double[] loss = new double[SIZE];
      Arrays.setAll(loss, column -> 100 * (1 - real[column] / ideal[column]));
      means += Arrays.stream(loss).average().orElseThrow() / PATTERNS;
      maxima += Arrays.stream(loss).max().orElseThrow() / PATTERNS;
    }
    return new Loss(means, maxima);
  }

  private static MtjBnnChip chip(double rP, long seed) {
    MtjDeviceSpec cells = new MtjDeviceSpec(rP, TMR, 0, 0, WireSpec.ideal(), 0, 0, seed);
    return new MtjBnnChip(
        "x", SIZE, SIZE, SIZE, 0, 1, 1, 1, new QFormat(true, 11, 8), "random", cells, 1);
  }
}
