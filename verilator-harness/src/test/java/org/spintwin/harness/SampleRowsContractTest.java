// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class SampleRowsContractTest extends BlockContract {
  private static final Map<String, Long> THREE = Map.of("INPUTS", 3L, "VALUE_BITS", 4L);
  private static final int FULL_SCALE = 15;

  private static BlockDriver give(BlockDriver block, int value) {
    return block.set("valid_i", 1).set("value_i", value).clock().set("valid_i", 0);
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

  /** After a reset a clock passes before it is ready. */
  private BlockDriver ready(Map<String, Long> parameters) {
    BlockDriver block = block(parameters);
    assertThat(block.record()).containsOnly(0);
    block.clock();
    assertThat(block.get("ready_o")).isEqualTo(1);
    assertNoRow(block);
    return block;
  }

  @Test
  void drivesEachNumberAsItComesAndThenTheBias() {
    BlockDriver block = ready(THREE);
    assertRow(give(block, 7), 0, 7, 1, 0);
    assertRow(give(block, 0), 1, 0, 0, 0);
    assertRow(give(block, 9), 2, 9, 0, 0);
    assertThat(block.get("ready_o")).isZero();
    assertRow(block.clock(), 3, FULL_SCALE, 0, 1);
    assertNoRow(block.clock());
  }

  @Test
  void waitsBetweenNumbers() {
    BlockDriver block = ready(THREE);
    give(block, 5);
    block.set("value_i", 11).clock();
    assertNoRow(block);
    assertThat(block.get("row_value_o")).isEqualTo(5);
    assertThat(block.get("ready_o")).isEqualTo(1);
    assertRow(give(block, 6), 1, 6, 0, 0);
  }

  @Test
  void takesNothingUntilTheResultIsThere() {
    BlockDriver block = ready(THREE);
    for (int i = 0; i < 3; i++) {
      give(block, i);
    }
    give(block, 12);
    assertRow(block, 3, FULL_SCALE, 0, 1);
    give(block, 12);
    assertNoRow(block);
    assertThat(block.get("count_q")).isEqualTo(4);
    block.set("done_i", 1).clock().set("done_i", 0);
    assertThat(block.get("ready_o")).isEqualTo(1);
    assertThat(block.get("count_q")).isZero();
    assertRow(give(block, 3), 0, 3, 1, 0);
  }

  @Test
  void doneInTheMiddleOfASampleChangesNothing() {
    BlockDriver block = ready(THREE).set("done_i", 1);
    assertRow(give(block, 1), 0, 1, 1, 0);
    assertRow(give(block, 2), 1, 2, 0, 0);
    assertRow(give(block, 3), 2, 3, 0, 0);
    assertRow(block.clock(), 3, FULL_SCALE, 0, 1);
    assertNoRow(block.clock());
    assertThat(block.get("ready_o")).isEqualTo(1);
  }

  @Test
  void resetBeginsANewSample() {
    BlockDriver block = ready(THREE);
    give(block, 8);
    block.set("rst_ni", 0).set("valid_i", 1).clock();
    assertThat(block.record()).containsOnly(0);
    block.set("rst_ni", 1);
    // Not ready yet.
    block.clock();
    assertNoRow(block);
    assertRow(block.clock(), 0, 8, 1, 0);
  }

  @Test
  void aSampleOfOneNumberWorks() {
    BlockDriver block = ready(Map.of("INPUTS", 1L, "VALUE_BITS", 1L));
    assertRow(give(block, 1), 0, 1, 1, 0);
    assertRow(block.clock(), 1, 1, 0, 1);
    block.set("done_i", 1).clock().set("done_i", 0);
    assertRow(give(block, 0), 0, 0, 1, 0);
  }
}
