// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.SampleRowsSpec;

/** Golden model of {@code sample_rows}: {@code docs/blocks/sample_rows.md}. */
public final class SampleRowsGolden extends BlockGolden {
  private final int inputs;
  private final int fullScale;
  private final RowDrive drive = new RowDrive();
  private boolean ready;
  private int count;

  public SampleRowsGolden(Map<String, Long> values) {
    super(SampleRowsSpec.BLOCK, SampleRowsSpec.BLOCK.resolve(values));
    Map<String, Long> all = SampleRowsSpec.BLOCK.resolve(values);
    inputs = all.get("INPUTS").intValue();
    fullScale = (1 << all.get("VALUE_BITS").intValue()) - 1;
  }

  /** One rising edge. */
  void clock(boolean reset, boolean given, int value, boolean done) {
    if (reset) {
      drive.clear();
      ready = false;
      count = 0;
      return;
    }
    if (count == inputs) {
      drive.drive(count++, fullScale, false, true);
    } else if (ready && given) {
      drive.drive(count, value, count == 0, false);
      count++;
    } else {
      drive.rest();
      if (count > inputs && done) {
        count = 0;
      }
    }
    ready = count < inputs;
  }

  RowDrive drive() {
    return drive;
  }

  boolean ready() {
    return ready;
  }

  @Override
  void clock(InputReader in) {
    clock(!in.flag("rst_ni"), in.flag("valid_i"), (int) in.get("value_i"), in.flag("done_i"));
  }

  @Override
  void write(RecordWriter out) {
    out.put(ready);
    drive.write(out);
    out.put(count);
  }
}
