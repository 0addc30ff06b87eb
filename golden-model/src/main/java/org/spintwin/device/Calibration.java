// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.Measurement;
import org.spintwin.spec.QFormat;

/**
 * Codes of every synapse at every level from measured currents.
 *
 * <p>The currents of a synapse are fitted with an offset and a step for each of its cells ({@link
 * LadderModel}), so that measurements of some levels also tell others. A measurement further than
 * five standard deviations from what the others say is an outlier and is left out; the standard
 * deviation is 1.4826 times the median of the residuals' magnitudes in the whole array. Within half
 * a code nothing is an outlier. A step that no measurement tells is the median of that step in the
 * other synapses.
 *
 * <p>A cell whose step is less than half of that median is stuck; whether it is stuck parallel or
 * antiparallel shows in the offset, as far as this stands out of its spread.
 *
 * @param codes raw codes, saturated, of synapse neuron * inputs + input at each level,
 *     [synapse][level]
 * @param clipped how many of them were saturated
 * @param measurements how many there were
 * @param residualAmpere root mean square distance of measurements, outliers left out, from the
 *     currents that were fitted, ampere
 * @param residualCodes the same in codes
 * @param outliers measurements that were left out
 * @param stuck cells whose step is missing
 * @param missing pairs of synapse and level that were not measured
 * @param filled synapses of which some step or offset was taken from the others
 */
public record Calibration(
    int[][] codes,
    long clipped,
    int measurements,
    double residualAmpere,
    double residualCodes,
    List<Measurement> outliers,
    List<StuckCell> stuck,
    long missing,
    List<Synapse> filled) {

  /** A synapse. */
  public record Synapse(int neuron, int input) {}

  /**
   * A cell that does not switch.
   *
   * @param cell the bit of the level in the binary encoding; else its position
   * @param parallel whether its current is always there; else never
   */
  public record StuckCell(int neuron, int input, int cell, boolean parallel) {}

  /** Standard deviation of a normal distribution over the median of its magnitude. */
  private static final double NORMAL = 1.4826;

  private static final double OUTLYING = 5;

  /** In the robust fit: what mismatch may add to noise, in nominal steps. */
  private static final double LEAST_LIMIT = 0.25;

  private static final int MOST_ROUNDS = 10;

  /** Standard deviations that a step must be from its half, not to be taken as stuck by noise. */
  private static final double CERTAIN = 4;

  /**
   * Calibrates a chip.
   *
   * @param spec its array, its code format and its nominal step are used
   * @param measured in any order, with repetitions and gaps; at least one
   */
  public static Calibration of(ChipSpec spec, List<Measurement> measured) {
    if (measured.isEmpty()) {
      throw new IllegalArgumentException("no measurement");
    }
    ArraySpec array = spec.array();
    double step = new MramCells(spec).stepCurrent();
    LadderModel model = new LadderModel(array);
    List<LadderFit> fits = fits(array, model, measured, step);
    double[] expected = expected(spec, model, measured, step);

    forAll(fits, fit -> fit.fitRobustly(expected));
    double coarse = deviation(fits.stream().map(LadderFit::robustResiduals), r -> true);
    fits.forEach(fit -> fit.markOutliers(Math.max(LEAST_LIMIT, OUTLYING * coarse)));
    double noise = refine(fits, expected, array.code().lsb() / 2);
    double[] usual = usual(fits, expected);
    forAll(fits, fit -> fit.fitSquares(usual));
    return result(array, fits, usual, noise, step);
  }

  private static List<LadderFit> fits(
      ArraySpec array, LadderModel model, List<Measurement> measured, double step) {
    List<List<Measurement>> bySynapse = new ArrayList<>();
    for (int synapse = 0; synapse < array.neurons() * array.inputs(); synapse++) {
      bySynapse.add(new ArrayList<>());
    }
    measured.forEach(m -> bySynapse.get(m.neuron() * array.inputs() + m.input()).add(m));
    return bySynapse.stream().map(of -> new LadderFit(model, of, step)).toList();
  }

  /** Parts of the median synapse; nominal ones where no level tells them. */
  private static double[] expected(
      ChipSpec spec, LadderModel model, List<Measurement> measured, double step) {
    double[] nominal = new double[model.parts().size()];
    Arrays.setAll(nominal, model::weight);
    double tmr = spec.device().tmr();
    nominal[0] = spec.device().currentSubtraction() ? 0 : spec.array().maxLevel() / tmr;
    List<List<Double>> byLevel = new ArrayList<>();
    model.levels().forEach(row -> byLevel.add(new ArrayList<>()));
    measured.forEach(m -> byLevel.get(m.level()).add(m.ampere() / step));
    NormalEquations equations = model.equations();
    for (int level = 0; level < byLevel.size(); level++) {
      if (!byLevel.get(level).isEmpty()) {
        double median = median(byLevel.get(level).stream().mapToDouble(Double::doubleValue));
        equations.add(model.levels().get(level), median, 1);
      }
    }
    for (int part = 0; part < nominal.length; part++) {
      equations.add(model.parts().get(part), nominal[part], 1e-3);
    }
    double[] solution = equations.solve();
    return model.parts().stream().mapToDouble(row -> row.dot(solution)).toArray();
  }

  /**
   * Least squares and tests in turn until no measurement changes sides.
   *
   * @param least distance from the fit, in nominal steps, that is never outlying
   * @return standard deviation of the measurements, in nominal steps; 0 where none is told by
   *     others
   */
  private static double refine(List<LadderFit> fits, double[] expected, double least) {
    double noise = 0;
    boolean changed = true;
    for (int round = 0; changed && round < MOST_ROUNDS; round++) {
      forAll(fits, fit -> fit.fitSquares(expected));
      List<double[]> tests = fits.parallelStream().map(LadderFit::studentized).toList();
      noise = deviation(tests.stream(), r -> !Double.isNaN(r));
      double limit = Math.max(least, OUTLYING * noise);
      changed = false;
      for (int synapse = 0; synapse < fits.size(); synapse++) {
        changed |= fits.get(synapse).retest(tests.get(synapse), limit);
      }
    }
    return noise;
  }

  /** Median of each part over the synapses that tell it. */
  private static double[] usual(List<LadderFit> fits, double[] expected) {
    double[] usual = new double[expected.length];
    for (int p = 0; p < usual.length; p++) {
      int part = p;
      double[] told =
          fits.stream()
              .filter(fit -> fit.determines(part))
              .mapToDouble(fit -> fit.part(part))
              .toArray();
      usual[part] = told.length == 0 ? expected[part] : median(DoubleStream.of(told));
    }
    return usual;
  }

  private static Calibration result(
      ArraySpec array, List<LadderFit> fits, double[] usual, double noise, double step) {
    QFormat format = array.code();
    int[][] codes = new int[fits.size()][array.maxLevel() + 1];
    List<Measurement> outliers = new ArrayList<>();
    List<StuckCell> stuck = new ArrayList<>();
    List<Synapse> filled = new ArrayList<>();
    long clipped = 0;
    long missing = 0;
    int count = 0;
    double squares = 0;
    for (int synapse = 0; synapse < fits.size(); synapse++) {
      LadderFit fit = fits.get(synapse);
      Synapse at = new Synapse(synapse / array.inputs(), synapse % array.inputs());
      double[] ladder = fit.ladder();
      for (int level = 0; level < ladder.length; level++) {
        codes[synapse][level] = (int) format.raw(ladder[level]);
        clipped += MramArray.saturated(ladder[level], codes[synapse][level], format) ? 1 : 0;
      }
      for (int i = 0; i < fit.measured().size(); i++) {
        Measurement m = fit.measured().get(i);
        if (fit.isOutlier(i)) {
          outliers.add(m);
        } else {
          double off = m.ampere() / step - ladder[m.level()];
          squares += off * off;
        }
      }
      count += fit.measured().size();
      missing +=
          ladder.length - fit.measured().stream().mapToInt(Measurement::level).distinct().count();
      if (!IntStream.range(0, usual.length).allMatch(fit::determines)) {
        filled.add(at);
      }
      stuck.addAll(stuck(at, fit, usual, noise));
    }
    double rms = StrictMath.sqrt(squares / Math.max(1, count - outliers.size()));
    return new Calibration(
        codes, clipped, count, rms * step, rms / format.lsb(), outliers, stuck, missing, filled);
  }

  /** From the largest weight down: an offset that holds a cell's step shows it always on. */
  private static List<StuckCell> stuck(Synapse at, LadderFit fit, double[] usual, double noise) {
    List<StuckCell> stuck = new ArrayList<>();
    double excess = fit.part(0) - usual[0];
    for (int part = usual.length - 1; part > 0; part--) {
      double half = usual[part] / 2;
      double sure = CERTAIN * noise * fit.uncertainty(part);
      if (fit.determines(part) && Math.abs(fit.part(part)) < half && sure < half) {
        boolean parallel = excess > half;
        excess -= parallel ? usual[part] : 0;
        stuck.add(0, new StuckCell(at.neuron(), at.input(), part - 1, parallel));
      }
    }
    return stuck;
  }

  private static double deviation(Stream<double[]> residuals, DoublePredicate counts) {
    return NORMAL * median(residuals.flatMapToDouble(Arrays::stream).filter(counts));
  }

  /** 0 where there are no values. */
  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return 0;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static void forAll(List<LadderFit> fits, Consumer<LadderFit> work) {
    fits.parallelStream().forEach(work);
  }
}
