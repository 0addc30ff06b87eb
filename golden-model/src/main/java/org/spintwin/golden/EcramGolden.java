// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.golden.EcramControlGolden.State;
import org.spintwin.spec.EcramSpec;

/**
 * Clock-exact golden model of the ECRAM chip: {@code docs/chips/ecram.md}.
 *
 * <p>Blocks are clocked from the last to the first, so that each sees its predecessors as they were
 * before the edge.
 */
public final class EcramGolden extends TopGolden {
  private final int valueBits;
  private final int resetAt;
  private final int validAt;
  private final int valuesAt;
  private final int labelAt;
  private final int trainAt;
  private final int writeAt;
  private final int writeRowAt;
  private final int writeColumnAt;
  private final int writeDataAt;

  private final EcramControlGolden control;
  private final RowArrayGolden array;
  private final EcramReadoutGolden readout;
  private final ArgExtremeGolden result;

  /** Those of {@link #result}, as the port shows them. */
  private final PackedNumbers scores;

  private final EcramPulsesGolden pulses;
  private final EcramUpdateGolden update;
  private final RecordWriter writer = new RecordWriter();

  /** The row that the array read last. */
  private final EcramUpdateGolden.Cells cells = new ReadRow();

  /** A chip whose memories hold zeros. */
  public EcramGolden(Map<String, Long> parameters) {
    super(EcramSpec.TOP, EcramSpec.TOP.resolve(parameters));
    Map<String, Long> values = EcramSpec.TOP.resolve(parameters);
    valueBits = values.get("VALUE_BITS").intValue();
    control = new EcramControlGolden(own("u_ecram_control", values));
    array = instance("u_row_array", new RowArrayGolden(own("u_row_array", values)));
    readout = instance("u_ecram_readout", new EcramReadoutGolden(own("u_ecram_readout", values)));
    result = new ArgExtremeGolden(own("u_arg_extreme", values));
    scores = new PackedNumbers(result.scores(), values.get("SCORE_BITS").intValue());
    pulses = new EcramPulsesGolden(own("u_ecram_pulses", values));
    update = new EcramUpdateGolden(own("u_ecram_update", values));
    resetAt = at("rst_ni");
    validAt = at("valid_i");
    valuesAt = at("values_i");
    labelAt = at("label_i");
    trainAt = at("train_i");
    writeAt = at("write_valid_i");
    writeRowAt = at("write_row_i");
    writeColumnAt = at("write_column_i");
    writeDataAt = at("write_data_i");
  }

  /** Values of an instance's parameters. */
  static Map<String, Long> own(String instance, Map<String, Long> values) {
    return EcramSpec.TOP.instances().stream()
        .filter(i -> i.name().equals(instance))
        .findFirst()
        .orElseThrow()
        .values(values);
  }

  /** The cells of a row, as they were read and to be written. */
  private final class ReadRow implements EcramUpdateGolden.Cells {
    @Override
    public int level(int column) {
      return array.code(column);
    }

    @Override
    public void write(int column, int level) {
      array.write(control.row(), column, level);
    }
  }

  @Override
  public void clock(long[] in, int base, long[] record, int recordBase) {
    if (in[base + resetAt] == 0) {
      reset();
    } else {
      advance(in, base);
    }
    writer.start(record, recordBase);
    writer.put(control.ready());
    writer.put(result.valid());
    writer.put(result.place());
    scores.write(writer);
    control.write(writer);
    array.write(writer);
    readout.write(writer);
    result.write(writer);
    pulses.write(writer);
    update.write(writer);
  }

  private void reset() {
    update.reset();
    pulses.clock(true, false, 0, 0, null, false);
    result.clock(true, false, null);
    scores.changed();
    readout.clock(true, false, 0, null);
    array.clock(true, control.row(), false, 0, false, false);
    control.reset();
  }

  private void advance(long[] in, int base) {
    State state = control.state();
    boolean some = state == State.ROWS && pulses.some(control.label(), control.up());
    boolean rowPulse = state == State.ROWS && pulses.row(control.value());
    boolean met = state == State.VERIFY && update.met(cells);
    boolean done = readout.done();
    boolean sumsValid = array.valid();
    if (state == State.COLUMNS || some) {
      pulses.clock(
          false, state == State.COLUMNS, control.column(), control.label(), result.scores(), some);
    }
    boolean complete = state == State.CONVERT && done && control.allRead();
    result.clock(false, complete, readout.scores());
    if (complete) {
      scores.changed();
    }
    readout.clock(false, sumsValid, control.tile(), array.sums());
    boolean reads = state == State.READ;
    if (!writes(state, met, in, base)) {
      array.clock(
          false,
          control.row(),
          reads,
          control.value(),
          reads && control.firstOfTile(),
          reads && control.lastOfTile());
    } else {
      array.clockWriting();
    }
    boolean taken = control.ready() && in[base + validAt] != 0;
    if (taken) {
      var packed = new BitFields(in);
      packed.seek(base + valuesAt);
      control.take(packed, valueBits, (int) in[base + labelAt], in[base + trainAt] != 0);
    }
    control.clock(taken, done, some, rowPulse, met);
  }

  /** Writes what is to be written into the array, if anything is. */
  private boolean writes(State state, boolean met, long[] in, int base) {
    if (state == State.PULSE) {
      return update.pulse(
          control.pulseRow(),
          column -> pulses.column(column, control.label(), control.up()),
          control.up(),
          cells);
    }
    if (state == State.VERIFY && !control.verified(met)) {
      return update.correct(cells);
    }
    int row = (int) in[base + writeRowAt];
    int column = (int) in[base + writeColumnAt];
    int level = (int) in[base + writeDataAt];
    if (control.host(in[base + writeAt] != 0, row, column, level)) {
      array.write(row, column, level);
      return true;
    }
    return false;
  }
}
