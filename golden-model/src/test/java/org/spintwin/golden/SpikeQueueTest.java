// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spintwin.spec.RecordLayout;

/** Spike queue: what can be counted by hand; four lanes, three groups. */
class SpikeQueueTest {
  private static final int LANES = 4;
  private static final int GROUPS = 3;

  /** 2^clog2(GROUPS + 16) entries twice over. */
  private static final int ENTRIES = 64;

  private final SpikeQueueGolden queue =
      new SpikeQueueGolden(Map.of("LANES", (long) LANES, "GROUPS", (long) GROUPS));
  private final RecordLayout layout = queue.compared();
  private final long[] record = new long[layout.words()];
  private final RecordWriter writer = new RecordWriter();
  private final List<String> beats = new ArrayList<>();

  private long get(String signal) {
    return layout.signal(signal).get(record, 0, 0);
  }

  /** One clock; a beat that is taken is noted as its neuron, the end of a step as a bar. */
  private void clock(boolean push, boolean last, int group, int word, boolean ready) {
    if (ready && get("m_axis_tvalid") != 0) {
      beats.add(get("m_axis_tkeep") == 3 ? "" + get("m_axis_tdata") : "-");
      if (get("m_axis_tlast") != 0) {
        beats.set(beats.size() - 1, "|");
      }
    }
    queue.clock(false, push, last, group, new long[] {word}, ready);
    writer.start(record, 0);
    queue.write(writer);
  }

  private void idle(int clocks, boolean ready) {
    for (int i = 0; i < clocks; i++) {
      clock(false, false, 0, 0, ready);
    }
  }

  @Test
  void sendsTheSpikesOfAStepInAscendingOrderThenItsEnd() {
    clock(true, false, 0, 0b1010, true);
    clock(true, false, 1, 0b0001, true);
    clock(true, true, 2, 0b1100, true);
    idle(12, true);
    assertThat(beats).containsExactly("1", "3", "4", "10", "11", "|");
  }

  @Test
  void aStepWithoutSpikesIsItsEndAlone() {
    clock(true, true, 2, 0, true);
    idle(6, true);
    assertThat(beats).containsExactly("|");
  }

  @Test
  void sendsOneBeatAClockFromTheThirdEdgeOn() {
    clock(true, true, 0, 0b1111, true);
    idle(1, true);
    assertThat(get("m_axis_tvalid")).isZero();
    for (int i = 0; i < 5; i++) {
      idle(1, true);
      assertThat(get("m_axis_tvalid")).isEqualTo(1);
    }
    idle(1, true);
    assertThat(get("m_axis_tvalid")).isZero();
    assertThat(beats).containsExactly("0", "1", "2", "3", "|");
  }

  @Test
  void aBeatStaysUntilItIsTaken() {
    clock(true, true, 1, 0b0110, false);
    idle(2, false);
    for (int i = 0; i < 5; i++) {
      assertThat(get("m_axis_tvalid")).isEqualTo(1);
      assertThat(get("m_axis_tdata")).isEqualTo(5);
      assertThat(get("sent_o")).isZero();
      idle(1, false);
    }
    idle(1, true);
    assertThat(get("sent_o")).isEqualTo(1);
    assertThat(get("m_axis_tdata")).isEqualTo(6);
  }

  @Test
  void onlySpikesCountAsSent() {
    int sent = 0;
    clock(true, true, 0, 0b0101, true);
    for (int i = 0; i < 10; i++) {
      idle(1, true);
      sent += (int) get("sent_o");
    }
    assertThat(beats).containsExactly("0", "2", "|");
    assertThat(sent).isEqualTo(2);
  }

  @Test
  void saysThatThereIsRoomWhileLessThanHalfIsFull() {
    idle(1, false);
    for (int pushed = 0; pushed < ENTRIES - 1; pushed++) {
      assertThat(get("room_o")).as("after %d", pushed).isEqualTo(pushed < ENTRIES / 2 ? 1 : 0);
      clock(true, true, 0, 1, false);
      idle(1, false);
    }
    idle(3 * ENTRIES, true);
    assertThat(beats).hasSize(2 * (ENTRIES - 1));
  }

  @Test
  void theMemoryHoldsWhatWasPushed() {
    clock(true, true, 2, 0b1001, false);
    clock(true, false, 1, 0b0110, false);
    long[] contents = queue.memory("queue_q");
    assertThat(contents[0]).isEqualTo(0b1_10_1001);
    assertThat(contents[1]).isEqualTo(0b0_01_0110);
    queue.loadMemory("queue_q", contents);
    assertThat(queue.memory("queue_q")).containsExactly(contents);
  }
}
