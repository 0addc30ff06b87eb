// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

abstract class FoldedArrayContractTest extends BlockContract {
  /** Three inputs, neurons 0 and 1 in group 0, 2 and 3 in group 1, codes of -8 to 7, pulses. */
  private static final Map<String, Long> PULSE =
      with(
          Map.of(),
          "INPUTS",
          3,
          "NEURONS",
          4,
          "GROUPS",
          2,
          "LANES",
          2,
          "CODE_BITS",
          4,
          "PSP_SHAPE",
          0,
          "POLARITY",
          0);

  /** The same with two branches. */
  private static final Map<String, Long> TRACES = with(PULSE, "PSP_SHAPE", 1);

  private static final int E = 0;
  private static final int I = 1;

  private static void write(BlockDriver array, int neuron, int input, int polarity, int code) {
    array
        .set("code_write_i", 1)
        .set("input_i", input)
        .set("neuron_i", neuron)
        .set("group_i", neuron / 2)
        .set("code_data_i", polarity << 4 | code & 15)
        .clock()
        .set("code_write_i", 0);
  }

  /** Presents a group: clear, finish and event are the bits 2, 1 and 0 of what the sweep does. */
  private static BlockDriver present(BlockDriver array, int group, int does, int input) {
    return array
        .set("valid_i", 1)
        .set("group_i", group)
        .set("clear_i", does >> 2)
        .set("finish_i", does >> 1 & 1)
        .set("event_i", does & 1)
        .set("input_i", input)
        .clock()
        .set("valid_i", 0)
        .set("clear_i", 0)
        .set("finish_i", 0)
        .set("event_i", 0);
  }

  private static final int CLEAR = 0b100;
  private static final int FINISH = 0b010;
  private static final int EVENT = 0b001;

  /** A group alone, up to the edge at which its sums are written. */
  private static void sweep(BlockDriver array, int group, int does, int input) {
    present(array, group, does, input).clock().clock();
  }

  private static void event(BlockDriver array, int group, int input) {
    sweep(array, group, EVENT, input);
  }

  private static void assertWritten(BlockDriver array, long... sums) {
    for (int s = 0; s < sums.length; s++) {
      assertThat(array.get("written_q", s)).as("sum %d", s).isEqualTo(sums[s]);
    }
  }

  @Test
  void eventsAddTheCodesOfTheirInputToTheirGroup() {
    BlockDriver array = block(PULSE);
    write(array, 0, 1, E, 5);
    write(array, 1, 1, E, -3);
    write(array, 2, 1, E, 7);
    write(array, 0, 2, E, 1);
    event(array, 0, 1);
    assertWritten(array, 5, -3);
    event(array, 0, 2);
    assertWritten(array, 6, -3);
    event(array, 0, 0);
    assertWritten(array, 6, -3);
    event(array, 1, 1);
    assertWritten(array, 7, 0);
    event(array, 0, 1);
    assertWritten(array, 11, -6);
  }

  @Test
  void theSumsAreWrittenAtTheThirdEdge() {
    BlockDriver array = block(PULSE);
    write(array, 3, 0, E, 6);
    present(array, 1, EVENT, 0);
    assertWritten(array, 0, 0);
    assertWritten(array.clock(), 0, 0);
    assertThat(array.memory("sum_q")).containsOnly(0);
    assertWritten(array.clock(), 0, 6);
    // Lane 1 of 7 bits each.
    assertThat(array.memory("sum_q")).containsExactly(0, 6 << 7);
  }

  @Test
  void aGroupPerClockIsAdded() {
    BlockDriver array = block(PULSE);
    write(array, 0, 2, E, 1);
    write(array, 1, 2, E, 2);
    write(array, 2, 2, E, 3);
    write(array, 3, 2, E, 4);
    present(array, 0, EVENT, 2);
    present(array, 1, EVENT, 2).clock();
    assertWritten(array, 1, 2);
    assertWritten(array.clock(), 3, 4);
    assertWritten(array.clock(), 3, 4);
  }

  @Test
  void inOneBranchAnInhibitoryCodeIsSubtracted() {
    BlockDriver array = block(PULSE);
    write(array, 0, 0, I, 5);
    write(array, 1, 0, I, -5);
    write(array, 0, 1, E, 2);
    event(array, 0, 0);
    assertWritten(array, -5, 5);
    event(array, 0, 1);
    assertWritten(array, -3, 5);
  }

  @Test
  void inTwoBranchesACodeKeepsItsSignOnTheBranchOfItsPolarity() {
    BlockDriver array = block(TRACES);
    write(array, 0, 0, I, 5);
    write(array, 1, 0, E, -5);
    write(array, 0, 1, E, -2);
    write(array, 1, 1, I, -8);
    event(array, 0, 0);
    assertWritten(array, 0, 5, -5, 0);
    event(array, 0, 1);
    assertWritten(array, -2, 5, -5, -8);
  }

  @ParameterizedTest
  @ValueSource(ints = {E, I})
  void theMostNegativeCodesAddUpExactly(int polarity) {
    BlockDriver array = block(PULSE);
    for (int input = 0; input < 3; input++) {
      write(array, 0, input, polarity, -8);
      write(array, 1, input, 1 - polarity, -8);
    }
    for (int input = 0; input < 3; input++) {
      event(array, 0, input);
    }
    assertWritten(array, polarity == E ? -24 : 24, polarity == E ? 24 : -24);
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 2", "1, 1, 2", "2, 0, 3", "4, 0, 16", "4, 1, 16", "5, 0, 2", "4, 2, 16"})
  void everyInputAtItsMostNegativeFits(int inputs, int polarity, int codeBits) {
    BlockDriver array =
        block(
            with(
                Map.of(),
                "INPUTS",
                inputs,
                "NEURONS",
                1,
                "GROUPS",
                1,
                "LANES",
                1,
                "CODE_BITS",
                codeBits,
                "PSP_SHAPE",
                0,
                "POLARITY",
                polarity));
    long least = -(1L << codeBits - 1);
    for (int input = 0; input < inputs; input++) {
      array
          .set("code_write_i", 1)
          .set("input_i", input)
          .set("code_data_i", 1L << codeBits | least)
          .clock();
    }
    array.set("code_write_i", 0);
    for (int input = 0; input < inputs; input++) {
      event(array, 0, input);
    }
    assertWritten(array, polarity == 2 ? inputs * least : -inputs * least);
  }

  @Test
  void aFinishStartsTheSumsAgainWithTheEventItCarries() {
    BlockDriver array = block(TRACES);
    write(array, 0, 0, E, 3);
    write(array, 0, 1, I, 4);
    event(array, 0, 0);
    event(array, 0, 0);
    assertWritten(array, 6, 0);
    sweep(array, 0, FINISH | EVENT, 1);
    assertWritten(array, 0, 4);
    event(array, 0, 0);
    assertWritten(array, 3, 4);
    sweep(array, 0, FINISH, 1);
    assertWritten(array, 0, 0);
    event(array, 0, 1);
    sweep(array, 0, CLEAR, 1);
    assertWritten(array, 0, 0);
    assertThat(array.memory("sum_q")).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {EVENT, FINISH | EVENT})
  void aRepeatedEventAddsNothing(int does) {
    BlockDriver array = block(PULSE);
    write(array, 0, 1, E, 3);
    write(array, 1, 1, I, 3);
    event(array, 0, 1);
    present(array, 0, does, 1).set("repeated_i", 1).clock().set("repeated_i", 0).clock();
    if (does == EVENT) {
      assertWritten(array, 3, -3);
    } else {
      assertWritten(array, 0, 0);
    }
  }

  @Test
  void repeatedCountsOnlyOneClockAfterTheGroup() {
    BlockDriver array = block(PULSE).set("repeated_i", 1);
    write(array, 0, 1, E, 3);
    present(array, 0, EVENT, 1).set("repeated_i", 0).clock().set("repeated_i", 1).clock();
    assertWritten(array, 3, 0);
  }

  @Test
  void whatIsNotPresentedChangesNothing() {
    BlockDriver array = block(PULSE);
    write(array, 0, 1, E, 3);
    event(array, 0, 1);
    array.set("event_i", 1).set("clear_i", 1).set("finish_i", 1).set("group_i", 0);
    array.clock().clock().clock().clock();
    assertWritten(array, 3, 0);
    array.set("event_i", 0).set("clear_i", 0).set("finish_i", 0).set("valid_i", 1);
    array.clock().clock().clock().clock();
    assertWritten(array, 3, 0);
    assertThat(array.memory("sum_q")).containsExactly(3, 0);
  }

  @Test
  void withPolarityPerInputAllNeuronsShareIt() {
    BlockDriver array = block(with(TRACES, "POLARITY", 1));
    write(array, 0, 0, E, 3);
    write(array, 1, 0, E, 2);
    write(array, 2, 0, I, 1);
    event(array, 0, 0);
    assertWritten(array, 0, 3, 0, 2);
    event(array, 1, 0);
    assertWritten(array, 0, 1, 0, 0);
    assertThat(array.memory("polarity_q")).containsExactly(1, 0, 0);
    write(array, 3, 0, E, 0);
    event(array, 0, 0);
    assertWritten(array, 3, 3, 2, 2);
  }

  @Test
  void withSignedCodesEverySynapseIsExcitatory() {
    BlockDriver array = block(with(TRACES, "POLARITY", 2));
    write(array, 0, 0, I, 3);
    write(array, 1, 0, I, -8);
    event(array, 0, 0);
    assertWritten(array, 3, 0, -8, 0);
    assertThat(array.memory("polarity_q")).containsExactly(0);
  }

  @Test
  void theWindowWritesOneLaneOfOneWord() {
    BlockDriver array = block(PULSE);
    array.load("code_q", 0x3FF, 0x3FF, 0x3FF, 0x3FF, 0x3FF, 0x3FF);
    write(array, 2, 1, E, 5);
    write(array, 1, 2, I, -8);
    // Lanes are {polarity, code}, lane 0 lowest; word input * 2 + group.
    assertThat(array.memory("code_q"))
        .containsExactly(0x3FF, 0x3FF, 0x3FF, 0b11111_00101, 0b11000_11111, 0x3FF);
  }

  @Test
  void aCodeWrittenIsUsedByTheNextEvent() {
    BlockDriver array = block(PULSE);
    for (int code = -8; code <= 7; code++) {
      write(array, 3, 2, E, code);
      sweep(array, 1, FINISH | EVENT, 2);
      assertWritten(array, 0, code);
    }
  }

  @Test
  void resetDropsWhatIsUnderWayAndKeepsTheMemories() {
    BlockDriver array = block(PULSE);
    write(array, 0, 0, E, 3);
    event(array, 0, 0);
    for (int before = 0; before < 3; before++) {
      present(array, 0, EVENT, 0);
      for (int c = 0; c < before - 1; c++) {
        array.clock();
      }
      array.set("rst_ni", before == 0 ? 1 : 0);
      if (before > 0) {
        array.set("code_write_i", 1).set("code_data_i", 7).clock().set("code_write_i", 0);
      } else {
        array.clock().clock();
        assertWritten(array, 6, 0);
      }
      array.set("rst_ni", 1).clock().clock().clock();
    }
    assertWritten(array, 0, 0);
    assertThat(array.memory("sum_q")).containsExactly(6, 0);
    assertThat(array.memory("code_q")).containsExactly(3, 0, 0, 0, 0, 0);
    event(array, 0, 0);
    assertWritten(array, 9, 0);
  }

  @Test
  void lanesBeyondAWordAreAddedAsTheOthers() {
    BlockDriver array =
        block(with(PULSE, "NEURONS", 128, "GROUPS", 1, "LANES", 128, "INPUTS", 1, "POLARITY", 2));
    for (int lane = 0; lane < 128; lane++) {
      array
          .set("code_write_i", 1)
          .set("neuron_i", lane)
          .set("code_data_i", (lane % 16 - 8) & 15)
          .clock();
    }
    array.set("code_write_i", 0);
    event(array, 0, 0);
    for (int lane = 0; lane < 128; lane++) {
      assertThat(array.get("written_q", lane)).as("lane %d", lane).isEqualTo(lane % 16 - 8);
    }
  }
}
