// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written can be seen in whole chips only: {@link EcramChipsTest}. */
abstract class EcramUpdateContractTest extends BlockContract {
  private static final int LEVEL_BITS = 7;
  private static final Map<String, Long> SMALL = with(Map.of(), "NEURONS", 3, "LEVELS", 100);

  private static BlockDriver pulse(
      BlockDriver update, int row, int columns, int up, int... levels) {
    for (int c = 0; c < levels.length; c++) {
      update.set("levels_i", c, LEVEL_BITS, levels[c]);
    }
    return update
        .set("row_i", row)
        .set("columns_i", columns)
        .set("up_i", up)
        .set("pulse_i", 1)
        .clock()
        .set("pulse_i", 0);
  }

  private static void assertSelected(BlockDriver update, int... selected) {
    for (int c = 0; c < selected.length; c++) {
      assertThat(update.get("selected_q", c)).as("column %d", c).isEqualTo(selected[c]);
    }
  }

  private static void assertTargets(BlockDriver update, int... targets) {
    for (int c = 0; c < targets.length; c++) {
      assertThat(update.get("target_q", c)).as("column %d", c).isEqualTo(targets[c]);
    }
  }

  @Test
  void cellsOfPulsedRowsAndColumnsShallMoveByOne() {
    BlockDriver update = pulse(block(SMALL), 1, 0b101, 1, 10, 20, 30, 50);
    assertSelected(update, 1, 0, 1, 0);
    assertTargets(update, 11, 0, 31, 0);
    pulse(update, 1, 0b110, 0, 10, 20, 30, 50);
    assertSelected(update, 0, 1, 1, 0);
    assertTargets(update, 11, 19, 29, 0);
  }

  @Test
  void targetsStayWithinTheLevels() {
    BlockDriver update = pulse(block(SMALL), 1, 0b111, 1, 99, 98, 127, 99);
    assertTargets(update, 99, 99, 99, 0);
    pulse(update, 1, 0b111, 0, 0, 1, 127, 0);
    assertTargets(update, 0, 0, 99, 0);
  }

  @Test
  void withoutTheRowNoCellIsSelected() {
    BlockDriver update = pulse(block(SMALL), 0, 0b111, 1, 10, 20, 30, 50);
    assertSelected(update, 0, 0, 0, 0);
    assertTargets(update, 0, 0, 0, 0);
  }

  @Test
  void aCorrectionAndAHostKeepTheTargets() {
    BlockDriver update = pulse(block(SMALL), 1, 0b001, 1, 10, 20, 30, 50);
    update.set("correct_i", 1).set("host_i", 1).set("columns_i", 0b110).clock();
    assertSelected(update, 1, 0, 0, 0);
    assertTargets(update, 11, 0, 0, 0);
  }

  @Test
  void resetForgetsTheTargets() {
    BlockDriver update = pulse(block(SMALL), 1, 0b111, 1, 10, 20, 30, 50);
    pulse(update.set("rst_ni", 0), 1, 0b111, 1, 10, 20, 30, 50);
    assertSelected(update, 0, 0, 0, 0);
    assertTargets(update, 0, 0, 0, 0);
  }

  @Test
  void twoLevelsAreEnough() {
    BlockDriver update = block(with(SMALL, "LEVELS", 2));
    update.set("levels_i", 0b0101);
    update.set("row_i", 1).set("columns_i", 7).set("up_i", 0).set("pulse_i", 1).clock();
    assertTargets(update, 0, 0, 0, 0);
    update.set("up_i", 1).clock();
    assertTargets(update, 1, 1, 1, 0);
  }
}
