// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class FoldedInhibitionContractTest extends BlockContract {
  /** Neurons 0 and 1 in group 0, 2 and 3 in group 1; inhibition up to 127, sums of 10 bits. */
  private static final Map<String, Long> SMALL =
      with(Map.of(), "NEURONS", 4, "GROUPS", 2, "LANES", 2, "MEMBRANE_BITS", 8, "INHIBITION", 1);

  private static final int CLEAR = 0b100;
  private static final int FINISH = 0b010;
  private static final int RECURRENT = 0b001;

  private static void write(BlockDriver mask, int neuron, int neighbour, int inhibits) {
    mask.set("mask_write_i", 1)
        .set("neighbour_i", neighbour)
        .set("neuron_i", neuron)
        .set("group_i", neuron / 2)
        .set("mask_data_i", inhibits)
        .clock()
        .set("mask_write_i", 0);
  }

  private static BlockDriver present(BlockDriver mask, int group, int does, int neighbour) {
    return mask.set("valid_i", 1)
        .set("group_i", group)
        .set("clear_i", does >> 2)
        .set("finish_i", does >> 1 & 1)
        .set("recurrent_i", does & 1)
        .set("neighbour_i", neighbour)
        .clock()
        .set("valid_i", 0)
        .set("clear_i", 0)
        .set("finish_i", 0)
        .set("recurrent_i", 0);
  }

  private static void sweep(BlockDriver mask, int group, int does, int neighbour) {
    present(mask, group, does, neighbour).clock().clock();
  }

  private static void assertWritten(BlockDriver mask, long lane0, long lane1) {
    assertThat(mask.get("written_q", 0)).as("lane 0").isEqualTo(lane0);
    assertThat(mask.get("written_q", 1)).as("lane 1").isEqualTo(lane1);
  }

  @Test
  void aSpikeInhibitsWhereTheMaskSaysSo() {
    BlockDriver mask = block(SMALL).set("inhibition_i", 9);
    write(mask, 1, 3, 1);
    write(mask, 2, 3, 1);
    write(mask, 0, 2, 1);
    sweep(mask, 0, RECURRENT, 3);
    assertWritten(mask, 0, 9);
    sweep(mask, 1, RECURRENT, 3);
    assertWritten(mask, 9, 0);
    sweep(mask, 0, RECURRENT, 2);
    assertWritten(mask, 9, 9);
    sweep(mask, 0, RECURRENT, 1);
    assertWritten(mask, 9, 9);
  }

  @Test
  void theSumsAreWrittenAtTheThirdEdge() {
    BlockDriver mask = block(SMALL).set("inhibition_i", 100);
    write(mask, 3, 0, 1);
    present(mask, 1, RECURRENT, 0);
    assertWritten(mask, 0, 0);
    assertWritten(mask.clock(), 0, 0);
    assertWritten(mask.clock(), 0, 100);
    assertThat(mask.memory("sum_q")).containsExactly(0, 100 << 10);
  }

  @Test
  void everyNeighbourAtTheHighestInhibitionFits() {
    BlockDriver mask = block(SMALL).set("inhibition_i", 127);
    for (int neighbour = 0; neighbour < 4; neighbour++) {
      write(mask, 0, neighbour, 1);
      write(mask, 1, neighbour, 1);
    }
    for (int spikes = 1; spikes <= 4; spikes++) {
      sweep(mask, 0, RECURRENT, spikes - 1);
      assertWritten(mask, 127 * spikes, 127 * spikes);
    }
  }

  @Test
  void theRegisterOfTheClockOfTheSpikeCounts() {
    BlockDriver mask = block(SMALL);
    write(mask, 0, 0, 1);
    sweep(mask.set("inhibition_i", 3), 0, RECURRENT, 0);
    sweep(mask.set("inhibition_i", 40), 0, RECURRENT, 0);
    assertWritten(mask, 43, 0);
  }

  @Test
  void aFinishStartsTheSumsAgainWithTheSpikeItCarries() {
    BlockDriver mask = block(SMALL).set("inhibition_i", 5);
    write(mask, 0, 0, 1);
    write(mask, 1, 1, 1);
    sweep(mask, 0, RECURRENT, 0);
    sweep(mask, 0, FINISH | RECURRENT, 1);
    assertWritten(mask, 0, 5);
    sweep(mask, 0, FINISH, 1);
    assertWritten(mask, 0, 0);
    sweep(mask, 0, RECURRENT, 0);
    sweep(mask, 0, CLEAR, 0);
    assertWritten(mask, 0, 0);
    assertThat(mask.memory("sum_q")).containsOnly(0);
  }

  @Test
  void whatIsNotPresentedChangesNothing() {
    BlockDriver mask = block(SMALL).set("inhibition_i", 5);
    write(mask, 0, 0, 1);
    sweep(mask, 0, RECURRENT, 0);
    mask.set("recurrent_i", 1).set("clear_i", 1).set("finish_i", 1);
    mask.clock().clock().clock().clock();
    assertWritten(mask, 5, 0);
    mask.set("recurrent_i", 0).set("clear_i", 0).set("finish_i", 0).set("valid_i", 1);
    mask.clock().clock().clock().clock();
    assertThat(mask.memory("sum_q")).containsExactly(5, 0);
  }

  @Test
  void theWindowWritesOneBit() {
    BlockDriver mask = block(SMALL);
    mask.load("mask_q", 3, 3, 3, 3, 0, 0, 0, 0);
    write(mask, 0, 1, 0);
    write(mask, 3, 2, 1);
    // Word neighbour * 2 + group, lane 0 lowest.
    assertThat(mask.memory("mask_q")).containsExactly(3, 3, 2, 3, 0, 2, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void resetDropsWhatIsUnderWayAndKeepsTheMemories(int clocks) {
    BlockDriver mask = block(SMALL).set("inhibition_i", 5);
    write(mask, 0, 0, 1);
    sweep(mask, 0, RECURRENT, 0);
    present(mask, 0, RECURRENT, 0);
    for (int c = 0; c < clocks; c++) {
      mask.clock();
    }
    mask.set("rst_ni", 0).set("mask_write_i", 1).set("mask_data_i", 0).clock();
    mask.set("rst_ni", 1).set("mask_write_i", 0).clock().clock().clock();
    assertWritten(mask, 0, 0);
    assertThat(mask.memory("sum_q")).containsExactly(5, 0);
    assertThat(mask.memory("mask_q")).containsExactly(1, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void leftOutItHoldsNothing() {
    BlockDriver mask = block(with(SMALL, "INHIBITION", 0)).set("inhibition_i", 5);
    sweep(mask, 1, RECURRENT, 3);
    sweep(mask, 1, FINISH | RECURRENT, 3);
    assertThat(mask.record()).containsOnly(0);
    assertThat(mask.memory("sum_q")).containsOnly(0);
    assertThat(mask.memory("mask_q")).hasSize(1);
  }

  @Test
  void lanesBeyondAWordAreAddedAsTheOthers() {
    BlockDriver mask = block(with(SMALL, "NEURONS", 128, "GROUPS", 1, "LANES", 128));
    mask.set("inhibition_i", 77);
    for (int neuron = 0; neuron < 128; neuron += 3) {
      mask.set("mask_write_i", 1).set("mask_data_i", 1).set("neuron_i", neuron);
      mask.set("neighbour_i", 127).clock();
    }
    mask.set("mask_write_i", 0);
    sweep(mask, 0, RECURRENT, 127);
    for (int neuron = 0; neuron < 128; neuron++) {
      assertThat(mask.get("written_q", neuron))
          .as("%d", neuron)
          .isEqualTo(neuron % 3 == 0 ? 77 : 0);
    }
  }
}
