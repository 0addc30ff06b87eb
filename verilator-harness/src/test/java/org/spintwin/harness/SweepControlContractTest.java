// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

abstract class SweepControlContractTest extends BlockContract {
  private static final int GROUPS = 6;
  private static final int DRAIN = 12;

  private BlockDriver block(int groups, int psp, int inhibition) {
    Map<String, Long> parameters = new HashMap<>();
    parameters.put("INPUTS", 5L);
    parameters.put("NEURONS", 2L * groups);
    parameters.put("GROUPS", (long) groups);
    parameters.put("LANES", 2L);
    parameters.put("PSP_SHAPE", (long) psp);
    parameters.put("INHIBITION", (long) inhibition);
    return block(parameters).set("enable_i", 1).set("room_i", 1);
  }

  /** A control that has cleared state and sums and rests. */
  private BlockDriver cleared(int inhibition) {
    BlockDriver control = block(GROUPS, 0, inhibition);
    clocks(control, 2 * GROUPS + 2 + DRAIN);
    assertThat(control.get("running_q")).isZero();
    assertThat(control.get("busy_o")).isZero();
    return control;
  }

  private static void clocks(BlockDriver control, int clocks) {
    for (int c = 0; c < clocks; c++) {
      control.clock();
    }
  }

  private static BlockDriver head(BlockDriver control, boolean event, boolean last, int input) {
    return control
        .set("head_valid_i", 1)
        .set("head_event_i", event ? 1 : 0)
        .set("head_last_i", last ? 1 : 0)
        .set("head_input_i", input);
  }

  private static void assertSweep(BlockDriver control, boolean finish, boolean event) {
    assertThat(control.get("running_q")).as("running_q").isEqualTo(1);
    assertThat(control.get("count_q")).as("count_q").isZero();
    assertThat(control.get("finish_o")).as("finish_o").isEqualTo(finish ? 1 : 0);
    assertThat(control.get("event_o")).as("event_o").isEqualTo(event ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"6, 0, 6", "6, 2, 6", "1, 0, 4", "2, 1, 4", "1, 2, 5", "4, 2, 5"})
  void twoSweepsOfTheirLengthClearAfterReset(int groups, int psp, int length) {
    BlockDriver control = block(groups, psp, 0);
    for (int sweep = 0; sweep < 2; sweep++) {
      for (int count = 0; count < length; count++) {
        control.clock();
        assertThat(control.get("clear_o")).isEqualTo(1);
        assertThat(control.get("count_q")).isEqualTo(count);
        assertThat(control.get("running_q")).isEqualTo(1);
      }
    }
    control.clock();
    assertThat(control.get("running_q")).isZero();
    assertThat(control.get("clear_o")).isZero();
  }

  @Test
  void anEventTakesOneSweepAndTheNextFollowsAtOnce() {
    BlockDriver control = cleared(0);
    head(control, true, false, 3).clock();
    assertSweep(control, false, true);
    assertThat(control.get("input_o")).isEqualTo(3);
    head(control, true, false, 4);
    clocks(control, GROUPS - 1);
    assertThat(control.get("input_o")).isEqualTo(3);
    control.clock();
    assertSweep(control, false, true);
    assertThat(control.get("input_o")).isEqualTo(4);
  }

  @Test
  void theFinishingSweepCarriesTheFirstEventOfTheNextStep() {
    BlockDriver control = cleared(0);
    head(control, true, true, 1).clock();
    assertThat(control.get("ends_q")).isEqualTo(1);
    head(control, true, false, 2);
    clocks(control, GROUPS);
    assertSweep(control, true, true);
    assertThat(control.get("input_o")).isEqualTo(2);
    assertThat(control.get("ends_q")).isZero();
  }

  @Test
  void theEndOfAStepAloneTakesAClockAndItsFinishWaitsForRoom() {
    BlockDriver control = cleared(0);
    head(control, false, true, 0).set("room_i", 0).clock().set("head_valid_i", 0);
    assertThat(control.get("running_q")).isZero();
    assertThat(control.get("ends_q")).isEqualTo(1);
    clocks(control, 5);
    assertThat(control.get("running_q")).isZero();
    control.set("room_i", 1).clock();
    assertSweep(control, true, false);
  }

  @Test
  void nothingStartsWhileDisabled() {
    BlockDriver control = cleared(0);
    head(control, true, true, 1).set("enable_i", 0);
    clocks(control, 3);
    assertThat(control.get("running_q")).isZero();
    assertThat(control.get("ends_q")).isZero();
  }

  @Test
  void aRequestWaitsForTheDrainedPipelineAndIsGrantedOnce() {
    BlockDriver control = cleared(0);
    head(control, true, false, 3).clock();
    control.set("access_request_i", 1).set("array_row_i", 7).set("array_column_i", 4);
    // The sweep to its end, then the pipeline, then the grant.
    for (int c = 1; c < GROUPS + DRAIN + 1; c++) {
      control.clock();
      assertThat(control.get("access_o")).as("clock %d", c).isZero();
    }
    control.clock();
    assertThat(control.get("access_o")).isEqualTo(1);
    assertThat(control.get("count_q")).as("group of neuron 7, two lanes").isEqualTo(3);
    assertThat(control.get("input_o")).isEqualTo(4);
    control.clock();
    assertThat(control.get("access_o")).isZero();
    assertThat(control.get("running_q")).as("the event waits").isZero();
    control.set("access_request_i", 0).clock();
    assertSweep(control, false, true);
  }

  @Test
  void withInhibitionAFinishWaitsForTheRecurrentSpikesAndTheDrain() {
    BlockDriver control = cleared(1);
    head(control, true, true, 1).clock();
    control.set("head_valid_i", 0).set("recurrent_valid_i", 1).set("recurrent_neuron_i", 9);
    clocks(control, GROUPS);
    assertSweep(control, false, false);
    assertThat(control.get("recurrent_o")).isEqualTo(1);
    assertThat(control.get("neighbour_o")).isEqualTo(9);
    control.set("recurrent_valid_i", 0);
    clocks(control, GROUPS + DRAIN);
    assertThat(control.get("finish_o")).isZero();
    control.clock();
    assertSweep(control, true, false);
  }

  @Test
  void theBankOfSeenInputsChangesWithEachStep() {
    BlockDriver control = cleared(0);
    long bank = control.get("bank_q");
    head(control, true, true, 1).clock();
    assertThat(control.get("bank_q")).isEqualTo(bank);
    control.set("head_valid_i", 0);
    clocks(control, GROUPS);
    assertThat(control.get("finish_o")).isEqualTo(1);
    assertThat(control.get("bank_q")).isEqualTo(1 - bank);
  }
}
