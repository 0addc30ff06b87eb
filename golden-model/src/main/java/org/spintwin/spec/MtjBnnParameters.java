// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** The Verilog parameters of the mtj-bnn chip, each written once and picked by its blocks. */
final class MtjBnnParameters {
  private static final ParameterSet ALL = new ParameterSet();

  static {
    ALL.add("ROWS", 15, 1, 1024, "rows of the array");
    ALL.add("COLUMNS", 15, 1, 1024, "columns of the array");
    ALL.add("FEATURES", 13, 1, 1024, "inputs of the network, on the first rows");
    ALL.add("BIAS_ROWS", 2, 0, 1024, "last rows, at full scale in both passes");
    ALL.add("HIDDEN", 4, 1, 512, "neurons of the first layer, a pair of columns each");
    ALL.add("CLASSES", 3, 1, 512, "outputs, a pair of columns each");
    ALL.add("VALUE_BITS", 8, 1, 16, "bits of an input, unsigned");
    ALL.add("CODE_BITS", 11, 2, 16, "bits of a cell's code, two's complement");
    ALL.add(
        "CURRENT_BITS",
        23,
        3,
        MtjBnnSpec.MOST_CURRENT_BITS,
        "bits of a column's current, two's complement");
    ALL.add("WRITE_ERROR", 0, 0, 1 << 24, "probability that a write fails, in 2^-24");
    ALL.add("LFSR_SEED", 1, 1, Integer.MAX_VALUE, "what the random register holds after reset");
    ALL.add(
        "SPEC_DIGEST",
        0,
        0,
        Integer.MAX_VALUE,
        "first 31 bits of the SHA-256 of the resolved chip");
    ALL.add("LOAD_IMAGE", 0, 0, 1, "1: memories are initialised from the image files");
  }

  private MtjBnnParameters() {}

  static List<Parameter> pick(String... names) {
    return ALL.pick(names);
  }
}
