// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.spintwin.nir.LayerColumns.Column;
import org.spintwin.spec.LifNetworkChip.Source;

/**
 * Searches how much smaller than the largest weight asks for the step of a layer's codes is best
 * made: clipping few large weights may cost less than rounding all others. What counts is how far
 * the sums are off, over steps of the calibration.
 */
final class FineSearch {
  /** Candidates are 1, 0.95, ... of the step without a search. */
  private static final int CANDIDATES = 13;

  private static final double SMALLER = 0.05;
  private static final int MOST_STEPS = 256;

  private final RealLayer layer;

  /** Values of the columns in some of the steps: [step][column]. */
  private final List<double[]> values = new ArrayList<>();

  FineSearch(RealLayer layer, Calibration calibration) {
    this.layer = layer;
    int stride = Math.max(1, calibration.steps() / MOST_STEPS);
    int count = 0;
    for (int sample = 0; sample < calibration.samples().length; sample++) {
      for (int step = 0; step < calibration.samples()[sample].length; step++) {
        if (count++ % stride == 0) {
          values.add(values(calibration, sample, step));
        }
      }
    }
  }

  private double[] values(Calibration calibration, int sample, int step) {
    double[] values = new double[layer.columnUnit().length];
    for (int c = 0; c < values.length; c++) {
      Column column = layer.columns().columns().get(c);
      Source source = layer.columns().sources().get(column.source());
      int from = step - source.delay();
      if (from >= 0) {
        double answer = calibration.answers(sample, column.layer())[from][column.element()];
        values[c] = answer / layer.columnUnit()[c];
      }
    }
    return values;
  }

  /**
   * The best of the candidates.
   *
   * @param format that of a step so much smaller
   */
  LayerFormat best(DoubleFunction<LayerFormat> format) {
    LayerFormat best = format.apply(1);
    double least = error(best);
    for (int candidate = 1; candidate < CANDIDATES; candidate++) {
      LayerFormat tried = format.apply(1 - candidate * SMALLER);
      double error = error(tried);
      if (error < least) {
        least = error;
        best = tried;
      }
    }
    return best;
  }

  /** Sum of the squares of what the sums are off, as the weights of the network count. */
  private double error(LayerFormat format) {
    double error = 0;
    double[] off = new double[layer.columnUnit().length];
    for (int n = 0; n < layer.neurons(); n++) {
      double gain = layer.equation().gain()[n];
      if (gain == 0) {
        continue;
      }
      for (int c = 0; c < off.length; c++) {
        off[c] = format.code(layer, n, c) * format.step(layer, n, c) / gain - layer.weights()[n][c];
      }
      for (double[] step : values) {
        double sum = 0;
        for (int c = 0; c < off.length; c++) {
          sum += off[c] * step[c];
        }
        error += sum * sum;
      }
    }
    return error;
  }
}
