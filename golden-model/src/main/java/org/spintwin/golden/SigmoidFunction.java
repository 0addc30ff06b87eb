// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.SigmoidSpec;

/** The integer sigmoid of one neuron: {@code docs/blocks/sigmoid.md}. */
final class SigmoidFunction {
  private final int activation;
  private final int valueBits;
  private final int unitShift;
  private final int tableBits;
  private final int fullScale;
  final int[] table;

  /**
   * @param values as {@code SigmoidSpec.BLOCK.resolve} gives them
   */
  SigmoidFunction(Map<String, Long> values) {
    activation = values.get("ACTIVATION").intValue();
    valueBits = values.get("VALUE_BITS").intValue();
    unitShift = values.get("UNIT_SHIFT").intValue();
    tableBits = values.get("TABLE_BITS").intValue();
    fullScale = (1 << valueBits) - 1;
    table = new int[values.get("TABLE_WORDS").intValue()];
  }

  /** What a neuron answers to a sum. */
  int of(int sum) {
    return switch (activation) {
      case SigmoidSpec.CLIP -> clipped(sum);
      case SigmoidSpec.PIECEWISE -> piecewise(sum);
      default -> tabulated(sum);
    };
  }

  private int clipped(long sum) {
    long middle = (long) fullScale << (unitShift + 1 - valueBits);
    return (int) clip(middle - sum >> (unitShift + 2 - valueBits), fullScale);
  }

  private int piecewise(long sum) {
    int rising = (int) Math.min(fullScale, segments(Math.abs(sum)));
    return sum < 0 ? rising : fullScale - rising;
  }

  /** The rising sigmoid at a positive x, times 2^VALUE_BITS. */
  private long segments(long size) {
    if (size < 1L << unitShift) {
      return (size >> (unitShift + 2 - valueBits)) + (1L << (valueBits - 1));
    }
    if (size < 19L << (unitShift - 3)) {
      return (size >> (unitShift + 3 - valueBits)) + (5L << (valueBits - 3));
    }
    if (size < 5L << unitShift) {
      return (size >> (unitShift + 5 - valueBits)) + (27L << (valueBits - 5));
    }
    return 1L << valueBits;
  }

  private int tabulated(long sum) {
    long index = (sum >> (unitShift + 4 - tableBits)) + (1L << (tableBits - 1));
    return table[(int) clip(index, table.length - 1)];
  }

  private static long clip(long value, int highest) {
    return Math.max(0, Math.min(highest, value));
  }
}
