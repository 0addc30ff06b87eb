// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.EcramControlSpec;

/**
 * Golden model of {@code ecram_control}: {@code docs/chips/ecram.md}, "Control". What its outputs
 * that are no registers would show, its methods tell.
 */
public final class EcramControlGolden extends BlockGolden {
  /** What is being done; the numbers are those of {@code state_q}. */
  enum State {
    IDLE,
    READ,
    CONVERT,
    COLUMNS,
    ROWS,
    PULSE,
    CHECK,
    VERIFY
  }

  private final int inputs;
  private final int neurons;
  private final int tileRows;
  private final int levels;
  private final int pulses;
  private final int verify;
  private final boolean everyRow;
  private final int[] values;

  private State state = State.IDLE;
  private int row;
  private int tileRow;
  private int tile;
  private int label;
  private boolean train;
  private int column;
  private boolean up;
  private int slot;
  private boolean pulseRow;
  private int tries;
  private boolean ready;

  public EcramControlGolden(Map<String, Long> parameters) {
    super(EcramControlSpec.BLOCK, EcramControlSpec.BLOCK.resolve(parameters));
    Map<String, Long> all = EcramControlSpec.BLOCK.resolve(parameters);
    inputs = all.get("INPUTS").intValue();
    neurons = all.get("NEURONS").intValue();
    tileRows = all.get("TILE_ROWS").intValue();
    levels = all.get("LEVELS").intValue();
    pulses = all.get("PULSES").intValue();
    verify = all.get("VERIFY").intValue();
    everyRow = all.get("HALF_SELECT") != 0;
    values = new int[inputs];
  }

  void reset() {
    state = State.IDLE;
    row = 0;
    tileRow = 0;
    tile = 0;
    label = 0;
    train = false;
    column = 0;
    up = false;
    slot = 0;
    pulseRow = false;
    tries = 0;
    ready = false;
  }

  State state() {
    return state;
  }

  boolean ready() {
    return ready;
  }

  int row() {
    return row;
  }

  int value() {
    return values[row];
  }

  int tile() {
    return tile;
  }

  int label() {
    return label;
  }

  int column() {
    return column;
  }

  boolean up() {
    return up;
  }

  boolean pulseRow() {
    return pulseRow;
  }

  boolean firstOfTile() {
    return tileRow == 0;
  }

  boolean lastOfTile() {
    return row == inputs - 1 || tileRow == tileRows - 1;
  }

  /** Whether, in {@link State#CONVERT}, no tile is left to be read. */
  boolean allRead() {
    return row == 0;
  }

  /** Whether a level from the host is written. */
  boolean host(boolean valid, int writeRow, int writeColumn, int level) {
    return ready && valid && writeRow < inputs && writeColumn <= neurons && level < levels;
  }

  /** Whether, in {@link State#VERIFY}, the row is left as it is. */
  boolean verified(boolean met) {
    return met || tries == verify;
  }

  /** Takes a sample, one value after the other from the lowest bits. */
  void take(BitFields packed, int valueBits, int sampleLabel, boolean trains) {
    for (int i = 0; i < inputs; i++) {
      values[i] = (int) packed.get(valueBits);
    }
    label = sampleLabel;
    train = trains;
  }

  /**
   * One rising edge, not of a reset.
   *
   * @param taken whether {@link #take} took a sample
   * @param done whether the tile is in the scores
   * @param some whether columns are pulsed in this direction
   * @param rowPulse whether the row is pulsed
   * @param met whether the cells of the row are at their targets
   */
  void clock(boolean taken, boolean done, boolean some, boolean rowPulse, boolean met) {
    switch (state) {
      case IDLE -> state = taken ? State.READ : State.IDLE;
      case READ -> {
        state = lastOfTile() ? State.CONVERT : State.READ;
        nextRow();
      }
      case CONVERT -> {
        if (done) {
          tile = allRead() ? 0 : tile + 1;
          state = !allRead() ? State.READ : train ? State.COLUMNS : State.IDLE;
        }
      }
      case COLUMNS -> {
        boolean last = column == neurons - 1;
        column = last ? 0 : column + 1;
        up |= last;
        state = last ? State.ROWS : State.COLUMNS;
      }
      case ROWS -> {
        pulseRow = rowPulse;
        tries = 0;
        if (!some) {
          endPass();
        } else if (rowPulse || everyRow) {
          state = State.PULSE;
        } else {
          endRow();
        }
      }
      case PULSE -> {
        if (verify == 0) {
          endRow();
        } else {
          state = State.CHECK;
        }
      }
      case CHECK -> state = State.VERIFY;
      case VERIFY -> {
        if (verified(met)) {
          endRow();
        } else {
          tries++;
          state = State.CHECK;
        }
      }
    }
    ready = state == State.IDLE;
  }

  private void nextRow() {
    tileRow = lastOfTile() ? 0 : tileRow + 1;
    row = row == inputs - 1 ? 0 : row + 1;
  }

  private void endRow() {
    state = State.ROWS;
    nextRow();
    if (row == 0) {
      endPass();
    }
  }

  private void endPass() {
    if (up) {
      up = false;
      state = State.ROWS;
    } else {
      slot = slot == pulses - 1 ? 0 : slot + 1;
      state = slot == 0 ? State.IDLE : State.COLUMNS;
    }
  }

  @Override
  void clock(InputReader in) {
    if (!in.flag("rst_ni")) {
      reset();
      return;
    }
    boolean taken = ready && in.flag("valid_i");
    if (taken) {
      label = (int) in.get("label_i");
      train = in.flag("train_i");
    }
    clock(taken, in.flag("done_i"), in.flag("some_i"), in.flag("row_pulse_i"), in.flag("met_i"));
  }

  @Override
  void write(RecordWriter out) {
    out.put(ready);
    out.put(state.ordinal());
    out.put(row);
    out.put(tileRow);
    out.put(tile);
    out.put(label);
    out.put(train);
    out.put(column);
    out.put(up);
    out.put(slot);
    out.put(pulseRow);
    out.put(tries);
  }
}
