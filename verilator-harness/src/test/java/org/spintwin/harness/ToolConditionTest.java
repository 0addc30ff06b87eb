// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolConditionTest {
  @Test
  void aMissingToolSkipsLocallyAndFailsInCi() {
    var skipped = ToolCondition.decide(List.of("verilator"), Map.of("PATH", "/nowhere"));
    assertThat(skipped.isDisabled()).isTrue();
    assertThat(skipped.getReason()).hasValue("verilator is not installed; " + Toolchain.INSTALL);
    assertThatThrownBy(
            () ->
                ToolCondition.decide(
                    List.of("verilator"), Map.of("PATH", "/nowhere", "CI", "true")))
        .hasMessage("verilator is not installed; " + Toolchain.INSTALL);
  }

  @Test
  void aToolOnThePathEnablesTheTest() {
    assertThat(ToolCondition.decide(List.of("sh"), System.getenv()).isDisabled()).isFalse();
  }
}
