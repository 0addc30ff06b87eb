// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

abstract class RowArrayContractTest extends BlockContract {
  /** Three rows of two columns, codes of -8 to 7, values of 0 to 7. */
  private static final Map<String, Long> SIGNED =
      with(Map.of(), "INPUTS", 3, "NEURONS", 2, "CODE_BITS", 4, "VALUE_BITS", 3, "CODES", 1);

  private static final Map<String, Long> UNSIGNED = with(SIGNED, "CODES", 0);
  private static final Map<String, Long> SIGNS = with(SIGNED, "CODES", 2, "CODE_BITS", 1);

  private static BlockDriver present(BlockDriver array, int row, int value) {
    return array
        .set("valid_i", 1)
        .set("row_i", row)
        .set("value_i", value)
        .clock()
        .set("valid_i", 0)
        .set("clear_i", 0)
        .set("last_i", 0);
  }

  private static void add(BlockDriver array, int row, int value) {
    present(array, row, value).clock().clock();
  }

  private static void assertSums(BlockDriver array, long... sums) {
    assertSumsOf(10, array, sums);
  }

  private static void assertSumsOf(int bits, BlockDriver array, long... sums) {
    for (int n = 0; n < sums.length; n++) {
      assertThat(array.get("sums_o", n, bits)).as("column %d", n).isEqualTo(sums[n]);
    }
  }

  @Test
  void aRowTimesItsValueIsAddedToEveryColumn() {
    BlockDriver array = block(SIGNED);
    array.load("code_q", 0x85, 0x7F, 0x10);
    add(array, 0, 3);
    assertSums(array, 15, -24);
    add(array, 1, 7);
    assertSums(array, 8, 25);
    add(array, 2, 0);
    assertSums(array, 8, 25);
  }

  @Test
  void unsignedCodesCountUp() {
    BlockDriver array = block(UNSIGNED);
    array.load("code_q", 0xF8, 0, 0);
    add(array, 0, 7);
    assertSums(array, 56, 105);
  }

  @Test
  void signsAddOrSubtractTheValue() {
    BlockDriver array = block(SIGNS);
    array.load("code_q", 0b10, 0b11, 0b01);
    add(array, 0, 5);
    assertSumsOf(7, array, 5, -5);
    add(array, 1, 7);
    assertSumsOf(7, array, -2, -12);
    add(array, 2, 0);
    assertSumsOf(7, array, -2, -12);
  }

  @Test
  void theSumsHoldARowAtItsThirdEdge() {
    BlockDriver array = block(SIGNED);
    array.load("code_q", 0x21, 0, 0);
    array.set("last_i", 1);
    present(array, 0, 1);
    for (int edge = 1; edge < 3; edge++) {
      assertSums(array, 0, 0);
      assertThat(array.get("valid_o")).isZero();
      array.clock();
    }
    assertSums(array, 1, 2);
    assertThat(array.get("valid_o")).isEqualTo(1);
    assertThat(array.clock().get("valid_o")).isZero();
    assertSums(array, 1, 2);
  }

  @Test
  void aRowAClockIsAdded() {
    BlockDriver array = block(SIGNED);
    array.load("code_q", 0x11, 0x22, 0x44);
    present(array, 0, 1);
    present(array, 1, 1);
    present(array, 2, 1);
    assertSums(array, 1, 1);
    assertSums(array.clock(), 3, 3);
    assertSums(array.clock(), 7, 7);
    assertSums(array.clock(), 7, 7);
  }

  @Test
  void clearStartsTheSumsAgainWithItsRow() {
    BlockDriver array = block(SIGNED);
    array.load("code_q", 0x21, 0x43, 0);
    add(array, 0, 2);
    array.set("clear_i", 1);
    add(array, 1, 1);
    assertSums(array, 3, 4);
    add(array, 1, 1);
    assertSums(array, 6, 8);
  }

  @Test
  void clearEmptiesTheSumsAtTheSecondEdgeAndTheRowBeforeIsLost() {
    BlockDriver array = block(SIGNED);
    array.load("code_q", 0x21, 0x43, 0);
    add(array, 0, 2);
    present(array, 0, 1);
    array.set("clear_i", 1);
    present(array, 1, 1);
    assertSums(array, 2, 4);
    assertSums(array.clock(), 0, 0);
    assertSums(array.clock(), 3, 4);
    assertSums(array.clock(), 3, 4);
  }

  @Test
  void clearNeedsNoRow() {
    BlockDriver array = block(SIGNED);
    array.load("code_q", 0x21, 0, 0);
    add(array, 0, 2);
    array.set("clear_i", 1).clock().set("clear_i", 0);
    assertSums(array, 2, 4);
    assertSums(array.clock(), 0, 0);
    assertSums(array.clock(), 0, 0);
  }

  @Test
  void lastAloneDoesNothing() {
    BlockDriver array = block(SIGNED);
    array.load("code_q", 0x21, 0, 0);
    add(array, 0, 2);
    array.set("last_i", 1).set("value_i", 7);
    for (int clock = 0; clock < 5; clock++) {
      assertSums(array.clock(), 2, 4);
      assertThat(array.get("valid_o")).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 7", "1, 1", "1, 2", "1, 3", "1, 8", "2, 1"})
  void allRowsAtTheirLargestFit(int codes, int codeBits) {
    BlockDriver array =
        block(
            with(
                SIGNED,
                "CODES",
                codes,
                "CODE_BITS",
                codeBits,
                "INPUTS",
                4,
                "NEURONS",
                1,
                "VALUE_BITS",
                8));
    long extreme =
        switch (codes) {
          case 0 -> (1L << codeBits) - 1;
          case 1 -> -(1L << codeBits - 1);
          default -> -1;
        };
    for (int row = 0; row < 4; row++) {
      array
          .set("row_i", row)
          .set("write_i", 1)
          .set("write_codes_i", codes == 2 ? 1 : extreme)
          .clock();
    }
    array.set("write_i", 0);
    for (int row = 0; row < 4; row++) {
      add(array, row, 255);
    }
    assertSumsOf(codeBits + 11, array, 4 * 255 * extreme);
  }

  @Test
  void moreRowsThanThereAreWrapAround() {
    // SUM_BITS is 1 + 1 + 0 + 1.
    BlockDriver array =
        block(with(SIGNED, "INPUTS", 1, "NEURONS", 1, "CODES", 0, "CODE_BITS", 1, "VALUE_BITS", 1));
    array.load("code_q", 1);
    for (long sum : new long[] {1, 2, 3, -4, -3}) {
      add(array, 0, 1);
      assertSumsOf(3, array, sum);
    }
  }

  @Test
  void aWriteChangesTheChosenColumnsOfItsRow() {
    BlockDriver array = block(SIGNED);
    array.load("code_q", 0x11, 0x22, 0x33);
    array.set("row_i", 1).set("write_codes_i", 0xAB).set("write_i", 0b10).clock();
    assertThat(array.memory("code_q")).containsExactly(0x11, 0xA2, 0x33);
    array.set("write_i", 0b11).clock();
    assertThat(array.memory("code_q")).containsExactly(0x11, 0xAB, 0x33);
  }

  @Test
  void aClockThatWritesTakesNoRowAndNoClear() {
    BlockDriver array = block(SIGNED);
    array.load("code_q", 0x11, 0x22, 0x33);
    add(array, 2, 1);
    array.set("write_i", 0b01).set("write_codes_i", 5).set("last_i", 1).set("clear_i", 1);
    present(array, 0, 1).set("write_i", 0);
    for (int clock = 0; clock < 4; clock++) {
      assertSums(array.clock(), 3, 3);
      assertThat(array.get("valid_o")).isZero();
    }
  }

  @Test
  void aRowUnderWayIsAddedAsItWasRead() {
    BlockDriver array = block(SIGNED);
    array.load("code_q", 0x11, 0, 0);
    present(array, 0, 1);
    array.set("write_i", 0b11).set("write_codes_i", 0x77).clock().set("write_i", 0);
    array.clock();
    assertSums(array, 1, 1);
    add(array, 0, 1);
    assertSums(array, 8, 8);
  }

  @Test
  void whatIsReadStaysWhileTheRowIsWritten() {
    BlockDriver array = block(SIGNED);
    array.load("code_q", 0x21, 0, 0);
    // Read here, written on the next clock, added from what was read.
    array.set("row_i", 0).clock();
    array.set("write_i", 0b01).set("write_codes_i", 0x7).clock().set("write_i", 0);
    add(array, 0, 1);
    assertSums(array, 7, 2);
  }

  @Test
  void resetDropsWhatIsUnderWayAndKeepsTheMemory() {
    BlockDriver array = block(SIGNED);
    array.load("code_q", 0x11, 0x22, 0x33);
    add(array, 2, 1);
    array.set("last_i", 1);
    present(array, 0, 1);
    array.set("last_i", 1);
    present(array, 1, 1);
    array.set("rst_ni", 0).set("write_i", 3).set("write_codes_i", 0x77).set("valid_i", 1).clock();
    array.set("rst_ni", 1).set("write_i", 0).set("valid_i", 0);
    for (int clock = 0; clock < 4; clock++) {
      assertSums(array.clock(), 0, 0);
      assertThat(array.get("valid_o")).isZero();
    }
    assertThat(array.memory("code_q")).containsExactly(0x11, 0x22, 0x33);
  }

  @Test
  void columnsBeyondAWordAreAddedAsTheOthers() {
    BlockDriver array = block(with(SIGNED, "NEURONS", 40, "INPUTS", 1));
    for (int n = 0; n < 40; n++) {
      array.set("write_codes_i", n, 4, n % 16).set("write_i", n, 1, 1);
    }
    array.clock();
    array.set("write_i", 0);
    add(array, 0, 7);
    for (int n = 0; n < 40; n++) {
      assertThat(array.get("sums_o", n, 8)).isEqualTo(7L * ((n % 16 ^ 8) - 8));
    }
  }
}
