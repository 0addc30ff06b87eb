// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/**
 * Holds the states of an array's cells, writes them with errors and puts the codes of what they
 * hold into the array: see {@code docs/blocks/cell_writer.md}.
 */
public final class CellWriterSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "cell_writer",
          "Writes the cells of an array, which may fail, and puts their codes into it.",
          MtjBnnParameters.pick(
              "ROWS", "COLUMNS", "CODE_BITS", "WRITE_ERROR", "LFSR_SEED", "LOAD_IMAGE"),
          List.of(
              new Derived("ROW_BITS", Expr.of("clog2(max(ROWS, 2))"), "bits of a row's number"),
              new Derived(
                  "COLUMN_BITS", Expr.of("clog2(max(COLUMNS, 2))"), "bits of a column's number")),
          List.of(),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input(
                  "rst_ni", "1", "synchronous reset, active low; memories keep their contents"),
              Port.input("write_valid_i", "1", "write a cell"),
              Port.input("code_valid_i", "1", "give a cell new codes, where none is written"),
              Port.input("read_valid_i", "1", "read a cell, where neither is asked for"),
              Port.input("write_row_i", "ROW_BITS", "row of the cell; beyond the array: ignored"),
              Port.input(
                  "write_column_i", "COLUMN_BITS", "column of the cell; beyond the array: ignored"),
              Port.input("write_data_i", "1", "state to write, 1 parallel"),
              Port.input(
                  "codes_i", "2 * CODE_BITS", "new {code parallel, code antiparallel} of the cell"),
              Port.output("state_valid_o", "1", "one clock long: a request was done"),
              Port.output("state_o", "1", "with state_valid_o: the state of the cell, 1 parallel"),
              Port.output("code_write_o", "1", "one clock long: write a code into the array"),
              Port.output("code_row_o", "ROW_BITS", "row of the code"),
              Port.output("code_column_o", "COLUMN_BITS", "column of the code"),
              Port.output("code_data_o", "CODE_BITS", "the code")),
          List.of(State.unsigned("lfsr_q", "1", "32", "the random register")),
          List.of(
              Memory.of(
                  "state_q",
                  "ROWS * COLUMNS",
                  "1",
                  "state of each cell, 1 parallel, at row*COLUMNS + column"),
              Memory.of(
                  "cell_q",
                  "ROWS * COLUMNS",
                  "2 * CODE_BITS",
                  "{code parallel, code antiparallel} of each cell, at row*COLUMNS + column")));

  private CellWriterSpec() {}
}
