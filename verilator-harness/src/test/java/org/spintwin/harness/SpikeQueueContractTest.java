// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class SpikeQueueContractTest extends BlockContract {
  /** Four groups of four lanes; 64 entries, room for a step while fewer than 32 are used. */
  private static final Map<String, Long> SMALL = Map.of("LANES", 4L, "GROUPS", 4L);

  /** Stands for the null beat that ends a step. */
  private static final int END = -1;

  private static BlockDriver offer(BlockDriver queue, int last, int group, long word) {
    return queue.set("push_i", 1).set("last_i", last).set("group_i", group).set("word_i", word);
  }

  private static void push(BlockDriver queue, int last, int group, long word) {
    offer(queue, last, group, word).clock().set("push_i", 0);
  }

  /** The beat that is offered: a neuron's number, or {@link #END}. */
  private static int beat(BlockDriver queue) {
    boolean spike = queue.get("m_axis_tkeep") == 0b11;
    assertThat(queue.get("m_axis_tkeep")).as("m_axis_tkeep").isIn(0L, 3L);
    assertThat(queue.get("m_axis_tlast")).as("m_axis_tlast").isEqualTo(spike ? 0 : 1);
    return spike ? (int) queue.get("m_axis_tdata") : END;
  }

  /** What is taken in that many clocks, one beat a clock. */
  private static List<Integer> take(BlockDriver queue, int clocks) {
    List<Integer> taken = new ArrayList<>();
    queue.set("m_axis_tready", 1);
    for (int c = 0; c < clocks; c++) {
      if (queue.get("m_axis_tvalid") != 0) {
        taken.add(beat(queue));
      }
      queue.clock();
    }
    queue.set("m_axis_tready", 0);
    return taken;
  }

  @Test
  void theFirstSpikeIsOfferedTwoClocksAfterItsWordWasPushed() {
    BlockDriver queue = block(SMALL);
    push(queue, 1, 3, 0b1010);
    assertThat(queue.get("m_axis_tvalid")).isZero();
    assertThat(queue.clock().get("m_axis_tvalid")).isZero();
    assertThat(queue.clock().get("m_axis_tvalid")).isEqualTo(1);
    assertThat(beat(queue)).isEqualTo(4 * 3 + 1);
  }

  @Test
  void aStepIsItsSpikesInAscendingOrderAndThenANullBeat() {
    BlockDriver queue = block(SMALL);
    push(queue, 0, 0, 0b1111);
    push(queue, 0, 2, 0b0100);
    push(queue, 1, 3, 0b1001);
    assertThat(take(queue, 12)).containsExactly(0, 1, 2, 3, 10, 12, 15, END);
    assertThat(queue.get("m_axis_tvalid")).isZero();
  }

  @Test
  void aStepWithoutSpikesIsANullBeat() {
    BlockDriver queue = block(SMALL);
    push(queue, 1, 3, 0);
    push(queue, 1, 3, 0);
    assertThat(take(queue, 6)).containsExactly(END, END);
  }

  @Test
  void oneBeatPerClockIsSent() {
    BlockDriver queue = block(SMALL);
    push(queue, 0, 0, 0b0001);
    push(queue, 0, 1, 0b1000);
    push(queue, 0, 2, 0b0010);
    push(queue, 1, 3, 0b1100);
    // The first was offered when the third was pushed.
    assertThat(take(queue, 6)).containsExactly(0, 7, 9, 14, 15, END);
  }

  @Test
  void aBeatStaysAsItIsUntilItIsTaken() {
    BlockDriver queue = block(SMALL);
    push(queue, 1, 1, 0b0110);
    queue.clock().clock();
    for (int expected : new int[] {5, 6, END}) {
      for (int c = 0; c < 3; c++) {
        assertThat(queue.get("m_axis_tvalid")).isEqualTo(1);
        assertThat(beat(queue)).isEqualTo(expected);
        queue.clock();
      }
      assertThat(take(queue, 1)).containsExactly(expected);
    }
    assertThat(queue.get("m_axis_tvalid")).isZero();
  }

  @Test
  void spikesThatWereTakenAreCountedAndNullBeatsAreNot() {
    BlockDriver queue = block(SMALL);
    push(queue, 1, 1, 0b0101);
    queue.clock().clock();
    assertThat(queue.clock().get("sent_o")).as("offered only").isZero();
    queue.set("m_axis_tready", 1);
    StringBuilder sent = new StringBuilder();
    for (int c = 0; c < 5; c++) {
      sent.append(queue.clock().get("sent_o"));
    }
    assertThat(sent).hasToString("11000");
  }

  @Test
  void thereIsRoomForAStepWhileLessThanHalfIsUsed() {
    BlockDriver queue = block(SMALL);
    assertThat(queue.get("room_o")).as("after reset").isZero();
    for (int used = 0; used <= 40; used++) {
      push(queue, 1, 0, 0b1111);
      assertThat(queue.get("room_o")).as("%d used", used).isEqualTo(used < 32 ? 1 : 0);
    }
    // One entry needs five beats; room comes back with the tenth entry that is gone.
    assertThat(take(queue, 5 * 10 - 1)).hasSize(49);
    assertThat(queue.get("room_o")).isZero();
    take(queue, 2);
    assertThat(queue.get("room_o")).isEqualTo(1);
  }

  @Test
  void allButOneEntryCanBeUsed() {
    BlockDriver queue = block(SMALL);
    List<Integer> expected = new ArrayList<>();
    for (int e = 0; e < 63; e++) {
      push(queue, 1, e % 4, 1L << e % 3);
      expected.addAll(List.of(4 * (e % 4) + e % 3, END));
    }
    assertThat(queue.get("write_q")).isEqualTo(63);
    assertThat(queue.get("read_q")).isZero();
    assertThat(take(queue, 130)).isEqualTo(expected);
  }

  @Test
  void aWordWithoutEndNeedsNoBeatOfItsOwn() {
    BlockDriver queue = block(SMALL).set("m_axis_tready", 1);
    offer(queue, 0, 2, 0b0001);
    List<Integer> taken = new ArrayList<>();
    for (int c = 0; c < 80; c++) {
      if (queue.get("m_axis_tvalid") != 0) {
        taken.add(beat(queue));
      }
      queue.clock();
    }
    assertThat(taken).hasSize(80 - 3).containsOnly(8);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void nothingIsLostOrDoubledWhateverTheStalls(long seed) {
    var random = new SplittableRandom(seed);
    int stall = random.nextInt(1, 5);
    BlockDriver queue = block(SMALL);
    List<Integer> expected = new ArrayList<>();
    List<Integer> taken = new ArrayList<>();
    int group = 0;
    for (int c = 0; c < 1500; c++) {
      boolean pushing = c < 1000 && queue.get("room_o") != 0 && random.nextInt(3) == 0;
      int word = random.nextInt(16) & random.nextInt(16);
      int last = group == 3 ? 1 : 0;
      if (pushing && (word != 0 || last == 1)) {
        offer(queue, last, group, word);
        for (int lane = 0; lane < 4; lane++) {
          if ((word >> lane & 1) != 0) {
            expected.add(4 * group + lane);
          }
        }
        if (last == 1) {
          expected.add(END);
        }
      } else {
        queue.set("push_i", 0);
      }
      group = pushing ? (group + 1) % 4 : group;
      boolean ready = c >= 1000 || random.nextInt(stall) == 0;
      if (ready && queue.get("m_axis_tvalid") != 0) {
        taken.add(beat(queue));
      }
      queue.set("m_axis_tready", ready ? 1 : 0).clock();
    }
    assertThat(expected).as("seed %d", seed).hasSizeGreaterThan(200);
    assertThat(taken).as("seed %d", seed).isEqualTo(expected);
  }

  @Test
  void resetEmptiesTheQueueAndLeavesItsMemory() {
    BlockDriver queue = block(SMALL);
    push(queue, 0, 2, 0b0111);
    push(queue, 1, 3, 0b0111);
    queue.clock();
    long[] memory = queue.memory("queue_q");
    offer(queue, 1, 1, 0b1111).set("rst_ni", 0).clock();
    assertThat(queue.record()).containsOnly(0);
    assertThat(queue.memory("queue_q")).isEqualTo(memory);
    queue.set("push_i", 0).set("rst_ni", 1);
    push(queue, 1, 1, 0b0100);
    assertThat(take(queue, 6)).containsExactly(6, END);
  }

  @Test
  void oneLaneAndOneGroupWork() {
    BlockDriver queue = block(Map.of("LANES", 1L, "GROUPS", 1L));
    push(queue, 1, 0, 1);
    push(queue, 1, 0, 0);
    push(queue, 0, 0, 1);
    push(queue, 1, 0, 1);
    assertThat(take(queue, 9)).containsExactly(0, END, END, 0, 0, END);
  }

  @Test
  void lanesBeyondAWordAreSentAsTheOthers() {
    BlockDriver queue = block(Map.of("LANES", 128L, "GROUPS", 2L));
    queue.set("word_i", 0).set("push_i", 1).set("last_i", 1).set("group_i", 1);
    for (int lane : new int[] {0, 63, 64, 127}) {
      queue.set("word_i", lane, 1, 1);
    }
    queue.clock().set("push_i", 0);
    assertThat(take(queue, 8)).containsExactly(128, 191, 192, 255, END);
  }

  @Test
  void theNumberOfTheLastNeuronFits() {
    BlockDriver queue = block(Map.of("LANES", 1L, "GROUPS", 4096L));
    push(queue, 1, 4095, 1);
    assertThat(take(queue, 5)).containsExactly(4095, END);
  }
}
