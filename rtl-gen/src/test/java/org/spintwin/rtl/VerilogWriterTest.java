// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.Design;
import org.spintwin.spec.LinkedChipSpec;
import org.spintwin.spec.SotMlpSpec;
import org.spintwin.spec.Tops;

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
  void memoriesThatNothingWasPutIntoHaveNoImages() {
    assertThat(VerilogWriter.images(CHIP.with(CHIP.parameters(), Map.of()))).isEmpty();
  }

  @Test
  void aBlockWithoutParametersHasNoListOfThem() {
    assertThat(new VerilogWriter().chip(LINKED).get("frame_receiver.v"))
        .contains("\nmodule frame_receiver (\n    input  wire clk_i,");
  }

  @Test
  void theVerilogOfAChipSaysHowItIsMadeAgain() {
    String digest = "Spec digest 00000000; made again by: ";
    assertThat(new VerilogWriter().chip(CHIP).get("core.v"))
        .contains(digest + "spintwin generate chip.yaml -o DIR\n");
    assertThat(new VerilogWriter().chip(LINKED).get("core_link.v"))
        .contains(digest + "spintwin build chip.yaml --board NAME -o DIR\n");
    assertThat(new VerilogWriter(VerilogWriter.Naming.OWN).chip(CHIP).get("core.v"))
        .contains(digest + VerilogWriter.EXPORT_COMMAND + "\n");
  }

  @Test
  void modulesOfACoreOfItsOwnAreCalledAfterTheChipAndThoseOfPartsAfterTheParts() {
    Map<String, String> files = new VerilogWriter(VerilogWriter.Naming.OWN).chip(LINKED);
    assertThat(files.keySet())
        .startsWith("core_link.v", "core_link__link_reset.v")
        .contains("core.v", "core__spike_queue.v")
        .doesNotContain("core_link__core.v", "spike_queue.v");
    assertThat(files.get("core_link.v"))
        .contains("\n  core u_chip (\n", "\n  core_link__frame_sender #(\n");
    assertThat(files.get("core__spike_queue.v")).contains("\nmodule core__spike_queue #(\n");
  }

  @Test
  void anInstanceNamesEachParameterAndEachPortOfItsBlock() {
    assertThat(new VerilogWriter().chip(CHIP).get("core.v"))
        .contains(
            """
              event_queue #(
                  .INPUTS(INPUTS),
                  .EVENT_QUEUE_BITS(EVENT_QUEUE_BITS),
                  .DIVIDER_BITS(DIVIDER_BITS)
              ) u_event_queue (
                  .clk_i(clk_i),
                  .rst_ni(rst_ni),
                  .enable_i(enable),
            """,
            "      .CODE_IMAGE(CODE_IMAGE),\n      .POLARITY_IMAGE(POLARITY_IMAGE)\n  ) u_folded");
  }

  @Test
  void imagesOfBlocksThatAreThereTwiceAreToldApart() {
    Map<String, String> images =
        VerilogWriter.imageParameters(new Design("mlp", SotMlpSpec.top(2), Map.of(), Map.of()));
    assertThat(images)
        .containsEntry("LAYER_1_SYNAPSE_IMAGE", "mlp_layer_1_synapse.mem")
        .containsEntry("LAYER_2_SYNAPSE_IMAGE", "mlp_layer_2_synapse.mem");
    assertThat(VerilogWriter.imageParameters(CHIP))
        .containsExactly(
            Map.entry("CODE_IMAGE", "core_code.mem"),
            Map.entry("POLARITY_IMAGE", "core_polarity.mem"),
            Map.entry("MASK_IMAGE", "core_mask.mem"));
  }

  @Test
  void anInstanceOfARepeatedBlockTakesItsOwnImages() {
    Map<String, String> files =
        new VerilogWriter().chip(SotMlpSpec.top(2), "mlp", Map.of("INPUTS", 4L));
    assertThat(files.get("mlp.v"))
        .contains(
            "parameter integer INPUTS = 4,",
            " // image of u_layer_1.synapse_q, read where LOAD_IMAGE is 1\n",
            " // image of table_q, read where LOAD_IMAGE is 1\n",
            "      .SYNAPSE_IMAGE(LAYER_1_SYNAPSE_IMAGE),\n",
            "      .POLARITY_IMAGE(LAYER_2_POLARITY_IMAGE)\n  ) u_layer_2 (\n");
  }

  static Stream<BlockSpec> blocks() {
    return Tops.blocks().stream();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void theVerilogOfABlockIsOneModuleWithAllItsNames(BlockSpec block) {
    String text = new VerilogWriter().block(block);
    assertThat(text)
        .startsWith("// " + block.purpose() + "\n")
        .containsOnlyOnce("\nmodule " + block.stem() + " ")
        .endsWith("\nendmodule\n\n`default_nettype wire\n");
    block.parameters().forEach(p -> assertThat(text).contains("integer " + p.name() + " = "));
    block.derived().forEach(d -> assertThat(text).contains("localparam " + d.name() + " = "));
    block.ports().forEach(p -> assertThat(text).containsPattern("put .*\\b" + p.name() + "\\b"));
    block.states().forEach(s -> assertThat(text).containsPattern("\\b" + s.register() + "\\b"));
    block.memories().forEach(m -> assertThat(text).contains(m.register() + "["));
    block.allRules().forEach(r -> assertThat(text).contains(" " + r.id() + " u_illegal ();"));
  }
}
