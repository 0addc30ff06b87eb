// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.RowArraySpec;

/** Golden model of {@code row_array}: {@code docs/blocks/row_array.md}. */
public final class RowArrayGolden extends BlockGolden {
  private final int columns;
  private final int codeBits;
  private final int coding;
  private final int sumBits;
  private final int longsPerWord;

  /** What a code weighs, by row and column. */
  private final int[][] weights;

  private final int[] sums;
  private final PackedNumbers packed;
  private boolean valid;

  /** The row of the last read. */
  private int[] read;

  /** A row on its way to the sums, with its weights as they were read. */
  private static final class Addition {
    private boolean valid;
    private int[] weights;
    private int value;
    private boolean last;
  }

  /** Taken one and two clocks ago. */
  private Addition first = new Addition();

  private Addition second = new Addition();

  /** Whether the clock before asked for new sums. */
  private boolean clears;

  public RowArrayGolden(Map<String, Long> parameters) {
    super(RowArraySpec.BLOCK, RowArraySpec.BLOCK.resolve(parameters));
    Map<String, Long> values = RowArraySpec.BLOCK.resolve(parameters);
    columns = values.get("NEURONS").intValue();
    codeBits = values.get("CODE_BITS").intValue();
    coding = values.get("CODES").intValue();
    sumBits = values.get("SUM_BITS").intValue();
    longsPerWord = (columns * codeBits + 63) / 64;
    weights = new int[values.get("INPUTS").intValue()][columns];
    for (int[] row : weights) {
      Arrays.fill(row, weight(0));
    }
    read = weights[0];
    sums = new int[columns];
    packed = new PackedNumbers(sums, sumBits);
  }

  /** One edge without a write. */
  void clock(boolean reset, int row, boolean adds, int value, boolean clear, boolean last) {
    Addition taken = advance(reset);
    read = weights[row];
    taken.valid = !reset && adds;
    taken.weights = read;
    taken.value = value;
    taken.last = last;
    clears = !reset && clear;
  }

  /** One edge with a write: no row is taken and none is read. */
  void clockWriting() {
    advance(false).valid = false;
    clears = false;
  }

  /** Moves the rows on, and returns the place for the one that is taken. */
  private Addition advance(boolean reset) {
    Addition done = second;
    valid = !reset && done.valid && done.last;
    if (reset || clears) {
      Arrays.fill(sums, 0);
      packed.changed();
    } else if (done.valid) {
      add(done);
    }
    second = first;
    second.valid &= !reset;
    first = done;
    return done;
  }

  private void add(Addition row) {
    packed.changed();
    int unused = 32 - sumBits;
    for (int n = 0; n < columns; n++) {
      sums[n] = sums[n] + row.value * row.weights[n] << unused >> unused;
    }
  }

  /** Writes one code; what was read before stays as it was. */
  void write(int row, int column, int code) {
    // A row that was read is never changed in place: it may still be on its way to the sums.
    int[] changed = weights[row].clone();
    changed[column] = weight(code);
    weights[row] = changed;
  }

  /** Column of the row that was read last. */
  int code(int column) {
    return code(read, column);
  }

  private int code(int[] row, int column) {
    int weight = row[column];
    return coding == RowArraySpec.SIGNS ? (1 - weight) / 2 : weight & (1 << codeBits) - 1;
  }

  private int weight(int code) {
    return switch (coding) {
      case RowArraySpec.UNSIGNED -> code & (1 << codeBits) - 1;
      case RowArraySpec.TWOS_COMPLEMENT -> code << (32 - codeBits) >> (32 - codeBits);
      default -> 1 - 2 * (code & 1);
    };
  }

  /** Whether codes are the signs of 1 and -1. */
  boolean signs() {
    return coding == RowArraySpec.SIGNS;
  }

  int[] sums() {
    return sums;
  }

  boolean valid() {
    return valid;
  }

  @Override
  void clock(InputReader in) {
    boolean reset = !in.flag("rst_ni");
    int row = (int) in.get("row_i");
    long[] enabled = in.bits("write_i");
    boolean writes = false;
    var codes = new BitFields(in.bits("write_codes_i"));
    for (int n = 0; n < columns; n++) {
      int code = (int) codes.get(codeBits);
      if (!reset && (enabled[n / 64] >>> n & 1) != 0) {
        write(row, n, code);
        writes = true;
      }
    }
    if (writes) {
      clockWriting();
    } else {
      clock(
          reset,
          row,
          in.flag("valid_i"),
          (int) in.get("value_i"),
          in.flag("clear_i"),
          in.flag("last_i"));
    }
  }

  @Override
  void write(RecordWriter out) {
    packed.write(out);
    out.put(valid);
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    if (!name.equals("code_q")) {
      super.loadMemory(name, contents);
    }
    var fields = new BitFields(contents);
    for (int r = 0; r < weights.length; r++) {
      fields.seek(r * longsPerWord);
      int[] row = new int[columns];
      for (int n = 0; n < columns; n++) {
        row[n] = weight((int) fields.get(codeBits));
      }
      weights[r] = row;
    }
  }

  @Override
  public long[] memory(String name) {
    if (!name.equals("code_q")) {
      return super.memory(name);
    }
    long[] contents = new long[weights.length * longsPerWord];
    var fields = new BitFields(contents);
    for (int r = 0; r < weights.length; r++) {
      fields.seek(r * longsPerWord);
      for (int n = 0; n < columns; n++) {
        fields.put(code(weights[r], n), codeBits);
      }
    }
    return contents;
  }
}
