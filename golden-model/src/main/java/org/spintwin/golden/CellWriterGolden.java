// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.CellWriterSpec;

/** Golden model of {@code cell_writer}: {@code docs/chips/mtj-bnn.md}, "Writing a cell". */
public final class CellWriterGolden extends BlockGolden {
  private static final long ERROR_BITS = 0xFF_FFFF;

  private final int rows;
  private final int columns;
  private final int codeBits;
  private final int codeMask;
  private final long writeError;
  private final Lfsr lfsr;
  private final boolean[] states;
  private final int[] parallel;
  private final int[] antiparallel;

  private boolean stateValid;
  private boolean state;
  private boolean codeWrite;
  private int codeRow;
  private int codeColumn;
  private int code;

  public CellWriterGolden(Map<String, Long> values) {
    super(CellWriterSpec.BLOCK, CellWriterSpec.BLOCK.resolve(values));
    rows = values.get("ROWS").intValue();
    columns = values.get("COLUMNS").intValue();
    codeBits = values.get("CODE_BITS").intValue();
    codeMask = (1 << codeBits) - 1;
    writeError = values.get("WRITE_ERROR");
    lfsr = new Lfsr(values.get("LFSR_SEED"));
    states = new boolean[rows * columns];
    parallel = new int[rows * columns];
    antiparallel = new int[rows * columns];
  }

  /**
   * One rising edge. Of several requests on one clock the first counts; one for a cell beyond the
   * array is none.
   *
   * @param codes the parallel one above the antiparallel one
   */
  void clock(
      boolean reset,
      boolean write,
      boolean recode,
      boolean read,
      int row,
      int column,
      boolean target,
      int codes) {
    codeWrite = false;
    stateValid = false;
    if (reset) {
      lfsr.reset();
      state = false;
      codeRow = 0;
      codeColumn = 0;
      code = 0;
    } else if ((write || recode || read) && row < rows && column < columns) {
      int cell = row * columns + column;
      if (write) {
        boolean failed = (lfsr.draw() & ERROR_BITS) < writeError;
        states[cell] = target ^ failed;
      } else if (recode) {
        antiparallel[cell] = codes & codeMask;
        parallel[cell] = codes >>> codeBits & codeMask;
      }
      if (write || recode) {
        codeWrite = true;
        codeRow = row;
        codeColumn = column;
        code = states[cell] ? parallel[cell] : antiparallel[cell];
      }
      state = states[cell];
      stateValid = true;
    }
  }

  /**
   * Sets all that a cell's place in the memories holds.
   *
   * @param parallelCode two's complement in the lowest bits, as is the other code
   */
  void set(int row, int column, boolean cellState, int parallelCode, int antiparallelCode) {
    int cell = row * columns + column;
    states[cell] = cellState;
    parallel[cell] = parallelCode;
    antiparallel[cell] = antiparallelCode;
  }

  boolean stateValid() {
    return stateValid;
  }

  boolean state() {
    return state;
  }

  boolean codeWrite() {
    return codeWrite;
  }

  int codeRow() {
    return codeRow;
  }

  int codeColumn() {
    return codeColumn;
  }

  /** Two's complement in the lowest bits. */
  int code() {
    return code;
  }

  @Override
  void clock(InputReader in) {
    clock(
        !in.flag("rst_ni"),
        in.flag("write_valid_i"),
        in.flag("code_valid_i"),
        in.flag("read_valid_i"),
        (int) in.get("write_row_i"),
        (int) in.get("write_column_i"),
        in.flag("write_data_i"),
        (int) in.get("codes_i"));
  }

  @Override
  void write(RecordWriter out) {
    out.put(stateValid);
    out.put(state);
    out.put(codeWrite);
    out.put(codeRow);
    out.put(codeColumn);
    out.put(code);
    out.put(lfsr.state());
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    switch (name) {
      case "state_q" -> {
        for (int cell = 0; cell < states.length; cell++) {
          states[cell] = (contents[cell] & 1) != 0;
        }
      }
      case "cell_q" -> {
        for (int cell = 0; cell < states.length; cell++) {
          antiparallel[cell] = (int) contents[cell] & codeMask;
          parallel[cell] = (int) (contents[cell] >>> codeBits) & codeMask;
        }
      }
      default -> super.loadMemory(name, contents);
    }
  }

  @Override
  public long[] memory(String name) {
    long[] contents = new long[states.length];
    switch (name) {
      case "state_q" -> {
        for (int cell = 0; cell < states.length; cell++) {
          contents[cell] = states[cell] ? 1 : 0;
        }
      }
      case "cell_q" -> {
        for (int cell = 0; cell < states.length; cell++) {
          contents[cell] = (long) parallel[cell] << codeBits | antiparallel[cell];
        }
      }
      default -> super.memory(name);
    }
    return contents;
  }
}
