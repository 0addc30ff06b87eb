// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A multi-bit ECRAM system that infers and trains, as its file describes it.
 *
 * @param name Verilog name of the top-level module
 * @param inputs rows, of all tiles together
 * @param neurons columns besides the reference
 * @param tileRows rows of a tile
 * @param valueBits bits of an input
 * @param levels of a cell
 * @param weights path of the levels as the file gives it, {@code random} or {@code mid}
 * @param clockHz frequency of the clock that is asked for
 */
public record EcramChip(
    String name,
    int inputs,
    int neurons,
    int tileRows,
    int valueBits,
    int levels,
    String weights,
    Device device,
    Readout readout,
    Training training,
    double clockHz) {

  /** Value of {@link #weights} for levels drawn from the device seed. */
  public static final String RANDOM_WEIGHTS = "random";

  /** Value of {@link #weights} for the middle level everywhere, which is weight 0. */
  public static final String MIDDLE_WEIGHTS = "mid";

  /** Bits of a column's gain. */
  public static final int GAIN_BITS = 12;

  /**
   * The cells.
   *
   * @param gMin conductance of level 0, siemens
   * @param gMax conductance of the highest level, siemens
   * @param readVoltage of the largest value of an input, volt
   * @param nonlinearity how much less a pulse does at the far end, of a level
   * @param noise standard deviation of what a pulse does, of a level
   * @param halfSelect probability that a half-selected cell moves
   * @param seed of every random draw
   */
  public record Device(
      double gMin,
      double gMax,
      double readVoltage,
      double nonlinearity,
      double noise,
      double halfSelect,
      long seed) {}

  /**
   * The converters.
   *
   * @param scale feedback scaling: full scale is the largest possible sum of a tile over this
   * @param columnError of the worst column, of full scale
   */
  public record Readout(int converterBits, double scale, double columnError) {}

  /**
   * How errors become pulses.
   *
   * @param margin score that a class shall have at least, and no other class
   * @param pulses of a train
   * @param verify corrections of a row at most
   */
  public record Training(int margin, int errorShift, int errorBits, int pulses, int verify) {}

  /** The chip that a file with nothing but a name describes. */
  public static EcramChip standard(String name) {
    return new EcramChip(
        name,
        64,
        10,
        32,
        5,
        100,
        MIDDLE_WEIGHTS,
        new Device(1e-6, 1e-5, 0.1, 0, 0, 0, 1),
        new Readout(8, 8, 0.0259),
        new Training(20, 2, 2, 1, 1),
        12e6);
  }

  public int tiles() {
    return (inputs + tileRows - 1) / tileRows;
  }

  /** The level of weight 0, which the reference column holds. */
  public int middle() {
    return levels / 2;
  }

  /** The largest sum that a column of a whole tile may have. */
  public long largestSum() {
    return (long) tileRows * ((1 << valueBits) - 1) * (levels - 1);
  }

  /** Codes of the converter for a sum of 1, without errors. */
  public double codesPerSum() {
    return ((1 << readout.converterBits()) - 1) * readout.scale() / largestSum();
  }

  /** Fraction bits of a gain: such that the nominal one uses all bits but the highest. */
  public int gainShift() {
    return GAIN_BITS - 2 - Math.getExponent(codesPerSum());
  }

  /** The Verilog parameters of this chip's top. */
  public Map<String, Long> parameters() {
    Map<String, Long> p = new LinkedHashMap<>();
    p.put("INPUTS", (long) inputs);
    p.put("NEURONS", (long) neurons);
    p.put("TILE_ROWS", (long) tileRows);
    p.put("VALUE_BITS", (long) valueBits);
    p.put("LEVELS", (long) levels);
    p.put("CONVERTER_BITS", (long) readout.converterBits());
    p.put("GAIN_BITS", (long) GAIN_BITS);
    p.put("GAIN_SHIFT", (long) gainShift());
    p.put("MARGIN", (long) training.margin());
    p.put("ERROR_SHIFT", (long) training.errorShift());
    p.put("ERROR_BITS", (long) training.errorBits());
    p.put("PULSES", (long) training.pulses());
    p.put("VERIFY", (long) training.verify());
    p.put("NONLINEARITY", Math.round(device.nonlinearity() * 256));
    p.put("NOISE", Math.round(device.noise() * 256));
    p.put("HALF_SELECT", Math.round(device.halfSelect() * 65536));
    p.put("LFSR_SEED", 1 + Math.floorMod(device.seed(), 0x7FFF_FFFFL));
    return p;
  }

  /** The same chip with its levels in another file. */
  public EcramChip withWeights(String file) {
    return new EcramChip(
        name, inputs, neurons, tileRows, valueBits, levels, file, device, readout, training,
        clockHz);
  }

  /** The same chip of other size. */
  public EcramChip sized(int rows, int columns) {
    return new EcramChip(
        name, rows, columns, tileRows, valueBits, levels, weights, device, readout, training,
        clockHz);
  }

  /** The same chip with other converters. */
  public EcramChip with(Readout other) {
    return new EcramChip(
        name, inputs, neurons, tileRows, valueBits, levels, weights, device, other, training,
        clockHz);
  }

  /** The same chip trained in another way. */
  public EcramChip with(Training other) {
    return new EcramChip(
        name, inputs, neurons, tileRows, valueBits, levels, weights, device, readout, other,
        clockHz);
  }

  /** The same chip of other cells. */
  public EcramChip with(Device other) {
    return new EcramChip(
        name, inputs, neurons, tileRows, valueBits, levels, weights, other, readout, training,
        clockHz);
  }
}
