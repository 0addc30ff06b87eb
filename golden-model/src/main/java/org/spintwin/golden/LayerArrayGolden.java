// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.LayerArraySpec;

/** Golden model of {@code layer_array}: {@code docs/blocks/layer_array.md}. */
public final class LayerArrayGolden extends BlockGolden {
  private final int lanes;
  private final int columns;
  private final int codeBits;
  private final int valueBits;
  private final int sumBits;
  private final int longsPerWord;

  /** Codes by word, then by lane. */
  private final short[] codes;

  private final long[] sums;
  private final PackedLongs packed;
  private boolean valid;

  /** A column on its way to the sums. */
  private static final class Column {
    private boolean valid;
    private int address;
    private long value;
    private boolean first;
    private boolean last;
  }

  /** Taken one and two edges ago. */
  private Column read = new Column();

  private Column multiplied = new Column();

  public LayerArrayGolden(Map<String, Long> parameters) {
    super(LayerArraySpec.BLOCK, LayerArraySpec.BLOCK.resolve(parameters));
    Map<String, Long> values = LayerArraySpec.BLOCK.resolve(parameters);
    lanes = values.get("LANES").intValue();
    columns = values.get("COLUMNS").intValue();
    codeBits = values.get("CODE_BITS").intValue();
    valueBits = values.get("VALUE_BITS").intValue();
    sumBits = values.get("SUM_BITS").intValue();
    longsPerWord = (lanes * codeBits + 63) / 64;
    codes = new short[Math.toIntExact(values.get("CODE_WORDS") * lanes)];
    sums = new long[lanes];
    packed = new PackedLongs(sums, sumBits);
  }

  /**
   * One edge.
   *
   * @param value of the column: 0 or 1 where values have one bit, else a signed number
   */
  void clock(boolean reset, boolean given, int address, long value, boolean first, boolean last) {
    Column done = multiplied;
    valid = !reset && done.valid && done.last;
    if (reset) {
      Arrays.fill(sums, 0);
      packed.changed();
    } else if (done.valid) {
      add(done);
    }
    multiplied = read;
    multiplied.valid &= !reset;
    read = done;
    read.valid = !reset && given;
    read.address = address;
    read.value = value;
    read.first = first;
    read.last = last;
  }

  private void add(Column column) {
    packed.changed();
    int unused = 64 - sumBits;
    int at = column.address * lanes;
    for (int l = 0; l < lanes; l++) {
      long sum = (column.first ? 0 : sums[l]) + codes[at + l] * column.value;
      sums[l] = sum << unused >> unused;
    }
  }

  /** Sets the code of a neuron for a column. */
  void code(int neuron, int column, int code) {
    codes[(neuron / lanes * columns + column) * lanes + neuron % lanes] = (short) code;
  }

  /** Sums of the lanes; live. */
  long[] sums() {
    return sums;
  }

  /** Whether they are those of a whole group. */
  boolean valid() {
    return valid;
  }

  @Override
  void clock(InputReader in) {
    int unused = 64 - valueBits;
    long value = in.get("value_i");
    clock(
        !in.flag("rst_ni"),
        in.flag("valid_i"),
        (int) in.get("address_i"),
        valueBits == 1 ? value : value << unused >> unused,
        in.flag("first_i"),
        in.flag("last_i"));
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
    for (int i = 0; i < codes.length; i++) {
      if (i % lanes == 0) {
        fields.seek(i / lanes * longsPerWord);
      }
      codes[i] = (short) fields.getSigned(codeBits);
    }
  }

  @Override
  public long[] memory(String name) {
    if (!name.equals("code_q")) {
      return super.memory(name);
    }
    long[] contents = new long[codes.length / lanes * longsPerWord];
    var fields = new BitFields(contents);
    for (int i = 0; i < codes.length; i++) {
      if (i % lanes == 0) {
        fields.seek(i / lanes * longsPerWord);
      }
      fields.put(codes[i], codeBits);
    }
    return contents;
  }
}
