// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.AnswerRowsSpec;

/** Golden model of {@code answer_rows}: {@code docs/blocks/answer_rows.md}. */
public final class AnswerRowsGolden extends BlockGolden {
  private final int answers;
  private final int valueBits;
  private final int fullScale;
  private final RowDrive drive = new RowDrive();
  private boolean running;
  private int count;

  public AnswerRowsGolden(Map<String, Long> values) {
    super(AnswerRowsSpec.BLOCK, AnswerRowsSpec.BLOCK.resolve(values));
    Map<String, Long> all = AnswerRowsSpec.BLOCK.resolve(values);
    answers = all.get("NEURONS").intValue();
    valueBits = all.get("VALUE_BITS").intValue();
    fullScale = (1 << valueBits) - 1;
  }

  /** One rising edge. */
  void clock(boolean reset, boolean given, int[] values) {
    if (reset) {
      drive.clear();
      running = false;
      count = 0;
    } else if (running) {
      boolean bias = count == answers;
      drive.drive(count, bias ? fullScale : values[count], count == 0, bias);
      running = !bias;
      count = bias ? 0 : count + 1;
    } else {
      drive.rest();
      running = given;
    }
  }

  RowDrive drive() {
    return drive;
  }

  @Override
  void clock(InputReader in) {
    int[] values = new int[answers];
    var packed = new BitFields(in.bits("values_i"));
    for (int n = 0; n < answers; n++) {
      values[n] = (int) packed.get(valueBits);
    }
    clock(!in.flag("rst_ni"), in.flag("valid_i"), values);
  }

  @Override
  void write(RecordWriter out) {
    drive.write(out);
    out.put(running);
    out.put(count);
  }
}
