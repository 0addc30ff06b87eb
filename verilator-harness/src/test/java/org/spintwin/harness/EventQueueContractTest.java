// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

abstract class EventQueueContractTest extends BlockContract {
  /** Inputs 0 to 4, fifteen places. */
  private static final Map<String, Long> SMALL =
      Map.of("INPUTS", 5L, "EVENT_QUEUE_BITS", 4L, "DIVIDER_BITS", 4L);

  private static final int EVENT = 0b11;
  private static final int PLACES = 15;

  /** A head of the queue. */
  record Entry(int last, int event, int input) {}

  /** The queue when it is ready for its first beat. */
  private BlockDriver ready(Map<String, Long> parameters) {
    BlockDriver queue = block(parameters);
    assertThat(queue.get("s_axis_tready")).as("ready at once").isZero();
    return queue.clock();
  }

  private static BlockDriver offer(BlockDriver queue, int input, int keep, int last) {
    return queue
        .set("s_axis_tvalid", 1)
        .set("s_axis_tdata", input)
        .set("s_axis_tkeep", keep)
        .set("s_axis_tlast", last);
  }

  /** One beat, which is taken. */
  private static void beat(BlockDriver queue, int input, int keep, int last) {
    assertThat(queue.get("s_axis_tready")).as("s_axis_tready").isEqualTo(1);
    offer(queue, input, keep, last).clock().set("s_axis_tvalid", 0);
  }

  private static void assertPulses(BlockDriver queue, int accepted, int ignored, int stalled) {
    assertThat(queue.get("accepted_o")).as("accepted_o").isEqualTo(accepted);
    assertThat(queue.get("ignored_o")).as("ignored_o").isEqualTo(ignored);
    assertThat(queue.get("stalled_o")).as("stalled_o").isEqualTo(stalled);
  }

  private static Entry head(BlockDriver queue) {
    return new Entry(
        (int) queue.get("head_last_o"),
        (int) queue.get("head_event_o"),
        (int) queue.get("head_input_o"));
  }

  /** Takes one head per clock, for that many clocks. */
  private static List<Entry> take(BlockDriver queue, int clocks) {
    List<Entry> taken = new ArrayList<>();
    queue.set("head_ready_i", 1);
    for (int c = 0; c < clocks; c++) {
      if (queue.get("head_valid_o") != 0) {
        taken.add(head(queue));
      }
      queue.clock();
    }
    queue.set("head_ready_i", 0);
    return taken;
  }

  /** Fills the queue with events of inputs 0, 1, ... 4, 0, ...; it stays full. */
  private static List<Entry> fill(BlockDriver queue) {
    List<Entry> sent = new ArrayList<>();
    while (queue.get("s_axis_tready") != 0) {
      int input = sent.size() % 5;
      beat(queue, input, EVENT, 0);
      sent.add(new Entry(0, 1, input));
    }
    return sent;
  }

  @Test
  void anEventIsTheHeadOneClockAfterItWasTaken() {
    BlockDriver queue = ready(SMALL);
    beat(queue, 3, EVENT, 0);
    assertPulses(queue, 1, 0, 0);
    assertThat(queue.get("head_valid_o")).isZero();
    queue.clock();
    assertPulses(queue, 0, 0, 0);
    assertThat(queue.get("head_valid_o")).isEqualTo(1);
    assertThat(head(queue)).isEqualTo(new Entry(0, 1, 3));
  }

  @Test
  void aHeadStaysUntilItIsTaken() {
    BlockDriver queue = ready(SMALL);
    beat(queue, 1, EVENT, 0);
    beat(queue, 2, EVENT, 1);
    for (int c = 0; c < 4; c++) {
      assertThat(queue.get("head_valid_o")).isEqualTo(1);
      assertThat(head(queue)).isEqualTo(new Entry(0, 1, 1));
      queue.clock();
    }
    assertThat(take(queue, 3)).containsExactly(new Entry(0, 1, 1), new Entry(1, 1, 2));
    assertThat(queue.get("head_valid_o")).isZero();
  }

  @Test
  void oneEntryPerClockGoesInAndOut() {
    BlockDriver queue = ready(SMALL).set("head_ready_i", 1);
    List<Integer> taken = new ArrayList<>();
    for (int c = 0; c < 40; c++) {
      beat(queue, c % 5, EVENT, 0);
      if (queue.get("head_valid_o") != 0) {
        taken.add((int) queue.get("head_input_o"));
      }
    }
    // The beat of clock c is the head that clock c + 1 ends with.
    assertThat(taken).hasSize(39).startsWith(0, 1, 2, 3, 4, 0).endsWith(2, 3);
  }

  @Test
  void aNullBeatIsQueuedOnlyIfItEndsTheStep() {
    BlockDriver queue = ready(SMALL);
    for (int keep : new int[] {0b00, 0b01, 0b10}) {
      beat(queue, 4, keep, 0);
      assertPulses(queue, 0, 0, 0);
      beat(queue, 2, keep, 1);
      assertPulses(queue, 0, 0, 0);
    }
    Entry end = new Entry(1, 0, 2);
    assertThat(take(queue, 6)).containsExactly(end, end, end);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 8, 0x100, 0xFFFF})
  void anEventOfAnInputThatDoesNotExistIsIgnoredButItsLastCounts(int input) {
    BlockDriver queue = ready(SMALL);
    beat(queue, input, EVENT, 0);
    assertPulses(queue, 0, 1, 0);
    beat(queue, input, 0b01, 0);
    assertPulses(queue, 0, 0, 0);
    beat(queue, input, EVENT, 1);
    assertPulses(queue, 0, 1, 0);
    assertThat(take(queue, 4)).containsExactly(new Entry(1, 0, input & 7));
  }

  @Test
  void aFullQueueHoldsReadyLowAndLosesNothing() {
    BlockDriver queue = ready(SMALL);
    List<Entry> sent = fill(queue);
    assertThat(sent).hasSize(PLACES);
    for (int c = 0; c < 5; c++) {
      offer(queue, 4, EVENT, 1).clock();
      assertPulses(queue, 0, 0, 1);
      assertThat(queue.get("s_axis_tready")).isZero();
    }
    // Ready comes back when two places are free.
    assertThat(take(queue, 1)).containsExactly(sent.get(0));
    assertThat(queue.clock().get("s_axis_tready")).isZero();
    assertThat(take(queue, 1)).containsExactly(sent.get(1));
    assertThat(queue.get("s_axis_tready")).isZero();
    assertThat(queue.clock().get("s_axis_tready")).isEqualTo(1);
    assertPulses(queue, 0, 0, 1);
    queue.clock().set("s_axis_tvalid", 0);
    assertPulses(queue, 1, 0, 0);
    assertThat(take(queue, 20))
        .hasSize(PLACES - 1)
        .startsWith(sent.get(2), sent.get(3))
        .endsWith(sent.get(14), new Entry(1, 1, 4));
  }

  @Test
  void thePlacesGoRoundAndRound() {
    BlockDriver queue = ready(SMALL);
    for (int round = 0; round < 7; round++) {
      List<Entry> sent = fill(queue);
      assertThat(sent).hasSize(PLACES);
      assertThat(take(queue, PLACES + 1)).isEqualTo(sent);
      queue.clock();
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "2, 2", "3, 3", "15, 15"})
  void withTheDividerAStepEndsEverySoManyClocks(int divider, int clocks) {
    BlockDriver queue = ready(SMALL).set("enable_i", 1).set("step_mode_i", 1);
    queue.set("divider_i", divider).set("head_ready_i", 1);
    List<Integer> ends = new ArrayList<>();
    for (int c = 0; c < 4 * clocks + 2; c++) {
      long before = queue.get("write_q");
      if (queue.clock().get("write_q") != before) {
        ends.add(c);
      }
      if (queue.get("head_valid_o") != 0) {
        assertThat(head(queue)).isEqualTo(new Entry(1, 0, 0));
      }
    }
    // The first clock expires, the next queues the end.
    assertThat(ends).containsExactly(1, 1 + clocks, 1 + 2 * clocks, 1 + 3 * clocks, 1 + 4 * clocks);
  }

  @Test
  void theEndOfTheDividerTakesOneClockOfTheQueue() {
    BlockDriver queue = ready(SMALL).set("enable_i", 1).set("step_mode_i", 1).set("divider_i", 4);
    offer(queue, 2, EVENT, 0);
    queue.set("head_ready_i", 1);
    StringBuilder ready = new StringBuilder();
    List<Entry> taken = new ArrayList<>();
    for (int c = 0; c < 12; c++) {
      ready.append(queue.clock().get("s_axis_tready"));
      if (queue.get("head_valid_o") != 0) {
        taken.add(head(queue));
      }
    }
    assertThat(ready).hasToString("011101110111");
    assertThat(taken.stream().map(e -> e.last)).containsExactly(0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0);
    assertThat(taken.stream().map(e -> e.event)).containsExactly(1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1);
  }

  @Test
  void anEndThatFindsNoRoomWaitsAndHoldsTheDivider() {
    BlockDriver queue = ready(SMALL);
    List<Entry> sent = fill(queue);
    queue.set("s_axis_tdata", 0).clock();
    queue.set("enable_i", 1).set("step_mode_i", 1).set("divider_i", 3).clock();
    for (int c = 0; c < 9; c++) {
      assertThat(queue.get("marker_q")).as("marker_q").isEqualTo(1);
      assertThat(queue.get("clocks_left_q")).isEqualTo(3);
      queue.clock();
    }
    assertThat(take(queue, 2)).isEqualTo(sent.subList(0, 2));
    queue.clock();
    assertThat(queue.get("room_q")).isEqualTo(1);
    assertThat(queue.get("marker_q")).isEqualTo(1);
    assertThat(queue.get("clocks_left_q")).isEqualTo(3);
    queue.clock();
    assertThat(queue.get("marker_q")).isZero();
    assertThat(queue.get("clocks_left_q")).isEqualTo(2);
    queue.set("step_mode_i", 0);
    assertThat(take(queue, 20))
        .hasSize(PLACES - 2 + 1)
        .startsWith(sent.get(2))
        .endsWith(sent.get(14), new Entry(1, 0, 0));
  }

  @Test
  void withTheDividerLastMeansNothing() {
    BlockDriver queue = ready(SMALL).set("step_mode_i", 1);
    beat(queue, 3, EVENT, 1);
    assertPulses(queue, 1, 0, 0);
    beat(queue, 3, 0, 1);
    beat(queue, 9, EVENT, 1);
    assertPulses(queue, 0, 1, 0);
    assertThat(take(queue, 4)).containsExactly(new Entry(0, 1, 3));
  }

  @Test
  void theDividerStandsStillWhileDisabledButEventsAreTaken() {
    BlockDriver queue = ready(SMALL).set("step_mode_i", 1).set("divider_i", 5).set("enable_i", 1);
    queue.clock().clock().clock().set("enable_i", 0);
    assertThat(take(queue, 2)).containsExactly(new Entry(1, 0, 0));
    for (int c = 0; c < 8; c++) {
      assertThat(queue.get("clocks_left_q")).isEqualTo(3);
      beat(queue, 1, EVENT, 0);
    }
    assertThat(take(queue, 10)).hasSize(8).containsOnly(new Entry(0, 1, 1));
  }

  @Test
  void aNewDividerCountsFromTheNextEndOn() {
    BlockDriver queue = ready(SMALL).set("step_mode_i", 1).set("divider_i", 9).set("enable_i", 1);
    assertThat(queue.clock().get("clocks_left_q")).isEqualTo(9);
    queue.set("divider_i", 2);
    for (int left = 8; left >= 1; left--) {
      assertThat(queue.clock().get("clocks_left_q")).isEqualTo(left);
    }
    assertThat(queue.clock().get("clocks_left_q")).isEqualTo(2);
  }

  @Test
  void resetEmptiesTheQueueAndLeavesItsMemory() {
    BlockDriver queue = ready(SMALL).set("enable_i", 1).set("divider_i", 7).set("step_mode_i", 1);
    queue.clock().clock();
    beat(queue, 4, EVENT, 0);
    beat(queue, 3, EVENT, 0);
    long[] memory = queue.memory("queue_q");
    queue.set("rst_ni", 0);
    offer(queue, 1, EVENT, 0).clock();
    for (String register :
        new String[] {
          "s_axis_tready",
          "head_valid_o",
          "accepted_o",
          "ignored_o",
          "stalled_o",
          "write_q",
          "read_q",
          "room_q",
          "marker_q",
          "clocks_left_q"
        }) {
      assertThat(queue.get(register)).as(register).isZero();
    }
    assertThat(queue.memory("queue_q")).isEqualTo(memory);
    queue.set("rst_ni", 1).set("enable_i", 0).set("s_axis_tvalid", 0).clock();
    beat(queue, 2, EVENT, 0);
    assertThat(take(queue, 3)).containsExactly(new Entry(0, 1, 2));
  }

  @Test
  void oneInputAndAOneBitDividerWork() {
    BlockDriver queue = ready(Map.of("INPUTS", 1L, "EVENT_QUEUE_BITS", 4L, "DIVIDER_BITS", 1L));
    beat(queue, 0, EVENT, 1);
    assertPulses(queue, 1, 0, 0);
    beat(queue, 1, EVENT, 0);
    assertPulses(queue, 0, 1, 0);
    assertThat(take(queue, 3)).containsExactly(new Entry(1, 1, 0));
  }
}
