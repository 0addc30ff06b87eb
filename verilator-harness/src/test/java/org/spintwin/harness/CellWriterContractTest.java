// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class CellWriterContractTest extends BlockContract {
  private static final int CELLS = 15;
  private static final int NEVER = 0;
  private static final int ALWAYS = 1 << 24;
  private static final int SOMETIMES = 5_000_000;
  private static final long SEED = 0x1234567;

  private static Map<String, Long> array(long writeError) {
    return with(
        Map.of(),
        "ROWS",
        3,
        "COLUMNS",
        5,
        "CODE_BITS",
        5,
        "WRITE_ERROR",
        writeError,
        "LFSR_SEED",
        SEED);
  }

  /** 3 rows of 5; cell number n has code n where antiparallel and n + 16 where parallel. */
  private BlockDriver numbered(long writeError) {
    BlockDriver writer = block(array(writeError));
    long[] cells = new long[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      cells[cell] = (cell + 16) << 5 | cell;
    }
    writer.load("cell_q", cells);
    return writer;
  }

  private static BlockDriver write(BlockDriver writer, int row, int column, int state) {
    return request(writer, row, column)
        .set("write_valid_i", 1)
        .set("write_data_i", state)
        .clock()
        .set("write_valid_i", 0);
  }

  private static BlockDriver read(BlockDriver writer, int row, int column) {
    return request(writer, row, column).set("read_valid_i", 1).clock().set("read_valid_i", 0);
  }

  private static BlockDriver request(BlockDriver writer, int row, int column) {
    return writer.set("write_row_i", row).set("write_column_i", column);
  }

  /** One draw of the register, shift by shift. */
  private static long draw(long register) {
    long q = register;
    for (int shift = 0; shift < 32; shift++) {
      q = (q & 1) == 0 ? q >> 1 : q >> 1 ^ 0x80200003L;
    }
    return q;
  }

  @Test
  void aWritePutsTheStateAndItsCode() {
    BlockDriver writer = write(numbered(NEVER), 2, 3, 1);
    assertThat(writer.get("state_valid_o")).isEqualTo(1);
    assertThat(writer.get("state_o")).isEqualTo(1);
    assertThat(writer.get("code_write_o")).isEqualTo(1);
    assertThat(writer.get("code_row_o")).isEqualTo(2);
    assertThat(writer.get("code_column_o")).isEqualTo(3);
    assertThat(writer.get("code_data_o")).isEqualTo(13 + 16);
    assertThat(writer.memory("state_q")[13]).isEqualTo(1);
    writer.clock();
    assertThat(writer.get("state_valid_o")).isZero();
    assertThat(writer.get("code_write_o")).isZero();
    write(writer, 2, 3, 0);
    assertThat(writer.get("state_o")).isZero();
    assertThat(writer.get("code_data_o")).isEqualTo(13);
    assertThat(writer.memory("state_q")[13]).isZero();
  }

  @Test
  void aWriteThatFailsLeavesTheOtherState() {
    BlockDriver writer = write(numbered(ALWAYS), 1, 0, 1);
    assertThat(writer.get("state_o")).isZero();
    assertThat(writer.get("code_data_o")).isEqualTo(5);
    write(writer, 1, 0, 0);
    assertThat(writer.get("state_o")).isEqualTo(1);
    assertThat(writer.get("code_data_o")).isEqualTo(21);
    assertThat(writer.memory("state_q"))
        .containsExactly(0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void aWriteFailsWhereTheLowBitsOfADrawAreBelowTheProbability() {
    BlockDriver writer = numbered(SOMETIMES);
    long register = SEED;
    int failed = 0;
    for (int i = 0; i < 500; i++) {
      register = draw(register);
      boolean fails = (register & 0xFF_FFFF) < SOMETIMES;
      int target = i / 7 % 2;
      write(writer, i % 3, i % 5, target);
      assertThat(writer.get("state_o")).as("write %d", i).isEqualTo(fails ? 1 - target : target);
      assertThat(writer.get("lfsr_q")).isEqualTo(register);
      failed += fails ? 1 : 0;
    }
    assertThat(failed).isBetween(100, 200);
  }

  @Test
  void aDrawEqualToTheProbabilitySucceedsAndOneBelowFails() {
    long first = draw(SEED) & 0xFF_FFFF;
    assertThat(write(numbered(first), 0, 0, 1).get("state_o")).isEqualTo(1);
    assertThat(write(numbered(first + 1), 0, 0, 1).get("state_o")).isZero();
  }

  @Test
  void aReadAnswersWithoutWritingOrDrawing() {
    BlockDriver writer = numbered(ALWAYS);
    long[] states = {0, 1, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 1, 0, 1};
    writer.load("state_q", states);
    long code = write(writer, 0, 0, 0).get("code_data_o");
    states[0] = 1;
    long register = writer.get("lfsr_q");
    for (int cell = 0; cell < CELLS; cell++) {
      read(writer, cell / 5, cell % 5);
      assertThat(writer.get("state_valid_o")).isEqualTo(1);
      assertThat(writer.get("state_o")).as("cell %d", cell).isEqualTo(states[cell]);
      assertThat(writer.get("code_write_o")).isZero();
      assertThat(writer.get("code_data_o")).isEqualTo(code);
      assertThat(writer.get("lfsr_q")).isEqualTo(register);
    }
    assertThat(writer.memory("state_q")).isEqualTo(states);
  }

  @Test
  void newCodesOfACellGoIntoTheArrayForTheStateItHolds() {
    BlockDriver writer = numbered(ALWAYS);
    writer.load("state_q", 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    long[] codes = {30 << 5 | 9, 31 << 5 | 8};
    for (int column = 0; column < 2; column++) {
      request(writer, 0, column).set("code_valid_i", 1).set("codes_i", codes[column]).clock();
      assertThat(writer.get("state_valid_o")).isEqualTo(1);
      assertThat(writer.get("state_o")).isEqualTo(column);
      assertThat(writer.get("code_write_o")).isEqualTo(1);
      assertThat(writer.get("code_row_o")).isZero();
      assertThat(writer.get("code_column_o")).isEqualTo(column);
      assertThat(writer.get("code_data_o")).isEqualTo(column == 0 ? 9 : 31);
      assertThat(writer.get("lfsr_q")).isEqualTo(SEED);
    }
    assertThat(writer.memory("cell_q")).startsWith(codes[0], codes[1], 18 << 5 | 2);
    assertThat(writer.memory("state_q")[1]).isEqualTo(1);
    writer.set("code_valid_i", 0);
    assertThat(write(writer, 0, 1, 1).get("code_data_o")).isEqualTo(8);
  }

  @Test
  void aWriteGoesBeforeNewCodesAndTheseBeforeARead() {
    BlockDriver writer = numbered(NEVER);
    writer.set("read_valid_i", 1).set("code_valid_i", 1).set("codes_i", 1 << 5);
    write(writer, 0, 0, 1);
    assertThat(writer.get("code_data_o")).isEqualTo(16);
    assertThat(writer.memory("cell_q")[0]).isEqualTo(16 << 5);
    writer.clock();
    assertThat(writer.get("code_write_o")).isEqualTo(1);
    assertThat(writer.get("code_data_o")).isEqualTo(1);
    assertThat(writer.memory("cell_q")[0]).isEqualTo(1 << 5);
  }

  @Test
  void aWriteGoesBeforeARead() {
    BlockDriver writer = numbered(NEVER).set("read_valid_i", 1);
    write(writer, 1, 1, 1);
    assertThat(writer.get("state_o")).isEqualTo(1);
    assertThat(writer.memory("state_q")[6]).isEqualTo(1);
  }

  @Test
  void cellsBeyondTheArrayAreIgnored() {
    BlockDriver writer = numbered(NEVER);
    for (int[] cell : new int[][] {{3, 0}, {0, 5}, {3, 7}}) {
      write(writer, cell[0], cell[1], 1);
      assertThat(writer.get("state_valid_o")).isZero();
      assertThat(writer.get("code_write_o")).isZero();
      assertThat(writer.get("lfsr_q")).isEqualTo(SEED);
      read(writer, cell[0], cell[1]);
      assertThat(writer.get("state_valid_o")).isZero();
      writer.set("code_valid_i", 1).clock().set("code_valid_i", 0);
      assertThat(writer.get("state_valid_o")).isZero();
      assertThat(writer.get("code_write_o")).isZero();
    }
    assertThat(writer.memory("state_q")).containsOnly(0);
    assertThat(writer.memory("cell_q")).doesNotContain(0, 1, 2);
  }

  @Test
  void resetStartsTheDrawsAgainAndKeepsTheMemories() {
    BlockDriver writer = numbered(SOMETIMES);
    long[] states = new long[20];
    for (int i = 0; i < states.length; i++) {
      states[i] = write(writer, i % 2, 0, 1).get("state_o");
    }
    long[] held = writer.memory("state_q");
    writer.set("rst_ni", 0);
    write(writer, 1, 1, 1);
    assertThat(writer.get("lfsr_q")).isEqualTo(SEED);
    assertThat(writer.get("state_valid_o")).isZero();
    assertThat(writer.get("state_o")).isZero();
    assertThat(writer.get("code_write_o")).isZero();
    assertThat(writer.get("code_row_o")).isZero();
    assertThat(writer.get("code_data_o")).isZero();
    assertThat(writer.memory("state_q")).isEqualTo(held);
    assertThat(writer.memory("cell_q")).startsWith(16 << 5, 17 << 5 | 1, 18 << 5 | 2);
    writer.set("rst_ni", 1);
    for (int i = 0; i < states.length; i++) {
      assertThat(write(writer, i % 2, 0, 1).get("state_o")).as("write %d", i).isEqualTo(states[i]);
    }
  }
}
