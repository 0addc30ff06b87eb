// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A passive array of magnetic tunnel junctions that computes a perceptron of two layers in two
 * passes, as its file describes it.
 *
 * @param name Verilog name of the top-level module
 * @param rows of the array
 * @param columns of the array
 * @param features inputs of the network, on the first rows
 * @param biasRows the last rows, at full scale in both passes
 * @param hidden neurons of the first layer, each a pair of columns
 * @param classes outputs, each a pair of columns
 * @param valueBits bits of an input
 * @param code format of a cell's conductance, in nominal steps between the states
 * @param states path of the states of all cells as the file gives it, or {@code random}
 * @param clockHz frequency of the clock that is asked for
 */
public record MtjBnnChip(
    String name,
    int rows,
    int columns,
    int features,
    int biasRows,
    int hidden,
    int classes,
    int valueBits,
    QFormat code,
    String states,
    MtjDeviceSpec device,
    double clockHz) {

  /** Value of {@link #states} for states drawn from the device seed. */
  public static final String RANDOM_STATES = "random";

  /** Probability of a write error is a whole number of this share: 2^-24. */
  public static final double WRITE_ERROR_UNIT = 0x1p-24;

  /** What a chip file that gives nothing but a name describes. */
  public static MtjBnnChip standard(String name) {
    return new MtjBnnChip(
        name,
        15,
        15,
        13,
        2,
        4,
        3,
        8,
        new QFormat(true, 11, 8),
        RANDOM_STATES,
        new MtjDeviceSpec(5000, 1.5, 0.05, 0, new WireSpec(0, 5), 0.01, 0, 1),
        12e6);
  }

  /** The largest value of an input: full scale. */
  public int fullScale() {
    return (1 << valueBits) - 1;
  }

  /** Rows that the second pass drives by hidden neurons, each by its bit and the complement. */
  public int hiddenRows() {
    return 2 * hidden;
  }

  /** The Verilog parameters of this chip's top. */
  public Map<String, Long> parameters() {
    Map<String, Long> p = new LinkedHashMap<>();
    p.put("ROWS", (long) rows);
    p.put("COLUMNS", (long) columns);
    p.put("FEATURES", (long) features);
    p.put("BIAS_ROWS", (long) biasRows);
    p.put("HIDDEN", (long) hidden);
    p.put("CLASSES", (long) classes);
    p.put("VALUE_BITS", (long) valueBits);
    p.put("CODE_BITS", (long) code.bits());
    p.put("WRITE_ERROR", Math.round(device.writeError() / WRITE_ERROR_UNIT));
    p.put("LFSR_SEED", 1 + Math.floorMod(device.seed(), 0x7FFF_FFFFL));
    return p;
  }

  /** The same chip of other cells. */
  public MtjBnnChip with(MtjDeviceSpec other) {
    return new MtjBnnChip(
        name, rows, columns, features, biasRows, hidden, classes, valueBits, code, states, other,
        clockHz);
  }

  /** The same chip with its states in another file. */
  public MtjBnnChip withStates(String file) {
    return new MtjBnnChip(
        name, rows, columns, features, biasRows, hidden, classes, valueBits, code, file, device,
        clockHz);
  }
}
