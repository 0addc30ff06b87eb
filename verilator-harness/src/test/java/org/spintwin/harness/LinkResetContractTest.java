// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class LinkResetContractTest extends BlockContract {
  private static final Map<String, Long> FIVE = Map.of("RESET_CLOCKS", 5L);

  /** Values of an output after that many clocks in turn. */
  private static String course(BlockDriver reset, String output, int clocks) {
    StringBuilder course = new StringBuilder();
    for (int c = 0; c < clocks; c++) {
      course.append(reset.clock().get(output));
    }
    return course.toString();
  }

  /** With the button released and nothing in reset. */
  private BlockDriver running() {
    BlockDriver reset = block(FIVE).set("reset_ni", 1);
    course(reset, "rst_no", 12);
    return reset;
  }

  @Test
  void afterPowerUpTheLinkIsInReset() {
    BlockDriver reset = block(FIVE).set("reset_ni", 1);
    assertThat(reset.record()).containsOnly(0);
    assertThat(course(reset, "rst_no", 10)).isEqualTo("0000000111");
  }

  @Test
  void theChipLeavesResetAfterTheLink() {
    BlockDriver reset = block(FIVE).set("reset_ni", 1);
    assertThat(course(reset, "chip_rst_no", 13)).isEqualTo("0000000000011");
  }

  @Test
  void theButtonResetsBothThroughTwoFlipFlops() {
    BlockDriver reset = running().set("reset_ni", 0);
    assertThat(course(reset, "rst_no", 4)).isEqualTo("1100");
    assertThat(reset.get("chip_rst_no")).isZero();
  }

  @Test
  void theChipFollowsTheLinkIntoResetAClockLater() {
    assertThat(course(running().set("reset_ni", 0), "chip_rst_no", 5)).isEqualTo("11100");
  }

  @Test
  void aBouncingButtonBeginsTheCountAnew() {
    BlockDriver reset = running().set("reset_ni", 0).clock().set("reset_ni", 1);
    course(reset, "rst_no", 5);
    reset.set("reset_ni", 0).clock().set("reset_ni", 1);
    assertThat(course(reset, "rst_no", 9)).isEqualTo("000000011");
  }

  @Test
  void aNewSessionResetsTheChipForFourClocksAndNotTheLink() {
    BlockDriver reset = running().set("opened_i", 1).clock();
    assertThat(reset.get("chip_rst_no")).isZero();
    reset.set("opened_i", 0);
    assertThat(course(reset, "chip_rst_no", 5)).isEqualTo("00011");
    assertThat(reset.get("rst_no")).isEqualTo(1);
  }

  @Test
  void sessionsThatFollowEachOtherKeepTheChipInReset() {
    BlockDriver reset = running().set("opened_i", 1).clock().set("opened_i", 0).clock().clock();
    reset.set("opened_i", 1).clock().set("opened_i", 0);
    assertThat(course(reset, "chip_rst_no", 5)).isEqualTo("00011");
  }

  @Test
  void theLongestResetCountsAll() {
    BlockDriver reset = block(Map.of("RESET_CLOCKS", 65535L)).set("reset_ni", 1);
    assertThat(course(reset, "rst_no", 65538)).hasSize(65538).endsWith("01").doesNotContain("10");
    assertThat(reset.get("count_q")).isEqualTo(65535);
  }
}
