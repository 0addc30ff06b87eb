// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.MtjBnnSpec;

/**
 * Clock-exact golden model of the {@code mtj-bnn} chip: {@code docs/chips/mtj-bnn.md}, "Clocks".
 *
 * <p>Blocks are clocked from the last to the first, so that each sees its predecessors as they were
 * before the edge.
 */
public final class MtjBnnGolden extends TopGolden {
  private final int resetAt;
  private final int validAt;
  private final int valuesAt;
  private final int writeAt;
  private final int recodeAt;
  private final int readAt;
  private final int rowAt;
  private final int columnAt;
  private final int dataAt;
  private final int codesAt;
  private final int scoreBits;

  private final CellWriterGolden writer;
  private final PassControlGolden control;
  private final SynapseArrayGolden array;
  private final ArgExtremeGolden winner;
  private final RecordWriter out = new RecordWriter();

  /** A chip whose memories hold zeros. */
  public MtjBnnGolden(Map<String, Long> parameters) {
    super(MtjBnnSpec.TOP, MtjBnnSpec.TOP.resolve(parameters));
    writer = instance(MtjBnnModel.WRITER, MtjBnnModel.writer(parameters));
    control =
        instance(
            "u_pass_control",
            new PassControlGolden(MtjBnnModel.values("u_pass_control", parameters)));
    array = instance(MtjBnnModel.ARRAY, MtjBnnModel.array(parameters));
    winner =
        instance(
            "u_arg_extreme", new ArgExtremeGolden(MtjBnnModel.values("u_arg_extreme", parameters)));
    scoreBits = MtjBnnSpec.TOP.resolve(parameters).get("SCORE_BITS").intValue();
    resetAt = at("rst_ni");
    validAt = at("valid_i");
    valuesAt = at("values_i");
    writeAt = at("write_valid_i");
    recodeAt = at("code_valid_i");
    readAt = at("read_valid_i");
    rowAt = at("write_row_i");
    columnAt = at("write_column_i");
    dataAt = at("write_data_i");
    codesAt = at("codes_i");
  }

  @Override
  public void clock(long[] in, int base, long[] record, int recordBase) {
    boolean reset = in[base + resetAt] == 0;
    winner.clock(reset, control.scoresValid(), control.scores());
    boolean driven = control.driveValid();
    // Control and array feed each other, but on a clock on which the array sums what was driven,
    // the control neither reads currents nor drives anything else.
    control.clock(
        reset, in[base + validAt] != 0, in, base + valuesAt, array.valid(), array.currentE());
    array.clock(
        reset,
        driven,
        control.drive(),
        writer.codeWrite(),
        writer.codeColumn(),
        writer.codeRow(),
        writer.code());
    writer.clock(
        reset,
        in[base + writeAt] != 0,
        in[base + recodeAt] != 0,
        in[base + readAt] != 0,
        (int) in[base + rowAt],
        (int) in[base + columnAt],
        in[base + dataAt] != 0,
        (int) in[base + codesAt]);
    out.start(record, recordBase);
    write();
  }

  private void write() {
    out.put(control.ready());
    out.put(winner.valid());
    out.put(winner.place());
    out.putAll(winner.scores(), scoreBits);
    out.putBits(control.hidden());
    out.put(writer.stateValid());
    out.put(writer.state());
    writer.write(out);
    control.write(out);
    array.write(out);
    winner.write(out);
  }
}
