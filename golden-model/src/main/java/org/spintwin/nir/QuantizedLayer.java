// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.ArrayList;
import java.util.List;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Settings;
import org.spintwin.spec.LifNetworkChip.Synapse;
import org.spintwin.spec.LifNetworkScale;

/**
 * A population as integers, and how far they are from what was meant.
 *
 * @param codesClipped codes that would have been beyond the levels
 * @param settingsClipped settings that would have been beyond their bits
 * @param lostLeaks leaks and decays that became 0
 * @param largestError of a code, in steps of the code
 * @param rmsError likewise, over all codes
 * @param largestCode without its sign
 */
public record QuantizedLayer(
    Layer layer,
    LifNetworkScale.Layer scale,
    long codesClipped,
    long settingsClipped,
    long lostLeaks,
    double largestError,
    double rmsError,
    int largestCode) {

  /** Rounds the numbers of a layer. */
  static QuantizedLayer of(
      RealLayer real, LayerFormat format, String name, int lanes, ImportOptions options) {
    return new Rounding(real, format, options).layer(name, Math.min(lanes, real.neurons()));
  }

  /** One layer's rounding, and what it counts. */
  private static final class Rounding {
    private final RealLayer real;
    private final LayerFormat format;
    private final ImportOptions options;
    private long codesClipped;
    private long settingsClipped;
    private long lostLeaks;
    private double largestError;
    private double squares;
    private int largestCode;

    Rounding(RealLayer real, LayerFormat format, ImportOptions options) {
      this.real = real;
      this.format = format;
      this.options = options;
    }

    QuantizedLayer layer(String name, int lanes) {
      int[][] codes = codes();
      int neurons = real.neurons();
      boolean fires = real.population().model().fires();
      Synapse synapse =
          !StepEquation.hasSynapse(real.population())
              ? Synapse.NONE
              : options.current() == NirSimulation.Current.NOW ? Synapse.NOW : Synapse.BEFORE;
      List<Settings> settings = new ArrayList<>();
      List<Double> units = new ArrayList<>();
      for (int n = 0; n < neurons; n++) {
        settings.add(settings(n));
        units.add(format.unit()[n]);
      }
      Layer layer =
          new Layer(
              name,
              neurons,
              lanes,
              fires,
              fires && options.subtracts(),
              synapse,
              real.columns().shifted(format.shifts()),
              format.codeBits(),
              format.currentShift(),
              format.membraneBits(),
              format.currentBits(),
              format.coefficientBits(),
              codes,
              once(settings));
      return new QuantizedLayer(
          layer,
          new LifNetworkScale.Layer(format.levels(), once(units)),
          codesClipped,
          settingsClipped,
          lostLeaks,
          largestError,
          StrictMath.sqrt(squares / ((double) neurons * codes[0].length)),
          largestCode);
    }

    private int[][] codes() {
      int[][] codes = new int[real.neurons()][real.columnUnit().length];
      for (int n = 0; n < codes.length; n++) {
        for (int c = 0; c < codes[n].length; c++) {
          double exact = format.exact(real, n, c);
          codes[n][c] = format.code(real, n, c);
          codesClipped += codes[n][c] == StrictMath.rint(exact) ? 0 : 1;
          double error = Math.abs(codes[n][c] - exact);
          largestError = Math.max(largestError, error);
          squares += error * error;
          largestCode = Math.max(largestCode, Math.abs(codes[n][c]));
        }
      }
      return codes;
    }

    private Settings settings(int n) {
      double unit = format.unit()[n];
      boolean fires = real.population().model().fires();
      return new Settings(
          coefficient(real.equation().leak()[n]),
          coefficient(real.equation().decay()[n]),
          state(StrictMath.rint(real.offset(n) / unit), format.membraneBits()),
          state(StrictMath.rint(real.currentOffset(n) / unit), format.currentBits()),
          // V > threshold, for whole V, is V > its floor.
          fires ? state(StrictMath.floor(real.threshold(n) / unit), format.membraneBits()) : 0,
          state(StrictMath.rint(real.reset(n, options.subtracts()) / unit), format.membraneBits()));
    }

    private long coefficient(double value) {
      double rounded = StrictMath.rint(Math.scalb(value, format.coefficientBits()));
      lostLeaks += value > 0 && rounded == 0 ? 1 : 0;
      return clipped(rounded, 0, (2L << format.coefficientBits()) - 1);
    }

    private long state(double rounded, int bits) {
      long highest = (1L << (bits - 1)) - 1;
      return clipped(rounded, -highest - 1, highest);
    }

    private long clipped(double value, long lowest, long highest) {
      settingsClipped += value < lowest || value > highest ? 1 : 0;
      return (long) Math.max(lowest, Math.min(highest, value));
    }
  }

  /** One for all where all are the same. */
  private static <T> List<T> once(List<T> all) {
    return all.stream().distinct().count() == 1 ? all.subList(0, 1) : all;
  }
}
