// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class DelayLineContractTest extends BlockContract {
  private static Map<String, Long> line(long width, long delay) {
    return Map.of("WIDTH", width, "DELAY", delay);
  }

  /** A step ends with that vector; afterwards, what is shown is settled. */
  private static BlockDriver step(BlockDriver block, long vector) {
    block.set("advance_i", 1).set("source_i", vector).clock();
    return block.set("advance_i", 0).set("source_i", ~vector).clock();
  }

  private static BlockDriver clear(BlockDriver block) {
    return block.set("clear_i", 1).clock().set("clear_i", 0).clock();
  }

  @ParameterizedTest(name = "delay {0}")
  @ValueSource(ints = {1, 2, 5})
  void showsWhatTheVectorWasThatManyStepsAgo(int delay) {
    BlockDriver block = block(line(8, delay)).clock();
    assertThat(block.get("delayed_o")).isZero();
    for (int t = 1; t < 4 * delay; t++) {
      step(block, 10 + t);
      // The next step is number t + 1.
      assertThat(block.get("delayed_o")).as("step %d", t).isEqualTo(t < delay ? 0 : 11 + t - delay);
      block.clock().clock();
      assertThat(block.get("delayed_o")).isEqualTo(t < delay ? 0 : 11 + t - delay);
    }
  }

  @Test
  void whatCameBeforeASequenceCountsAsZero() {
    BlockDriver block = block(line(8, 2));
    step(step(step(block, 1), 2), 3);
    assertThat(block.get("delayed_o")).isEqualTo(2);
    clear(block);
    assertThat(block.get("delayed_o")).isZero();
    step(block, 4);
    assertThat(block.get("delayed_o")).isZero();
    step(block, 5);
    assertThat(block.get("delayed_o")).isEqualTo(4);
  }

  @Test
  void clearingComesBeforeTaking() {
    BlockDriver block = block(line(8, 1));
    step(block, 9);
    block.set("clear_i", 1).set("advance_i", 1).set("source_i", 7).clock();
    block.set("clear_i", 0).set("advance_i", 0).clock();
    assertThat(block.get("delayed_o")).isZero();
    assertThat(block.memory("line_q")).containsExactly(9);
  }

  @Test
  void resetKeepsTheMemoryButNotWhatIsShown() {
    BlockDriver block = block(line(8, 1));
    step(block, 9);
    block.set("rst_ni", 0).set("advance_i", 1).clock();
    assertThat(block.record()).containsOnly(0);
    assertThat(block.memory("line_q")).containsExactly(9);
  }

  @Test
  void twoStepsOneAfterTheOtherAreBothTaken() {
    BlockDriver block = block(line(8, 2)).set("advance_i", 1);
    block.set("source_i", 1).clock();
    block.set("source_i", 2).clock();
    block.set("advance_i", 0).clock();
    assertThat(block.get("delayed_o")).isEqualTo(1);
    assertThat(block.memory("line_q")).containsExactly(1, 2);
  }

  @Test
  void aVectorOfMoreThanAWordIsHeldWhole() {
    BlockDriver block = block(line(70, 2));
    for (int t = 0; t < 4; t++) {
      block.set("advance_i", 1).set("source_i", 0, 10, t + 1).set("source_i", 6, 10, 5 - t).clock();
    }
    block.set("advance_i", 0).clock();
    assertThat(block.get("delayed_o", 0, 10)).isEqualTo(3);
    assertThat(block.get("delayed_o", 6, 10)).isEqualTo(3);
  }
}
