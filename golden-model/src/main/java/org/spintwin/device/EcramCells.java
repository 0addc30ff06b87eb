// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.spintwin.device.CounterDraws.Purpose;
import org.spintwin.spec.EcramChip;
import org.spintwin.spec.EcramParameters;

/**
 * The cells and converters of an ECRAM chip as they were drawn, down to what its memories hold.
 *
 * <p>A level is a conductance, linear between that of level 0 and that of the highest. What all
 * cells conduct at level 0 is in the reference column too and is taken away with it, so that a cell
 * counts by its level.
 *
 * <p>Column c of tile t measures I (1 + a_tc) + b_tc where I is right; a and b are drawn from
 * normal distributions, and all are scaled by one factor such that the worst column is off by the
 * error that the chip shall have: max |I_measured - I| over 0 to full scale, of full scale, the
 * rounding of the converter included. The reference is a column like others.
 */
public final class EcramCells {
  private static final double OFFSET_UNITS = 1 << EcramParameters.OFFSET_FRACTION_BITS;

  private final EcramChip chip;
  private final int columns;

  /** Errors by tile and column, of full scale: of a sum at full scale, and of any. */
  private final double[][] gainErrors;

  private final double[][] offsets;

  public EcramCells(EcramChip chip) {
    this.chip = chip;
    columns = chip.neurons() + 1;
    CounterDraws draws = CounterDraws.of(chip.device().seed(), Purpose.COLUMN_ERROR);
    gainErrors = new double[chip.tiles()][columns];
    offsets = new double[chip.tiles()][columns];
    double worst = 0;
    for (int t = 0; t < chip.tiles(); t++) {
      for (int c = 0; c < columns; c++) {
        double a = draws.gaussian(c, t, 0);
        double b = draws.gaussian(c, t, 1);
        gainErrors[t][c] = a;
        offsets[t][c] = b;
        worst = Math.max(worst, Math.max(Math.abs(b), Math.abs(a + b)));
      }
    }
    // Half a code is lost by rounding whatever the errors are, a little more by whole gains.
    double rounding = 0.5 / highestCode() + 1.0 / (1 << (EcramChip.GAIN_BITS - 2));
    double factor = Math.max(0, chip.readout().columnError() - rounding) / worst;
    for (int t = 0; t < chip.tiles(); t++) {
      for (int c = 0; c < columns; c++) {
        gainErrors[t][c] *= factor;
        offsets[t][c] *= factor;
      }
    }
  }

  private long highestCode() {
    return (1L << chip.readout().converterBits()) - 1;
  }

  /** Conductance of a level, siemens. */
  public double conductance(int level) {
    EcramChip.Device device = chip.device();
    return device.gMin() + level * (device.gMax() - device.gMin()) / (chip.levels() - 1);
  }

  /** What the converter takes as full scale above the current of level 0, ampere. */
  public double fullScaleCurrent() {
    EcramChip.Device device = chip.device();
    double largest = chip.tileRows() * device.readVoltage() * (device.gMax() - device.gMin());
    return largest / chip.readout().scale();
  }

  /** Gain of a column, an integer of {@link EcramChip#GAIN_BITS} bits. */
  int gain(int tile, int column) {
    double exact =
        chip.codesPerSum() * (1 + gainErrors[tile][column]) * StrictMath.pow(2, chip.gainShift());
    return (int) Math.max(0, Math.min((1 << EcramChip.GAIN_BITS) - 1, Math.rint(exact)));
  }

  /** Offset of a column, in sixteenths of a code. */
  int offset(int tile, int column) {
    // Towards 0, so that no column becomes worse than it shall be.
    return (int) (offsets[tile][column] * highestCode() * OFFSET_UNITS);
  }

  /**
   * How far a column is off at the worst, of full scale: over all sums up to full scale, as the
   * chip converts them. Where the code stays the same, the ends of that stretch are the worst.
   */
  public double columnError(int tile, int column) {
    int shift = chip.gainShift();
    long gain = gain(tile, column);
    long added =
        ((long) offset(tile, column) << (shift - EcramParameters.OFFSET_FRACTION_BITS))
            + (1L << (shift - 1));
    long fullScale = (long) (highestCode() / chip.codesPerSum());
    double worst = Math.max(error(0, gain, added), error(fullScale, gain, added));
    for (long code = 1; code <= highestCode() && gain > 0; code++) {
      long first = Math.floorDiv((code << shift) - added + gain - 1, gain);
      if (first > 0 && first <= fullScale) {
        worst = Math.max(worst, error(first - 1, gain, added));
        worst = Math.max(worst, error(first, gain, added));
      }
    }
    return worst / highestCode();
  }

  /** How far the code of a sum is off, in codes. */
  private double error(long sum, long gain, long added) {
    long code = sum * gain + added >> chip.gainShift();
    long measured = Math.max(0, Math.min(highestCode(), code));
    return Math.abs(measured - sum * chip.codesPerSum());
  }

  /** The worst of all columns, the references included. */
  public double worstColumnError() {
    double worst = 0;
    for (int t = 0; t < chip.tiles(); t++) {
      for (int c = 0; c < columns; c++) {
        worst = Math.max(worst, columnError(t, c));
      }
    }
    return worst;
  }

  /** Levels that {@code weights} says without a file, [neuron][input]. */
  public int[][] levels() {
    int[][] levels = new int[chip.neurons()][chip.inputs()];
    CounterDraws draws = CounterDraws.of(chip.device().seed(), Purpose.LEVEL);
    boolean random = chip.weights().equals(EcramChip.RANDOM_WEIGHTS);
    for (int n = 0; n < chip.neurons(); n++) {
      for (int i = 0; i < chip.inputs(); i++) {
        levels[n][i] = random ? (int) (draws.uniform(n, i, 0) * chip.levels()) : chip.middle();
      }
    }
    return levels;
  }

  /**
   * Contents of the memories of the chip, by instance path.
   *
   * @param levels [neuron][input], each from 0 to below the chip's levels
   */
  public Map<String, long[]> memories(int[][] levels) {
    Map<String, long[]> memories = new LinkedHashMap<>();
    memories.put("u_row_array.code_q", rows(levels));
    memories.put("u_ecram_readout.column_q", columnTable());
    return memories;
  }

  private long[] rows(int[][] levels) {
    int bits = 32 - Integer.numberOfLeadingZeros(chip.levels() - 1);
    int longs = (columns * bits + 63) / 64;
    long[] rows = new long[chip.inputs() * longs];
    for (int i = 0; i < chip.inputs(); i++) {
      for (int c = 0; c < columns; c++) {
        long level = c < chip.neurons() ? levels[c][i] : chip.middle();
        int at = c * bits;
        int word = i * longs + at / 64;
        rows[word] |= level << at;
        if (at % 64 + bits > 64) {
          rows[word + 1] |= level >>> 64 - at % 64;
        }
      }
    }
    return rows;
  }

  private long[] columnTable() {
    int offsetBits = chip.readout().converterBits() + 1 + EcramParameters.OFFSET_FRACTION_BITS;
    long mask = (1L << offsetBits) - 1;
    long[] table = new long[chip.tiles() * columns];
    Arrays.setAll(
        table,
        i -> {
          int tile = i / columns;
          int column = i % columns;
          return (offset(tile, column) & mask) << EcramChip.GAIN_BITS | gain(tile, column);
        });
    return table;
  }

  /**
   * The Verilog parameters of the chip, its digest among them.
   *
   * @param levels [neuron][input]
   */
  public Map<String, Long> parameters(int[][] levels) {
    Map<String, Long> parameters = new LinkedHashMap<>(chip.parameters());
    var digest = new SpecDigest();
    digest.line("name", chip.name());
    chip.parameters().forEach(digest::line);
    digest.line("g_min", chip.device().gMin());
    digest.line("g_max", chip.device().gMax());
    digest.line("read_voltage", chip.device().readVoltage());
    digest.line("seed", chip.device().seed());
    digest.line("scale", chip.readout().scale());
    digest.line("column_error", chip.readout().columnError());
    digest.line("clock_hz", chip.clockHz());
    digest.rows("levels", levels);
    parameters.put("SPEC_DIGEST", digest.value());
    return parameters;
  }
}
