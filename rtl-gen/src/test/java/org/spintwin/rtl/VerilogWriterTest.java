// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.Design;
import org.spintwin.spec.LinkedChipSpec;

/** Designs inside designs. */
final class VerilogWriterTest {
  private static final Map<String, Long> SMALL =
      Map.of("INPUTS", 2L, "NEURONS", 2L, "LANES", 2L, "CODE_BITS", 3L);

  private static final Design CHIP =
      new Design(
          "core",
          Architecture.FOLDED.top(),
          SMALL,
          Map.of(
              "u_folded_array.code_q", new long[] {0x21, 0x43},
              "u_folded_array.polarity_q", new long[1],
              "u_folded_inhibition.mask_q", new long[1]));

  private static final Design LINKED =
      new Design(
          "core_link", LinkedChipSpec.ofEvents(CHIP), Map.of(), CHIP.memories(), List.of(CHIP));

  @Test
  void thePartsFollowTheBlocksOfTheTop() {
    assertThat(new VerilogWriter().chip(LINKED).keySet())
        .startsWith("core_link.v", "link_reset.v", "uart_receiver.v")
        .containsSubsequence("uart_transmitter.v", "core.v", "axi_registers.v")
        .doesNotHaveDuplicates();
  }

  @Test
  void aPartIsAModuleOfItsOwnNameWithoutParameters() {
    Map<String, String> files = new VerilogWriter().chip(LINKED);
    assertThat(files.get("core_link.v")).contains("\n  core u_chip (\n      .clk_i(clk_i),\n");
    assertThat(files.get("core.v"))
        .contains("module core #(\n", "parameter CODE_IMAGE = \"core_code.mem\"");
  }

  @Test
  void aPartThatLoadsItsImagesSaysSo() {
    assertThat(new VerilogWriter().chip(LINKED).get("core.v")).contains("LOAD_IMAGE = 0");
    assertThat(new VerilogWriter().chip(LINKED.loadingImages()).get("core.v"))
        .contains("LOAD_IMAGE = 1");
  }

  @Test
  void imagesAreThoseOfTheParts() {
    Map<String, String> images = VerilogWriter.images(LINKED);
    assertThat(images.keySet())
        .containsExactlyInAnyOrder("core_code.mem", "core_polarity.mem", "core_mask.mem");
    assertThat(images.get("core_code.mem")).endsWith("\n21\n43\n");
  }

  @Test
  void aBlockWithoutParametersHasNoListOfThem() {
    assertThat(new VerilogWriter().chip(LINKED).get("frame_receiver.v"))
        .contains("\nmodule frame_receiver (\n    input  wire clk_i,");
  }
}
