// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.EcramParameters;

/** What a column's sum becomes: {@code docs/chips/ecram.md}, "Readout". */
final class ColumnConverter {
  private final int columns;
  private final int gainBits;
  private final int gainShift;
  private final int offsetBits;
  private final long highest;
  private final long sumMask;

  /** By tile, then column. */
  private final int[] gains;

  private final int[] offsets;

  /**
   * @param values with the parameters of {@code ecram_readout}
   */
  ColumnConverter(Map<String, Long> values) {
    columns = values.get("NEURONS").intValue() + 1;
    gainBits = values.get("GAIN_BITS").intValue();
    gainShift = values.get("GAIN_SHIFT").intValue();
    int converterBits = values.get("CONVERTER_BITS").intValue();
    offsetBits = converterBits + 1 + EcramParameters.OFFSET_FRACTION_BITS;
    highest = (1L << converterBits) - 1;
    sumMask = -1L >>> (64 - values.get("SUM_BITS"));
    gains = new int[values.get("TILES").intValue() * columns];
    offsets = new int[gains.length];
  }

  /**
   * @param sum its bits are taken as unsigned
   * @return 0 to the highest code of the converter
   */
  int code(int tile, int column, int sum) {
    int place = tile * columns + column;
    long offset = (long) offsets[place] << (gainShift - EcramParameters.OFFSET_FRACTION_BITS);
    long total = (sum & sumMask) * gains[place] + offset + (1L << (gainShift - 1));
    return (int) Math.max(0, Math.min(highest, total >> gainShift));
  }

  /** Takes the contents of {@code column_q}. */
  void load(long[] contents) {
    for (int i = 0; i < gains.length; i++) {
      gains[i] = (int) (contents[i] & (1L << gainBits) - 1);
      offsets[i] = (int) (contents[i] >>> gainBits) << (32 - offsetBits) >> (32 - offsetBits);
    }
  }

  long[] contents() {
    long[] contents = new long[gains.length];
    for (int i = 0; i < contents.length; i++) {
      contents[i] = (offsets[i] & (1L << offsetBits) - 1) << gainBits | gains[i];
    }
    return contents;
  }
}
