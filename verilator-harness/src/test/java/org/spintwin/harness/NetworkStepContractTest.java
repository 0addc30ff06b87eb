// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class NetworkStepContractTest extends BlockContract {
  private static final Map<String, Long> THREE = Map.of("INPUTS", 3L, "INPUT_BITS", 4L);

  /** After a reset a clock passes before it is ready. */
  private BlockDriver ready(Map<String, Long> parameters) {
    BlockDriver block = block(parameters);
    assertThat(block.record()).containsOnly(0);
    block.clock();
    assertThat(block.get("ready_o")).isEqualTo(1);
    return block;
  }

  private static BlockDriver give(BlockDriver block, long values, int first) {
    block.set("valid_i", 1).set("values_i", values).set("first_i", first).clock();
    return block.set("valid_i", 0).set("values_i", ~values).set("first_i", 1 - first);
  }

  private static BlockDriver done(BlockDriver block, int clipped) {
    block.set("done_i", 1).set("clipped_i", clipped).clock();
    return block.set("done_i", 0).set("clipped_i", 1 - clipped);
  }

  @Test
  void holdsTheNumbersOfAStepUntilTheNextIsTaken() {
    BlockDriver block = give(ready(THREE), 0xA7F, 0);
    assertThat(block.get("start_o")).isEqualTo(1);
    assertThat(block.get("ready_o")).isZero();
    for (int c = 0; c < 4; c++) {
      block.set("valid_i", 1).clock();
      assertThat(block.get("start_o")).isZero();
      assertThat(block.get("valid_o")).isZero();
      assertThat(block.get("ready_o")).isZero();
      assertThat(block.get("values_o", 0, 4)).isEqualTo(-1);
      assertThat(block.get("values_o", 1, 4)).isEqualTo(7);
      assertThat(block.get("values_o", 2, 4)).isEqualTo(-6);
    }
    done(block.set("valid_i", 0), 0);
    block.clock();
    assertThat(block.get("values_o", 1, 4)).isEqualTo(7);
    give(block, 0x123, 0);
    assertThat(block.get("values_o", 0, 4)).isEqualTo(3);
  }

  @Test
  void isReadyOnTheClockOnWhichItTellsThatAStepIsDone() {
    BlockDriver block = give(ready(THREE), 1, 0);
    done(block.clock().clock(), 0);
    assertThat(block.get("valid_o")).isEqualTo(1);
    assertThat(block.get("ready_o")).isEqualTo(1);
    give(block, 2, 0);
    assertThat(block.get("valid_o")).isZero();
    assertThat(block.get("start_o")).isEqualTo(1);
  }

  @Test
  void theFirstStepAfterAResetIsTheFirstOfASequenceInAnyCase() {
    BlockDriver block = give(ready(THREE), 1, 0);
    assertThat(block.get("first_o")).isEqualTo(1);
    done(block, 0);
    give(block, 1, 0);
    assertThat(block.get("first_o")).isZero();
    done(block, 0);
    give(block, 1, 1);
    assertThat(block.get("first_o")).isEqualTo(1);
    done(block, 0);
    give(block, 1, 0);
    assertThat(block.get("first_o")).isZero();
    block.set("rst_ni", 0).set("first_i", 0).clock().set("rst_ni", 1);
    assertThat(block.record()).containsOnly(0);
    give(block.clock(), 1, 0);
    assertThat(block.get("first_o")).isEqualTo(1);
  }

  @Test
  void tellsOfClippingUntilTheNextStepIsDone() {
    BlockDriver block = done(give(ready(THREE), 1, 0), 1);
    assertThat(block.get("saturated_o")).isEqualTo(1);
    give(block.set("clipped_i", 0).clock(), 1, 0);
    assertThat(block.get("saturated_o")).isEqualTo(1);
    done(block, 0);
    assertThat(block.get("saturated_o")).isZero();
    block.set("clipped_i", 1).clock();
    assertThat(block.get("saturated_o")).isZero();
  }

  @Test
  void numbersOfMoreThanAWordAreHeld() {
    BlockDriver block = ready(Map.of("INPUTS", 5L, "INPUT_BITS", 32L));
    block.set("values_i", 4, 32, -5).set("valid_i", 1).clock();
    assertThat(block.get("values_o", 4, 32)).isEqualTo(-5);
    assertThat(block.get("values_o", 3, 32)).isZero();
  }
}
