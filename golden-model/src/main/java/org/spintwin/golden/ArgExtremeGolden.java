// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.ArgExtremeSpec;

/** Golden model of {@code arg_extreme}: {@code docs/blocks/arg_extreme.md}. */
public final class ArgExtremeGolden extends BlockGolden {
  private final int numberBits;
  private final boolean largest;
  private final int[] scores;
  private final PackedNumbers packed;
  private int place;
  private boolean valid;

  public ArgExtremeGolden(Map<String, Long> values) {
    super(ArgExtremeSpec.BLOCK, ArgExtremeSpec.BLOCK.resolve(values));
    Map<String, Long> all = ArgExtremeSpec.BLOCK.resolve(values);
    numberBits = all.get("NUMBER_BITS").intValue();
    largest = all.get("LARGEST") != 0;
    scores = new int[all.get("NEURONS").intValue()];
    packed = new PackedNumbers(scores, numberBits);
  }

  /** One rising edge. */
  void clock(boolean reset, boolean given, int[] numbers) {
    valid = given && !reset;
    if (reset) {
      Arrays.fill(scores, 0);
      packed.changed();
      place = 0;
    } else if (given) {
      System.arraycopy(numbers, 0, scores, 0, scores.length);
      packed.changed();
      place = place(numbers, largest);
    }
  }

  /** Place of the smallest or largest number, of equal ones the lowest. */
  static int place(int[] numbers, boolean largest) {
    int best = 0;
    for (int n = 1; n < numbers.length; n++) {
      if (largest ? numbers[n] > numbers[best] : numbers[n] < numbers[best]) {
        best = n;
      }
    }
    return best;
  }

  boolean valid() {
    return valid;
  }

  int place() {
    return place;
  }

  int[] scores() {
    return scores;
  }

  @Override
  void clock(InputReader in) {
    clock(
        !in.flag("rst_ni"), in.flag("valid_i"), in.numbers("numbers_i", scores.length, numberBits));
  }

  @Override
  void write(RecordWriter out) {
    out.put(place);
    packed.write(out);
    out.put(valid);
  }
}
