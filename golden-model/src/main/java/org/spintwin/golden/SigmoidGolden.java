// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.SigmoidSpec;

/** Golden model of {@code sigmoid}: {@code docs/blocks/sigmoid.md}. */
public final class SigmoidGolden extends BlockGolden {
  private final int numberBits;
  private final SigmoidFunction function;
  private final int[] answers;
  private final PackedNumbers packed;
  private boolean valid;

  public SigmoidGolden(Map<String, Long> values) {
    super(SigmoidSpec.BLOCK, SigmoidSpec.BLOCK.resolve(values));
    Map<String, Long> all = SigmoidSpec.BLOCK.resolve(values);
    numberBits = all.get("NUMBER_BITS").intValue();
    function = new SigmoidFunction(all);
    answers = new int[all.get("NEURONS").intValue()];
    packed = new PackedNumbers(answers, all.get("VALUE_BITS").intValue());
  }

  /** One rising edge. */
  void clock(boolean reset, boolean given, int[] sums) {
    valid = given && !reset;
    if (reset) {
      Arrays.fill(answers, 0);
      packed.changed();
    } else if (given) {
      for (int n = 0; n < answers.length; n++) {
        answers[n] = function.of(sums[n]);
      }
      packed.changed();
    }
  }

  boolean valid() {
    return valid;
  }

  /** What the neurons answered, 0 to full scale. */
  int[] answers() {
    return answers;
  }

  @Override
  void clock(InputReader in) {
    clock(!in.flag("rst_ni"), in.flag("valid_i"), in.numbers("sums_i", answers.length, numberBits));
  }

  @Override
  void write(RecordWriter out) {
    packed.write(out);
    out.put(valid);
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    if (!name.equals("table_q")) {
      super.loadMemory(name, contents);
    }
    Arrays.setAll(function.table, i -> (int) contents[i]);
  }

  @Override
  public long[] memory(String name) {
    if (!name.equals("table_q")) {
      return super.memory(name);
    }
    return Arrays.stream(function.table).asLongStream().toArray();
  }
}
