// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** Every Verilog parameter of the ECRAM chip, each written once and picked by the blocks. */
public final class EcramParameters {
  /** Fraction bits of a column's offset, in units of the converter. */
  public static final int OFFSET_FRACTION_BITS = 4;

  private static final ParameterSet ALL = new ParameterSet();

  static {
    ALL.add("INPUTS", 64, 1, 4096, "rows, of all tiles together");
    ALL.add("NEURONS", 10, 1, 1024, "columns that are read as scores; one more is the reference");
    ALL.add("TILE_ROWS", 32, 1, 4096, "rows of a tile; the last tile may have fewer");
    ALL.add("VALUE_BITS", 5, 1, 12, "bits of an input's value, unsigned");
    ALL.add("LEVELS", 100, 2, 256, "levels of a cell, from 0");
    ALL.add("CONVERTER_BITS", 8, 2, 16, "bits of a converted column, unsigned");
    ALL.add("GAIN_BITS", 12, 4, 16, "bits of a column's gain, unsigned");
    ALL.add("GAIN_SHIFT", 18, 4, 30, "fraction bits of a column's gain");
    ALL.add("MARGIN", 20, 0, 65535, "score that a class shall have at least, and no other class");
    ALL.add("ERROR_SHIFT", 2, 0, 15, "an error is what is missing, over 2^ERROR_SHIFT");
    ALL.add("ERROR_BITS", 2, 1, 8, "bits of an error");
    ALL.add("PULSES", 1, 1, 255, "pulses of a train");
    ALL.add("VERIFY", 1, 0, 7, "corrections of a row at most, each after it was read again");
    ALL.add("NONLINEARITY", 0, 0, 255, "how much less a pulse does at the far end, 1/256");
    ALL.add("NOISE", 0, 0, 255, "standard deviation of what a pulse does, 1/256");
    ALL.add("HALF_SELECT", 0, 0, 65535, "probability that a half-selected cell moves, 1/65536");
    ALL.add("LFSR_SEED", 1, 1, Integer.MAX_VALUE, "start of the random numbers");
    ALL.add("SPEC_DIGEST", 0, 0, Integer.MAX_VALUE, "first 31 bits of the digest of the chip");
    ALL.add("LOAD_IMAGE", 0, 0, 1, "1: memories are initialised from the image files");
    // Not set by a chip: derived by the top and handed to the block that needs it.
    ALL.add("TILES", 2, 1, 4096, "tiles");
    ALL.add("SUM_BITS", 19, 3, 32, "bits of a column's sum");
    ALL.add("SCORE_BITS", 10, 3, 29, "bits of a score, two's complement");
  }

  private EcramParameters() {}

  static List<Parameter> pick(String... names) {
    return ALL.pick(names);
  }

  /**
   * The parameter of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Parameter named(String name) {
    return ALL.named(name);
  }
}
