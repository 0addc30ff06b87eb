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

abstract class StepLatchContractTest extends BlockContract {
  private static final Map<String, Long> THREE_INPUTS = Map.of("INPUTS", 3L, "DIVIDER_BITS", 4L);
  private static final Map<String, Long> ONE_INPUT = Map.of("INPUTS", 1L, "DIVIDER_BITS", 1L);
  private static final Map<String, Long> WIDE = Map.of("INPUTS", 70L, "DIVIDER_BITS", 32L);

  private BlockDriver running(int divider) {
    return block(THREE_INPUTS).set("enable_i", 1).set("divider_i", divider);
  }

  /** One clock with these spikes. */
  private static BlockDriver clock(BlockDriver latch, long spikes) {
    return latch.set("spikes_i", spikes).clock();
  }

  private static void assertLatched(BlockDriver latch, long spikes) {
    assertThat(latch.get("valid_o")).as("valid_o").isEqualTo(1);
    assertThat(latch.get("spikes_o")).as("spikes_o").isEqualTo(spikes);
  }

  /** The clocks from 0 on, out of {@code clocks}, that latch a step. */
  private static List<Integer> latching(BlockDriver latch, int clocks) {
    List<Integer> latching = new ArrayList<>();
    for (int clock = 0; clock < clocks; clock++) {
      if (latch.clock().get("valid_o") != 0) {
        latching.add(clock);
      }
    }
    return latching;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void dividersZeroAndOneLatchOnEveryClock(int divider) {
    BlockDriver latch = running(divider);
    for (long spikes = 7; spikes >= 0; spikes--) {
      assertLatched(clock(latch, spikes), spikes);
      assertThat(latch.get("clocks_left_q")).isZero();
      assertThat(latch.get("pending_q")).isZero();
    }
  }

  @Test
  void aDividerOfFiveLatchesTheFirstClockAndThenEveryFifth() {
    BlockDriver latch = running(5);
    long[] clocksLeft = {4, 3, 2, 1, 0, 4, 3, 2, 1, 0, 4};
    for (int clock = 0; clock < clocksLeft.length; clock++) {
      latch.clock();
      assertThat(latch.get("valid_o"))
          .as("valid_o at clock %d", clock)
          .isEqualTo(clock % 5 == 0 ? 1 : 0);
      assertThat(latch.get("clocks_left_q")).as("clock %d", clock).isEqualTo(clocksLeft[clock]);
    }
  }

  @Test
  void theLargestDividerIsCountedInFull() {
    assertThat(latching(running(15), 46)).containsExactly(0, 15, 30, 45);
  }

  @Test
  void spikesOnAnyClockOfAStepAreLatchedWithTheNext() {
    BlockDriver latch = running(3);
    assertLatched(clock(latch, 0b001), 0b001);
    clock(latch, 0b010);
    assertThat(latch.get("pending_q", 1)).isEqualTo(1);
    clock(latch, 0b010);
    assertLatched(clock(latch, 0b100), 0b110);
    clock(latch, 0);
    clock(latch, 0);
    assertLatched(clock(latch, 0), 0);
  }

  @Test
  void theLatchedSpikesStayUntilTheNextStep() {
    BlockDriver latch = running(3);
    clock(latch, 0b101);
    for (int i = 0; i < 2; i++) {
      clock(latch, 0b010);
      assertThat(latch.get("valid_o")).isZero();
      assertThat(latch.get("spikes_o")).isEqualTo(0b101);
    }
  }

  @Test
  void spikesWaitWhileDisabled() {
    BlockDriver latch = running(1).set("enable_i", 0);
    for (long spikes : new long[] {0b001, 0, 0b100, 0}) {
      clock(latch, spikes);
      assertThat(latch.get("valid_o")).isZero();
      assertThat(latch.get("spikes_o")).isZero();
    }
    assertThat(latch.get("pending_q", 0)).isEqualTo(1);
    assertThat(latch.get("pending_q", 1)).isZero();
    assertThat(latch.get("pending_q", 2)).isEqualTo(1);
    latch.set("enable_i", 1);
    assertLatched(clock(latch, 0b010), 0b111);
    assertLatched(clock(latch, 0), 0);
  }

  @Test
  void theCounterStandsStillWhileDisabled() {
    BlockDriver latch = running(4).clock().clock();
    assertThat(latch.get("clocks_left_q")).isEqualTo(2);
    latch.set("enable_i", 0);
    for (int i = 0; i < 5; i++) {
      assertThat(latch.clock().get("clocks_left_q")).isEqualTo(2);
    }
    latch.set("enable_i", 1);
    assertThat(latching(latch, 7)).containsExactly(2, 6);
  }

  @Test
  void aCounterAtZeroDoesNotStepWhileDisabled() {
    BlockDriver latch = running(2).clock().clock();
    assertThat(latch.get("clocks_left_q")).isZero();
    latch.set("enable_i", 0);
    assertThat(latching(latch, 4)).isEmpty();
    assertThat(latch.get("clocks_left_q")).isZero();
  }

  @Test
  void aNewDividerCountsFromTheNextLatchedStepOn() {
    BlockDriver shortened = running(4).clock().set("divider_i", 2);
    assertThat(latching(shortened, 8)).containsExactly(3, 5, 7);
    BlockDriver lengthened = running(2).clock().set("divider_i", 5);
    assertThat(latching(lengthened, 8)).containsExactly(1, 6);
    BlockDriver stopped = running(3).clock().set("divider_i", 0);
    assertThat(latching(stopped, 6)).containsExactly(2, 3, 4, 5);
  }

  @Test
  void resetClearsEverythingAndIgnoresTheInputs() {
    BlockDriver latch = running(9);
    clock(latch, 0b101);
    clock(latch, 0b111);
    latch.set("rst_ni", 0);
    clock(latch, 0b111);
    assertThat(latch.record()).containsOnly(0);
    latch.set("rst_ni", 1);
    assertLatched(clock(latch, 0b010), 0b010);
  }

  @Test
  void oneInputAndAOneBitDividerWork() {
    BlockDriver latch = block(ONE_INPUT).set("enable_i", 1);
    for (long divider : new long[] {1, 0, 1}) {
      latch.set("divider_i", divider);
      assertLatched(clock(latch, 1), 1);
      assertThat(latch.get("clocks_left_q")).isZero();
      assertLatched(clock(latch, 0), 0);
    }
  }

  @Test
  void inputsBeyondAWordAreGatheredAsTheOthers() {
    BlockDriver latch = block(WIDE).set("enable_i", 1).set("divider_i", 3).clock();
    for (int input : new int[] {0, 63, 64}) {
      latch.set("spikes_i", 0).set("spikes_i", input, 1, 1).clock();
    }
    latch.set("spikes_i", 0).set("spikes_i", 69, 1, 1);
    for (int input = 0; input < 70; input++) {
      assertThat(latch.bit("spikes_o", input))
          .as("input %d", input)
          .isEqualTo(input == 0 || input == 63 || input == 64);
    }
    latch.clock();
    assertThat(latch.get("pending_q", 69)).isEqualTo(1);
    assertThat(latch.get("pending_q", 64)).isZero();
  }

  @Test
  void aDividerOfThirtyTwoBitsIsTakenInFull() {
    BlockDriver latch = block(WIDE).set("enable_i", 1).set("divider_i", 0xFFFF_FFFFL).clock();
    assertThat(latch.get("clocks_left_q")).isEqualTo(0xFFFF_FFFEL);
    assertThat(latch.clock().get("clocks_left_q")).isEqualTo(0xFFFF_FFFDL);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
  void theSameSpikesPerStepGiveTheSameStepsAtAnyDivider(int divider) {
    int clocksPerStep = Math.max(1, divider);
    var random = new SplittableRandom(divider);
    BlockDriver latch = running(divider);
    for (int step = 0; step < 40; step++) {
      long expected = step % 8;
      // Step 0 is latched by its first clock; each input spikes once, on any clock of its step.
      int clocks = step == 0 ? 1 : clocksPerStep;
      long[] arriving = new long[clocks];
      for (int input = 0; input < 3; input++) {
        arriving[random.nextInt(clocks)] |= expected & 1L << input;
      }
      for (long spikes : arriving) {
        clock(latch, spikes);
      }
      assertLatched(latch, expected);
    }
  }
}
