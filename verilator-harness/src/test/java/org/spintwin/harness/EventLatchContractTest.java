// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class EventLatchContractTest extends BlockContract {
  private static final Map<String, Long> FIVE_INPUTS = Map.of("INPUTS", 5L);

  private BlockDriver running() {
    return block(FIVE_INPUTS).set("enable_i", 1).set("room_i", 1);
  }

  /** One clock with this head. */
  private static BlockDriver head(BlockDriver latch, boolean last, boolean event, int input) {
    return latch
        .set("head_valid_i", 1)
        .set("head_last_i", last ? 1 : 0)
        .set("head_event_i", event ? 1 : 0)
        .set("head_input_i", input)
        .clock()
        .set("head_valid_i", 0);
  }

  private static BlockDriver event(BlockDriver latch, int input) {
    return head(latch, false, true, input);
  }

  private static void assertLatched(BlockDriver latch, long spikes) {
    assertThat(latch.get("valid_o")).as("valid_o").isEqualTo(1);
    assertThat(latch.get("spikes_o")).as("spikes_o").isEqualTo(spikes);
    assertPending(latch, 0);
  }

  private static void assertPending(BlockDriver latch, int spikes) {
    for (int input = 0; input < 5; input++) {
      assertThat(latch.get("pending_q", input))
          .as("input %d pending", input)
          .isEqualTo(spikes >> input & 1);
    }
  }

  @Test
  void eventsAreGatheredUntilTheLastOfTheStepLatchesThem() {
    BlockDriver latch = running();
    event(latch, 0);
    event(latch, 3);
    event(latch, 3);
    assertThat(latch.get("valid_o")).isZero();
    assertThat(latch.get("spikes_o")).isZero();
    assertPending(latch, 0b01001);
    assertLatched(head(latch, true, true, 4), 0b11001);
    assertLatched(head(latch, true, true, 1), 0b00010);
  }

  @Test
  void theEndOfAStepWithoutEventLatchesWhatWasGathered() {
    BlockDriver latch = running();
    event(latch, 2);
    assertLatched(head(latch, true, false, 1), 0b00100);
    assertLatched(head(latch, true, false, 1), 0);
  }

  @Test
  void theLatchedSpikesStayAndValidLastsOneClock() {
    BlockDriver latch = running();
    assertLatched(head(latch, true, true, 4), 0b10000);
    event(latch, 0);
    assertThat(latch.get("valid_o")).isZero();
    assertThat(latch.get("spikes_o")).isEqualTo(0b10000);
    latch.clock();
    assertThat(latch.get("valid_o")).isZero();
    assertThat(latch.get("spikes_o")).isEqualTo(0b10000);
  }

  @Test
  void aFullOutputHoldsTheEndOfAStepBackButNoOtherEvent() {
    BlockDriver latch = running().set("room_i", 0);
    event(latch, 1);
    assertPending(latch, 0b00010);
    for (int i = 0; i < 3; i++) {
      head(latch, true, true, 2);
      assertThat(latch.get("valid_o")).isZero();
      assertThat(latch.get("spikes_o")).isZero();
      assertPending(latch, 0b00010);
    }
    latch.set("room_i", 1);
    assertLatched(head(latch, true, true, 2), 0b00110);
  }

  @Test
  void nothingIsTakenWhileDisabledOrWithoutAHead() {
    BlockDriver latch = running();
    event(latch, 0);
    latch.set("enable_i", 0);
    event(latch, 1);
    head(latch, true, true, 2);
    assertThat(latch.get("valid_o")).isZero();
    latch.set("enable_i", 1).clock();
    assertThat(latch.get("valid_o")).isZero();
    assertPending(latch, 0b00001);
    assertLatched(head(latch, true, true, 3), 0b01001);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void accessIsGrantedForOneClockPerRequestWhateverElseHappens(int enable) {
    BlockDriver latch = running().set("enable_i", enable).set("access_request_i", 1);
    long[] granted = {1, 0, 0};
    for (long access : granted) {
      assertThat(event(latch, 1).get("access_o")).isEqualTo(access);
      assertThat(latch.get("granted_q")).isEqualTo(1);
    }
    assertThat(latch.set("access_request_i", 0).clock().get("access_o")).isZero();
    assertThat(latch.get("granted_q")).isZero();
    assertThat(latch.set("access_request_i", 1).clock().get("access_o")).isEqualTo(1);
  }

  @Test
  void busyFollowsAWaitingHeadAndALatchedStep() {
    BlockDriver latch = running();
    assertThat(latch.clock().get("busy_o")).isZero();
    assertThat(head(latch, true, false, 0).get("busy_o")).as("a head").isEqualTo(1);
    assertThat(latch.clock().get("busy_o")).as("a latched step").isEqualTo(1);
    assertThat(latch.clock().get("busy_o")).isZero();
    latch.set("enable_i", 0);
    assertThat(event(latch, 0).get("busy_o")).as("a head that waits").isEqualTo(1);
    assertThat(latch.clock().get("busy_o")).isZero();
  }

  @Test
  void resetForgetsTheGatheredEventsAndTakesNothing() {
    BlockDriver latch = running().set("access_request_i", 1);
    event(latch, 0);
    head(latch, true, true, 1);
    event(latch, 2);
    latch.set("rst_ni", 0);
    head(latch, true, true, 3);
    assertThat(latch.record()).containsOnly(0);
    latch.set("rst_ni", 1);
    assertLatched(head(latch, true, true, 4), 0b10000);
    assertThat(latch.get("access_o")).isEqualTo(1);
  }

  @Test
  void inputsBeyondAWordAreGatheredAsTheOthers() {
    BlockDriver latch = block(Map.of("INPUTS", 70L)).set("enable_i", 1).set("room_i", 1);
    event(latch, 63);
    event(latch, 64);
    event(latch, 0);
    head(latch, true, true, 69);
    for (int input = 0; input < 70; input++) {
      assertThat(latch.bit("spikes_o", input))
          .as("input %d", input)
          .isEqualTo(input == 0 || input == 63 || input == 64 || input == 69);
    }
  }

  @Test
  void oneInputWorks() {
    BlockDriver latch = block(Map.of("INPUTS", 1L)).set("enable_i", 1).set("room_i", 1);
    event(latch, 0);
    assertThat(latch.get("pending_q")).isEqualTo(1);
    head(latch, true, false, 0);
    assertThat(latch.get("spikes_o")).isEqualTo(1);
    head(latch, true, false, 0);
    assertThat(latch.get("valid_o")).isEqualTo(1);
    assertThat(latch.get("spikes_o")).isZero();
  }
}
