// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class PassControlContractTest extends BlockContract {
  /** Rows: 3 features, an idle one, 2 of bias. Columns: 2 hidden pairs, 2 classes, a spare one. */
  private static final Map<String, Long> SMALL =
      with(
          Map.of(),
          "ROWS",
          6,
          "COLUMNS",
          9,
          "FEATURES",
          3,
          "BIAS_ROWS",
          2,
          "HIDDEN",
          2,
          "CLASSES",
          2,
          "VALUE_BITS",
          4,
          "CURRENT_BITS",
          8);

  private static final Map<String, Long> WIDE =
      with(
          Map.of(),
          "ROWS",
          150,
          "COLUMNS",
          146,
          "FEATURES",
          7,
          "BIAS_ROWS",
          0,
          "HIDDEN",
          70,
          "CLASSES",
          3,
          "VALUE_BITS",
          1,
          "CURRENT_BITS",
          31);

  private static BlockDriver sample(BlockDriver control, long values) {
    return control.set("valid_i", 1).set("values_i", values).clock().set("valid_i", 0);
  }

  private static BlockDriver currents(BlockDriver control, int... currents) {
    for (int column = 0; column < currents.length; column++) {
      control.set("currents_i", column, 8, currents[column]);
    }
    return control.set("current_valid_i", 1).clock().set("current_valid_i", 0);
  }

  @Test
  void resetMakesItReadyAndClearsTheRest() {
    BlockDriver control = block(SMALL);
    assertThat(control.get("ready_o")).isEqualTo(1);
    sample(control, 0x321);
    currents(control, 1, 0, 1, 0, 0, 0, 0, 0, 0);
    control.set("rst_ni", 0).set("valid_i", 1).set("current_valid_i", 1).clock();
    assertThat(control.get("ready_o")).isEqualTo(1);
    assertThat(control.get("drive_o")).isZero();
    assertThat(control.get("drive_valid_o")).isZero();
    assertThat(control.get("hidden_o")).isZero();
    assertThat(control.get("scores_o")).isZero();
    assertThat(control.get("second_q")).isZero();
  }

  @Test
  void aSampleDrivesTheFirstRowsAndBiasTheLast() {
    BlockDriver control = sample(block(SMALL), 0x3A1);
    assertThat(control.get("drive_valid_o")).isEqualTo(1);
    assertThat(control.get("drive_o")).isEqualTo(0xFF03A1);
    assertThat(control.get("ready_o")).isZero();
    control.clock();
    assertThat(control.get("drive_valid_o")).isZero();
    assertThat(control.get("drive_o")).isEqualTo(0xFF03A1);
  }

  @Test
  void eachHiddenBitDrivesARowAndItsComplementTheNext() {
    BlockDriver control = sample(block(SMALL), 0x321);
    currents(control, -5, -6, -7, -6, 100, 0, 0, 0, 0);
    assertThat(control.get("hidden_o")).isEqualTo(0b01);
    assertThat(control.get("drive_valid_o")).isEqualTo(1);
    assertThat(control.get("drive_o")).isEqualTo(0xFFF00F);
    assertThat(control.get("second_q")).isEqualTo(1);
    assertThat(control.get("scores_o")).isZero();
    assertThat(control.get("ready_o")).isZero();
  }

  @Test
  void equalCurrentsOfAPairGiveAHiddenOne() {
    BlockDriver control = sample(block(SMALL), 0);
    currents(control, 7, 7, -128, 127, 0, 0, 0, 0, 0);
    assertThat(control.get("hidden_o")).isEqualTo(0b01);
  }

  @Test
  void theSecondPassGivesDifferencesOfPairsWithoutOverflow() {
    BlockDriver control = sample(block(SMALL), 0x321);
    currents(control, 1, 0, 0, 1, 0, 0, 0, 0, 0);
    currents(control, 0, 0, 0, 0, 127, -128, -128, 127, 99);
    assertThat(control.get("scores_o", 0, 9)).isEqualTo(255);
    assertThat(control.get("scores_o", 1, 9)).isEqualTo(-255);
    assertThat(control.get("scores_valid_o")).isEqualTo(1);
    assertThat(control.get("ready_o")).isEqualTo(1);
    assertThat(control.get("hidden_o")).isEqualTo(0b01);
    assertThat(control.get("second_q")).isZero();
    control.clock();
    assertThat(control.get("scores_valid_o")).isZero();
    assertThat(control.get("scores_o", 0, 9)).isEqualTo(255);
  }

  @Test
  void aSampleIsIgnoredUntilTheLastOneIsDone() {
    BlockDriver control = sample(block(SMALL), 0x111);
    sample(control, 0x222);
    assertThat(control.get("drive_o")).isEqualTo(0xFF0111);
    currents(control, 1, 0, 1, 0, 0, 0, 0, 0, 0);
    sample(control, 0x222);
    assertThat(control.get("drive_o")).isEqualTo(0xFF0F0F);
    control.set("valid_i", 1).set("values_i", 0x333);
    currents(control, 0, 0, 0, 0, 1, 0, 0, 0, 0);
    assertThat(control.get("ready_o")).isEqualTo(1);
    assertThat(control.get("drive_o")).isEqualTo(0xFF0F0F);
    control.clock();
    assertThat(control.get("drive_o")).isEqualTo(0xFF0333);
    assertThat(control.get("ready_o")).isZero();
  }

  @Test
  void currentsAreIgnoredWhileNoPassIsUnderWay() {
    BlockDriver control = block(SMALL);
    currents(control, 1, 0, 1, 0, 9, 0, 0, 0, 0);
    assertThat(control.get("drive_valid_o")).isZero();
    assertThat(control.get("scores_valid_o")).isZero();
    assertThat(control.get("hidden_o")).isZero();
    assertThat(control.get("second_q")).isZero();
  }

  @Test
  void aPassWaitsForItsCurrents() {
    BlockDriver control = sample(block(SMALL), 0x321);
    for (int i = 0; i < 5; i++) {
      control.clock();
      assertThat(control.get("ready_o")).isZero();
      assertThat(control.get("drive_valid_o")).isZero();
    }
    currents(control, 0, 1, 0, 1, 0, 0, 0, 0, 0);
    assertThat(control.get("drive_o")).isEqualTo(0xFFF0F0);
  }

  @Test
  void moreHiddenNeuronsThanAWordHasBitsDriveTheirRows() {
    BlockDriver control = block(WIDE);
    control.set("valid_i", 1).set("values_i", 0b1010101).clock().set("valid_i", 0);
    for (int row = 0; row < 150; row++) {
      assertThat(control.bit("drive_o", row)).as("row %d", row).isEqualTo(row < 7 && row % 2 == 0);
    }
    for (int k = 0; k < 70; k++) {
      control.set("currents_i", 2 * k, 31, k % 3 == 0 ? -1 << 30 : (1 << 30) - 1);
    }
    control.set("current_valid_i", 1).clock();
    for (int k = 0; k < 70; k++) {
      assertThat(control.bit("hidden_o", k)).as("hidden %d", k).isEqualTo(k % 3 != 0);
      assertThat(control.bit("drive_o", 2 * k)).isEqualTo(k % 3 != 0);
      assertThat(control.bit("drive_o", 2 * k + 1)).isEqualTo(k % 3 == 0);
    }
    control.set("currents_i", 144, 31, (1 << 30) - 1).set("currents_i", 145, 31, -1 << 30).clock();
    assertThat(control.get("scores_o", 2, 32)).isEqualTo((1L << 31) - 1);
  }
}
