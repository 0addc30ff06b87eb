// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Event queue: what can be counted by hand. */
class EventQueueTest {
  private static final int INPUTS = 5;
  private static final int ENTRIES = 16;
  private static final int EVENT = 3;

  private final EventQueueGolden queue =
      new EventQueueGolden(
          Map.of("INPUTS", (long) INPUTS, "EVENT_QUEUE_BITS", 4L, "DIVIDER_BITS", 8L));
  private boolean byDivider;
  private int divider = 1;
  private final List<String> heads = new ArrayList<>();

  /** One clock; a head that is taken is noted as its input, with a bar where a step ends. */
  private void clock(boolean valid, int data, int keep, boolean last, boolean take) {
    if (take && queue.headValid()) {
      heads.add((queue.headEvent() ? "" + queue.headInput() : "") + (queue.headLast() ? "|" : ""));
    }
    queue.clock(false, true, byDivider, divider, valid, data, keep, last, take);
  }

  private void idle(int clocks, boolean take) {
    for (int i = 0; i < clocks; i++) {
      clock(false, 0, 0, false, take);
    }
  }

  /** Offers one beat until it is taken; the clocks that it took. */
  private int send(int data, int keep, boolean last) {
    for (int clocks = 1; clocks < 100; clocks++) {
      boolean taken = queue.ready();
      clock(true, data, keep, last, false);
      if (taken) {
        return clocks;
      }
    }
    throw new AssertionError("never ready");
  }

  @Test
  void isReadyOneClockAfterReset() {
    assertThat(queue.ready()).isFalse();
    idle(1, false);
    assertThat(queue.ready()).isTrue();
  }

  @Test
  void anEventIsTheHeadTwoClocksAfterItsBeat() {
    idle(1, false);
    clock(true, 3, EVENT, false, false);
    assertThat(queue.accepted()).isTrue();
    assertThat(queue.headValid()).isFalse();
    idle(1, false);
    assertThat(queue.accepted()).isFalse();
    assertThat(queue.headValid()).isTrue();
    assertThat(queue.headInput()).isEqualTo(3);
  }

  @Test
  void eventsOfUnknownInputsAreCountedButOnlyTheirStepEndIsQueued() {
    send(INPUTS, EVENT, false);
    assertThat(queue.ignored()).isTrue();
    assertThat(queue.accepted()).isFalse();
    send(0xFFFF, EVENT, true);
    assertThat(queue.ignored()).isTrue();
    send(INPUTS - 1, EVENT, true);
    assertThat(queue.ignored()).isFalse();
    idle(5, true);
    assertThat(heads).containsExactly("|", "4|");
  }

  @Test
  void aBeatWithAnotherKeepIsNoEvent() {
    for (int keep = 0; keep < EVENT; keep++) {
      send(1, keep, false);
      send(1, keep, true);
      assertThat(queue.accepted()).isFalse();
      assertThat(queue.ignored()).isFalse();
    }
    idle(6, true);
    assertThat(heads).containsExactly("|", "|", "|");
  }

  @Test
  void aFullQueueHoldsBeatsBackAndLosesNone() {
    int accepted = 0;
    int stalled = 0;
    for (int i = 0; i < 40; i++) {
      clock(true, i % INPUTS, EVENT, false, false);
      accepted += queue.accepted() ? 1 : 0;
      stalled += queue.stalled() ? 1 : 0;
    }
    // The one that stays free tells full from empty.
    assertThat(accepted).isEqualTo(ENTRIES - 1);
    assertThat(stalled).isEqualTo(40 - accepted);
    idle(40, true);
    assertThat(heads).hasSize(accepted);
    assertThat(queue.ready()).isTrue();
  }

  @Test
  void theDividerEndsAStepEveryDividerClocks() {
    byDivider = true;
    divider = 3;
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      int before = heads.size();
      clock(false, 0, 0, false, true);
      if (heads.size() > before) {
        ends.add(i);
      }
    }
    // A step end is in marker_q, written, head and taken on one clock each.
    assertThat(ends).containsExactly(3, 6, 9, 12, 15, 18, 21, 24, 27);
    assertThat(heads).allMatch("|"::equals);
  }

  @Test
  void dividersOfZeroAndOneEndAStepEveryClockAndLeaveNoRoomForEvents() {
    for (int d = 0; d < 2; d++) {
      byDivider = true;
      divider = d;
      heads.clear();
      for (int i = 0; i < 23; i++) {
        clock(true, 1, EVENT, true, true);
        assertThat(queue.accepted()).isFalse();
      }
      assertThat(heads).hasSizeGreaterThanOrEqualTo(20).allMatch("|"::equals);
    }
  }

  @Test
  void inDividerModeTlastMeansNothing() {
    byDivider = true;
    divider = 8;
    idle(2, true);
    send(2, EVENT, true);
    idle(20, true);
    assertThat(heads).startsWith("|", "2", "|");
  }

  @Test
  void theDividerWaitsForRoomAndLosesNoStepEnd() {
    byDivider = true;
    divider = 1;
    idle(60, false);
    // Full of step ends, and one more waits.
    idle(60, true);
    int afterwards = heads.size();
    assertThat(afterwards).isGreaterThan(ENTRIES);
    idle(10, true);
    assertThat(heads).hasSize(afterwards + 10);
  }

  @Test
  void aResetKeepsTheMemory() {
    send(3, EVENT, true);
    long[] before = queue.memory("queue_q");
    queue.clock(true, true, false, 1, true, 4, EVENT, true, false);
    assertThat(queue.memory("queue_q")).containsExactly(before);
    assertThat(queue.headValid()).isFalse();
    idle(3, true);
    assertThat(heads).isEmpty();
  }
}
