// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class AnswerRowsContractTest extends BlockContract {
  private static final Map<String, Long> THREE = Map.of("NEURONS", 3L, "VALUE_BITS", 4L);
  private static final int FULL_SCALE = 15;

  private BlockDriver answered(Map<String, Long> parameters, int bits, int... answers) {
    BlockDriver block = block(parameters);
    for (int n = 0; n < answers.length; n++) {
      block.set("values_i", n, bits, answers[n]);
    }
    return block;
  }

  private static void assertRow(BlockDriver block, int row, int value, int clear, int last) {
    assertThat(block.get("row_valid_o")).as("row_valid_o").isEqualTo(1);
    assertThat(block.get("row_o")).as("row_o").isEqualTo(row);
    assertThat(block.get("row_value_o")).as("row_value_o").isEqualTo(value);
    assertThat(block.get("clear_o")).as("clear_o").isEqualTo(clear);
    assertThat(block.get("last_o")).as("last_o").isEqualTo(last);
  }

  private static void assertNoRow(BlockDriver block) {
    assertThat(block.get("row_valid_o")).as("row_valid_o").isZero();
    assertThat(block.get("clear_o")).as("clear_o").isZero();
    assertThat(block.get("last_o")).as("last_o").isZero();
  }

  @Test
  void drivesTheAnswersInTurnAndThenTheBias() {
    BlockDriver block = answered(THREE, 4, 9, 0, 14);
    assertNoRow(block.set("valid_i", 1).clock().set("valid_i", 0));
    assertRow(block.clock(), 0, 9, 1, 0);
    assertRow(block.clock(), 1, 0, 0, 0);
    assertRow(block.clock(), 2, 14, 0, 0);
    assertRow(block.clock(), 3, FULL_SCALE, 0, 1);
    assertNoRow(block.clock());
    assertNoRow(block.clock());
    assertThat(block.get("row_value_o")).isEqualTo(FULL_SCALE);
  }

  @Test
  void aSecondPassFollowsTheFirst() {
    BlockDriver block = answered(THREE, 4, 1, 2, 3).set("valid_i", 1);
    block.clock();
    for (int row = 0; row < 4; row++) {
      assertRow(block.clock(), row, row == 3 ? FULL_SCALE : row + 1, row == 0 ? 1 : 0, row / 3);
    }
    assertNoRow(block.clock());
    assertRow(block.clock(), 0, 1, 1, 0);
  }

  @Test
  void nothingIsDrivenUnasked() {
    BlockDriver block = answered(THREE, 4, 1, 2, 3);
    assertNoRow(block.clock());
    assertNoRow(block.clock());
    assertThat(block.record()).containsOnly(0);
  }

  @Test
  void resetEndsAPass() {
    BlockDriver block = answered(THREE, 4, 5, 6, 7).set("valid_i", 1);
    block.clock().clock();
    block.clock();
    block.set("rst_ni", 0).clock();
    assertThat(block.record()).containsOnly(0);
    assertNoRow(block.set("rst_ni", 1).clock());
    assertRow(block.clock(), 0, 5, 1, 0);
  }

  @Test
  void aSingleAnswerWorks() {
    BlockDriver block = answered(Map.of("NEURONS", 1L, "VALUE_BITS", 16L), 16, 1234);
    block.set("valid_i", 1).clock().set("valid_i", 0);
    assertRow(block.clock(), 0, 1234, 1, 0);
    assertRow(block.clock(), 1, 65535, 0, 1);
    assertNoRow(block.clock());
  }
}
