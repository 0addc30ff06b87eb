// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spintwin.spec.SotMlpSpec;

final class SerialPinsTest {
  @Test
  void everyPortButTheClockIsASliceOfAShiftRegister() {
    Map<String, String> files = SerialPins.around(SotMlpSpec.top(2), "core", Map.of());
    assertThat(SerialPins.module("core")).isEqualTo("core_pins");
    assertThat(files.keySet()).startsWith("core.v").endsWith("core_pins.v");
    assertThat(files.get("core_pins.v"))
        .contains(
            "  reg [6274-1:0] inputs_q;\n  reg [155-1:0] outputs_q;\n", // 1 + 1 + 784 * 8
            """
              core u_core (
                  .clk_i(clk_i),
                  .rst_ni(inputs_q[0+:1]),
                  .valid_i(inputs_q[1+:1]),
                  .values_i(inputs_q[2+:6272]),
                  .class_o(outputs[0+:4]),
                  .scores_o(outputs[4+:150]),
                  .valid_o(outputs[154+:1])
              );
            """);
  }
}
