// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every Verilog parameter of the ECRAM chip, each written once and picked by the blocks. */
public final class EcramParameters {
  /** Fraction bits of a column's offset, in units of the converter. */
  public static final int OFFSET_FRACTION_BITS = 4;

  private static final Map<String, Parameter> ALL = new LinkedHashMap<>();

  static {
    add("INPUTS", 64, 1, 4096, "rows, of all tiles together");
    add("NEURONS", 10, 1, 1024, "columns that are read as scores; one more is the reference");
    add("TILE_ROWS", 32, 1, 4096, "rows of a tile; the last tile may have fewer");
    add("VALUE_BITS", 5, 1, 12, "bits of an input's value, unsigned");
    add("LEVELS", 100, 2, 256, "levels of a cell, from 0");
    add("CONVERTER_BITS", 8, 2, 16, "bits of a converted column, unsigned");
    add("GAIN_BITS", 12, 4, 16, "bits of a column's gain, unsigned");
    add("GAIN_SHIFT", 18, 4, 30, "fraction bits of a column's gain");
    add("MARGIN", 20, 0, 65535, "score that a class shall have at least, and no other class");
    add("ERROR_SHIFT", 2, 0, 15, "an error is what is missing, over 2^ERROR_SHIFT");
    add("ERROR_BITS", 2, 1, 8, "bits of an error");
    add("PULSES", 1, 1, 255, "pulses of a train");
    add("VERIFY", 1, 0, 7, "corrections of a row at most, each after it was read again");
    add("NONLINEARITY", 0, 0, 255, "how much less a pulse does at the far end, 1/256");
    add("NOISE", 0, 0, 255, "standard deviation of what a pulse does, 1/256");
    add("HALF_SELECT", 0, 0, 65535, "probability that a half-selected cell moves, 1/65536");
    add("LFSR_SEED", 1, 1, Integer.MAX_VALUE, "start of the random numbers");
    add("SPEC_DIGEST", 0, 0, Integer.MAX_VALUE, "first 31 bits of the digest of the chip");
    add("LOAD_IMAGE", 0, 0, 1, "1: memories are initialised from the image files");
    // Not set by a chip: derived by the top and handed to the block that needs it.
    add("TILES", 2, 1, 4096, "tiles");
    add("SUM_BITS", 19, 3, 32, "bits of a column's sum");
    add("SCORE_BITS", 10, 3, 29, "bits of a score, two's complement");
  }

  private EcramParameters() {}

  private static void add(String name, long value, long min, long max, String doc) {
    ALL.put(name, new Parameter(name, value, min, max, doc));
  }

  static List<Parameter> pick(String... names) {
    return Arrays.stream(names).map(EcramParameters::named).toList();
  }

  /**
   * The parameter of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Parameter named(String name) {
    Parameter parameter = ALL.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("no parameter " + name + " among " + ALL.keySet());
    }
    return parameter;
  }
}
