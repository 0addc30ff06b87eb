// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.spintwin.nir.NirNetwork.Model;
import org.spintwin.spec.LifNetworkChip;

/** Chooses the format of a layer; the formulas are in docs/nir.md. */
final class FormatChoice {
  /** What is kept free above the largest membrane and current that were seen. */
  private static final double HEADROOM = 1.5;

  /** Bits of a coefficient right of its highest. */
  private static final int COEFFICIENT_PRECISION = 10;

  private static final int LEAST_MEMBRANE_BITS = 8;
  private static final int LEAST_GIVEN_BITS = 4;

  /** Of a readout that a layer before it reads. */
  private static final int BITS_BEFOREHAND = 24;

  private static final int MOST_STATE_BITS = 40;
  private static final int MOST_COEFFICIENT_BITS = 24;
  private static final int MOST_CURRENT_SHIFT = 24;

  private final RealLayer layer;
  private final ImportOptions options;
  private final int levels;
  private final int coefficientBits;
  private final int mostBits;
  private final List<Integer> shifts;

  /** Membrane per unit of the sum of weighted inputs, without its sign; never 0. */
  private final double[] gain;

  private final double[] membranePeak;
  private final double[] currentPeak;

  /**
   * @param membranePeak largest membrane that was seen, without its sign, one a neuron
   * @param currentPeak the same of a synapse's current i
   */
  FormatChoice(
      RealLayer layer, ImportOptions options, double[] membranePeak, double[] currentPeak) {
    this.layer = layer;
    this.options = options;
    levels = levels(options);
    coefficientBits = coefficientBits();
    mostBits = Math.min(MOST_STATE_BITS, LifNetworkChip.MOST_PRODUCT_BITS - coefficientBits);
    shifts = shifts();
    gain = Arrays.stream(layer.equation().gain()).map(g -> g == 0 ? 1 : Math.abs(g)).toArray();
    this.membranePeak = each(n -> membraneNeed(n, membranePeak[n]));
    this.currentPeak = each(n -> currentNeed(n, currentPeak[n]));
  }

  /** The format where a code of 1 is the largest weight over the levels, times {@code finer}. */
  LayerFormat format(double finer) {
    double step = finer * largest() / levels;
    double[] whole = each(n -> gain[n] * step);
    boolean given = options.membraneBits() != null;
    int shift = Math.min(given ? MOST_CURRENT_SHIFT : precision(), mostShift());
    int bits = given ? options.membraneBits() : mostBits;
    shift = Math.min(shift, room(whole, membranePeak, bits));
    if (StepEquation.hasSynapse(layer.population())) {
      shift = Math.min(shift, room(whole, currentPeak, mostBits));
    }
    double scale = StrictMath.pow(2, -Math.max(0, shift));
    double least = limit(bits);
    double[] unit =
        each(
            n ->
                StrictMath.max(
                    whole[n] * scale,
                    StrictMath.max(membranePeak[n] / least, currentPeak[n] / limit(mostBits))));
    int membraneBits = given ? bits : Math.max(LEAST_MEMBRANE_BITS, bits(membranePeak, unit));
    int currentBits = Math.min(mostBits, Math.max(membraneBits, bits(currentPeak, unit)));
    return new LayerFormat(
        levels,
        shifts,
        Math.max(0, shift),
        membraneBits,
        currentBits,
        coefficientBits,
        LayerFormat.codeBits(levels),
        unit);
  }

  private static int levels(ImportOptions options) {
    return options.levels() == null ? ImportOptions.STANDARD_LEVELS : options.levels();
  }

  /** Bits of a readout whose format must be known before its weights are. */
  static int bitsBeforehand(ImportOptions options) {
    return options.membraneBits() == null ? BITS_BEFOREHAND : options.membraneBits();
  }

  /** Bits of a readout whose answers, times a code, fit membranes of the width that is given. */
  static int bitsOfDriver(ImportOptions options) {
    return Math.max(
        LEAST_GIVEN_BITS, options.membraneBits() - LayerFormat.codeBits(levels(options)) + 1);
  }

  /** What a membrane of 1 stands for where that must be known before the weights are. */
  static double[] unitBeforehand(double[] membranePeak, ImportOptions options) {
    int bits = bitsBeforehand(options);
    return Arrays.stream(membranePeak)
        .map(peak -> HEADROOM * (peak == 0 ? 1 : peak) / limit(bits))
        .toArray();
  }

  /** The format where a membrane of 1 stands for that. */
  LayerFormat format(double[] unit) {
    double highest = 0;
    for (int n = 0; n < unit.length; n++) {
      for (int c = 0; c < layer.weights()[n].length; c++) {
        double code = layer.weights()[n][c] * gain[n] / unit[n] / levels;
        highest = Math.max(highest, Math.abs(Math.scalb(code, -shifts.get(layer.source(c)))));
      }
    }
    int shift = highest <= 1 ? 0 : Math.getExponent(highest) + 1;
    int membraneBits = bitsBeforehand(options);
    return new LayerFormat(
        levels,
        shifts,
        Math.min(mostShift(), shift),
        membraneBits,
        Math.min(mostBits, Math.max(membraneBits, bits(currentPeak, unit))),
        coefficientBits,
        LayerFormat.codeBits(levels),
        unit);
  }

  private double membraneNeed(int n, double seen) {
    return DoubleStream.of(
            HEADROOM * seen,
            layer.threshold(n),
            layer.reset(n, options.subtracts()),
            layer.offset(n))
        .map(Math::abs)
        .max()
        .orElseThrow();
  }

  private double currentNeed(int n, double seen) {
    return Math.max(
        HEADROOM * seen * Math.abs(layer.equation().current()[n]),
        Math.abs(layer.currentOffset(n)));
  }

  /** Enough for the smallest coefficient of all neurons. */
  private int coefficientBits() {
    int most = MOST_COEFFICIENT_BITS;
    if (options.membraneBits() != null) {
      most = Math.min(most, LifNetworkChip.MOST_PRODUCT_BITS - options.membraneBits());
    }
    if (options.coefficientBits() != null) {
      return Math.min(most, options.coefficientBits());
    }
    return Math.min(most, COEFFICIENT_PRECISION + magnitude(smallestCoefficient()));
  }

  private double smallestCoefficient() {
    return DoubleStream.concat(
            Arrays.stream(layer.equation().leak()), Arrays.stream(layer.equation().decay()))
        .filter(c -> c > 0)
        .min()
        .orElse(1);
  }

  /** The least k with {@code 2^-k <= value}, at least 0. */
  private static int magnitude(double value) {
    return Math.max(0, -Math.getExponent(value));
  }

  /** Bits that a code of 1 moves up, so that the leak's rounding is small beside it. */
  private int precision() {
    if (layer.population().model() == Model.SUM) {
      return Arrays.stream(layer.bias()).allMatch(b -> b == 0) ? 0 : 2;
    }
    return (magnitude(smallestCoefficient()) + 1) / 2 + 2;
  }

  /** Where values of several bits meet others, smaller columns are those that are not shifted. */
  private List<Integer> shifts() {
    int sources = layer.sourceBits().length;
    double[] largest = new double[sources];
    for (double[] row : layer.weights()) {
      for (int c = 0; c < row.length; c++) {
        int q = layer.source(c);
        largest[q] = Math.max(largest[q], Math.abs(row[c]));
      }
    }
    double smallest = Arrays.stream(largest).filter(a -> a > 0).min().orElse(1);
    int[] shifts = new int[sources];
    if (Arrays.stream(layer.sourceBits()).anyMatch(b -> b > 1)) {
      Arrays.setAll(shifts, q -> largest[q] == 0 ? 0 : Math.getExponent(largest[q] / smallest));
    }
    int over = IntStream.range(0, sources).map(q -> shifts[q] - mostShift(q)).max().orElse(0);
    return Arrays.stream(shifts).mapToObj(s -> Math.max(0, s - Math.max(0, over))).toList();
  }

  private int mostShift(int source) {
    int bits = Math.max(2, layer.sourceBits()[source]);
    return Math.max(0, Math.min(LifNetworkChip.MOST_SHIFT, mostValueBits() - bits));
  }

  private int mostValueBits() {
    int columns = layer.columns().columns().size();
    return Math.min(
        LifNetworkChip.MOST_VALUE_BITS,
        Math.min(
            LifNetworkChip.MOST_SUM_BITS - LayerFormat.codeBits(levels) - growth(),
            LifNetworkChip.WIDEST / columns));
  }

  /** Bits that a sum of all columns has more than one of them. */
  private int growth() {
    return 32 - Integer.numberOfLeadingZeros(layer.columns().columns().size() - 1);
  }

  private int mostShift() {
    int valueBits =
        IntStream.range(0, shifts.size())
            .map(
                q -> {
                  int bits = layer.sourceBits()[q];
                  return shifts.get(q) + (shifts.get(q) > 0 ? Math.max(2, bits) : bits);
                })
            .max()
            .orElseThrow();
    int sumBits = LayerFormat.codeBits(levels) + valueBits + growth();
    return Math.min(MOST_CURRENT_SHIFT, LifNetworkChip.MOST_SHIFTED_SUM_BITS - sumBits);
  }

  /** The largest weight that a code stands for, as all codes of the layer see it. */
  private double largest() {
    double largest = 0;
    for (double[] row : layer.weights()) {
      for (int c = 0; c < row.length; c++) {
        double moved = Math.abs(row[c]) * StrictMath.pow(2, -shifts.get(layer.source(c)));
        largest = Math.max(largest, moved);
      }
    }
    return largest == 0 ? 1 : largest;
  }

  /** The largest k, perhaps below 0, with every peak at most the limit of so many bits. */
  private int room(double[] whole, double[] peak, int bits) {
    return IntStream.range(0, whole.length)
        .filter(n -> peak[n] > 0)
        .map(n -> Math.getExponent(limit(bits) * whole[n] / peak[n]))
        .min()
        .orElse(MOST_CURRENT_SHIFT);
  }

  private static double limit(int bits) {
    return (1L << (bits - 1)) - 1;
  }

  /** Bits of the largest peak. */
  private static int bits(double[] peak, double[] unit) {
    double raw =
        IntStream.range(0, peak.length).mapToDouble(n -> peak[n] / unit[n]).max().getAsDouble();
    return 65 - Long.numberOfLeadingZeros((long) StrictMath.ceil(raw));
  }

  private double[] each(IntToDoubleFunction of) {
    return IntStream.range(0, layer.neurons()).mapToDouble(of).toArray();
  }
}
