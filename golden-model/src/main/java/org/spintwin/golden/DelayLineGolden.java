// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.DelayLineSpec;

/** Golden model of {@code delay_line}: {@code docs/blocks/delay_line.md}. */
public final class DelayLineGolden extends BlockGolden {
  /** The vectors by their place, each as bits. */
  private final long[][] line;

  private final long[] read;
  private final long[] none;
  private int place;
  private boolean full;
  private boolean shown;

  public DelayLineGolden(Map<String, Long> parameters) {
    super(DelayLineSpec.BLOCK, DelayLineSpec.BLOCK.resolve(parameters));
    Map<String, Long> values = DelayLineSpec.BLOCK.resolve(parameters);
    int longs = (values.get("WIDTH").intValue() + 63) / 64;
    line = new long[values.get("DELAY").intValue()][longs];
    read = new long[longs];
    none = new long[longs];
  }

  /**
   * One rising edge.
   *
   * @param source bits of the vector; looked at with {@code advance} only
   */
  void clock(boolean reset, boolean clear, boolean advance, long[] source) {
    if (reset || clear) {
      place = 0;
      full = shown = false;
    } else if (advance) {
      System.arraycopy(source, 0, line[place], 0, read.length);
      place = (place + 1) % line.length;
      full |= place == 0;
    } else {
      System.arraycopy(line[place], 0, read, 0, read.length);
      shown = full;
    }
  }

  /** Bits of the vector some steps ago; do not modify. */
  long[] delayed() {
    return shown ? read : none;
  }

  @Override
  void clock(InputReader in) {
    clock(!in.flag("rst_ni"), in.flag("clear_i"), in.flag("advance_i"), in.bits("source_i"));
  }

  @Override
  void write(RecordWriter out) {
    out.putBits(delayed());
    out.put(place);
    out.put(full);
    out.put(shown);
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    if (!name.equals("line_q")) {
      super.loadMemory(name, contents);
    }
    for (int i = 0; i < line.length; i++) {
      System.arraycopy(contents, i * read.length, line[i], 0, read.length);
    }
  }

  @Override
  public long[] memory(String name) {
    if (!name.equals("line_q")) {
      return super.memory(name);
    }
    return Arrays.stream(line).flatMapToLong(Arrays::stream).toArray();
  }
}
