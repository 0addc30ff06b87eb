// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class EcramControlContractTest extends BlockContract {
  private static final int IDLE = 0;
  private static final int READ = 1;
  private static final int CONVERT = 2;
  private static final int COLUMNS = 3;
  private static final int ROWS = 4;
  private static final int PULSE = 5;
  private static final int CHECK = 6;
  private static final int VERIFY = 7;

  /** Three rows in tiles of two, two columns. */
  private static final Map<String, Long> SMALL =
      with(
          Map.of(),
          "INPUTS",
          3,
          "NEURONS",
          2,
          "TILE_ROWS",
          2,
          "TILES",
          2,
          "VALUE_BITS",
          4,
          "PULSES",
          1,
          "VERIFY",
          1);

  private static void assertStates(BlockDriver control, int... states) {
    for (int i = 0; i < states.length; i++) {
      assertThat(control.clock().get("state_q")).as("clock %d", i).isEqualTo(states[i]);
    }
  }

  /** Takes a sample, up to the conversion of the last tile. */
  private BlockDriver read(Map<String, Long> parameters, int train) {
    BlockDriver control = block(parameters).clock();
    control.set("valid_i", 1).set("train_i", train).set("label_i", 1);
    assertStates(control, READ);
    control.set("valid_i", 0).set("train_i", 1 - train).set("label_i", 0);
    assertStates(control, READ, CONVERT, CONVERT);
    control.set("done_i", 1);
    assertStates(control, READ);
    control.set("done_i", 0);
    assertStates(control, CONVERT, CONVERT);
    return control;
  }

  /** Up to the first pass of the pulses. */
  private BlockDriver trained(Map<String, Long> parameters) {
    BlockDriver control = read(parameters, 1).set("done_i", 1);
    assertStates(control, COLUMNS);
    control.set("done_i", 0);
    assertStates(control, COLUMNS, ROWS);
    return control;
  }

  @Test
  void itIsReadyAClockAfterReset() {
    BlockDriver control = block(SMALL);
    assertThat(control.get("ready_o")).isZero();
    control.set("valid_i", 1);
    assertStates(control, IDLE);
    assertThat(control.get("ready_o")).isEqualTo(1);
    assertStates(control, READ);
    assertThat(control.get("ready_o")).isZero();
  }

  @Test
  void inferenceReadsAllTilesAndIsReadyAgain() {
    BlockDriver control = read(SMALL, 0);
    assertThat(control.get("tile_q")).isEqualTo(1);
    assertThat(control.get("label_q")).isEqualTo(1);
    control.set("done_i", 1);
    assertStates(control, IDLE);
    assertThat(control.get("ready_o")).isEqualTo(1);
    assertThat(control.get("tile_q")).isZero();
  }

  @Test
  void trainingGoesUpAndThenDownAndLeavesOutRowsWithoutPulse() {
    BlockDriver control = trained(SMALL);
    assertThat(control.get("up_q")).isEqualTo(1);
    control.set("some_i", 1);
    assertStates(control, ROWS, ROWS, ROWS);
    assertThat(control.get("up_q")).isZero();
    assertThat(control.get("row_q")).isZero();
    assertStates(control, ROWS, ROWS, IDLE);
    assertThat(control.get("ready_o")).isEqualTo(1);
  }

  @Test
  void aDirectionWithoutColumnsTakesAClock() {
    assertStates(trained(SMALL), ROWS, IDLE);
  }

  @Test
  void aPulsedRowIsReadAgainAndCorrectedAsOftenAsAllowed() {
    BlockDriver control = trained(SMALL).set("some_i", 1).set("row_pulse_i", 1);
    assertStates(control, PULSE, CHECK, VERIFY, CHECK, VERIFY);
    assertThat(control.get("tries_q")).isEqualTo(1);
    assertThat(control.get("row_q")).isZero();
    assertStates(control, ROWS);
    assertThat(control.get("row_q")).isEqualTo(1);
    control.set("met_i", 1);
    assertStates(control, PULSE, CHECK, VERIFY, ROWS, PULSE, CHECK, VERIFY, ROWS);
    assertThat(control.get("up_q")).isZero();
  }

  @Test
  void withoutVerificationAPulsedRowTakesTwoClocks() {
    BlockDriver control = trained(with(SMALL, "VERIFY", 0)).set("some_i", 1).set("row_pulse_i", 1);
    assertStates(control, PULSE, ROWS, PULSE, ROWS, PULSE, ROWS);
    assertThat(control.get("up_q")).isZero();
  }

  @Test
  void whereHalfSelectedCellsMoveEveryRowIsVisited() {
    BlockDriver control = trained(with(SMALL, "HALF_SELECT", 1, "VERIFY", 0)).set("some_i", 1);
    assertStates(control, PULSE, ROWS);
    assertThat(control.get("pulse_row_q")).isZero();
  }

  @Test
  void aTrainDrawsItsColumnsForEachPulse() {
    BlockDriver control = trained(with(SMALL, "PULSES", 2));
    assertStates(control, ROWS, COLUMNS);
    assertThat(control.get("slot_q")).isEqualTo(1);
    assertStates(control, COLUMNS, ROWS, ROWS, IDLE);
    assertThat(control.get("slot_q")).isZero();
  }

  @Test
  void oneRowAndOneColumnWork() {
    BlockDriver control =
        block(with(SMALL, "INPUTS", 1, "NEURONS", 1, "TILE_ROWS", 5, "TILES", 1)).clock();
    control.set("valid_i", 1).set("train_i", 1);
    assertStates(control, READ, CONVERT);
    control.set("done_i", 1);
    assertStates(control, COLUMNS, ROWS, ROWS, IDLE);
  }

  @Test
  void resetStopsEverything() {
    BlockDriver control = trained(SMALL).set("some_i", 1).set("row_pulse_i", 1).clock();
    control.set("rst_ni", 0).clock();
    assertThat(control.record()).containsOnly(0);
  }
}
