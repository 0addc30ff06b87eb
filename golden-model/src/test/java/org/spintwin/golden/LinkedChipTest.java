// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.Design;
import org.spintwin.spec.IllegalParameterException;
import org.spintwin.spec.Instance;

/** What a linked chip is made of; what it does is compared with the Verilog. */
final class LinkedChipTest {
  private static final Map<String, Long> PARAMETERS = Map.of("SPEC_DIGEST", 77L, "INPUTS", 5L);

  private static GoldenChip mram(Architecture architecture) {
    var model = new MramLifModel(architecture);
    return model.chip("core", PARAMETERS, model.randomMemories(PARAMETERS, 1));
  }

  private static GoldenChip linked() {
    return LinkedChip.of(mram(Architecture.FOLDED), 12_000_000, 115_200);
  }

  private static Instance port(GoldenChip linked) {
    return linked.design().top().instances().stream()
        .filter(i -> i.block().stem().endsWith("_port"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void itIsCalledLikeItsChipAndHasItsDigest() {
    GoldenChip chip = mram(Architecture.FOLDED);
    Design design = LinkedChip.of(chip, 40, 10).design();
    assertThat(design.name()).isEqualTo("core_link");
    assertThat(design.digest()).isEqualTo(77);
    assertThat(design.parts()).containsExactly(chip.design());
  }

  @Test
  void clockAndLineAreDividedByWhatDividesBoth() {
    assertThat(linked().design().parameters())
        .containsEntry("CLOCK_RATE", 625L)
        .containsEntry("BAUD_RATE", 6L)
        .containsEntry("RETRY_CLOCKS", 600_000L);
  }

  @Test
  void theChipIsComparedUnderItsPath() {
    assertThat(linked().golden().compared().names())
        .startsWith("uart_tx_o", "led_o")
        .contains("u_chip.s_axis_tready", "u_chip.u_folded_neuron.step_o")
        .endsWith("u_uart_transmitter.phase_q");
  }

  @Test
  void itsMemoriesAreThoseOfTheChip() {
    String code = "u_folded_array.code_q";
    long[] contents = mram(Architecture.FOLDED).design().memories().get(code);
    assertThat(linked().golden().memory("u_chip." + code)).isEqualTo(contents);
    assertThat(linked().model().randomMemories(Map.of(), 1)).containsKey("u_chip." + code);
  }

  @Test
  void aBeatIsAllSamplePortsAndAResultAllOutputsThatSayMoreThanWhen() {
    Map<String, Long> parameters = Map.of("INPUTS", 3L, "VALUE_BITS", 4L, "NEURONS", 5L);
    var model = new EcramModel();
    GoldenChip chip = model.chip("x", parameters, model.randomMemories(parameters, 1));
    GoldenChip linked = LinkedChip.of(chip, 40, 10);
    long scoreBits = chip.design().values().get("SCORE_BITS");
    assertThat(port(linked).values(linked.design().values()))
        .containsEntry("BEAT_BITS", 3L * 4 + 3 + 1)
        .containsEntry("BEATS", 1L)
        .containsEntry("RESULT_BITS", 3 + 5 * scoreBits);
  }

  @Test
  void aChipThatTakesItsSampleInTurnHasThatManyBeats() {
    Map<String, Long> parameters = Map.of("INPUTS", 9L);
    var model = new SotMlpModel(2, true);
    GoldenChip chip = model.chip("x", parameters, model.randomMemories(parameters, 1));
    GoldenChip linked = LinkedChip.of(chip, 40, 10);
    assertThat(port(linked).values(linked.design().values()))
        .containsEntry("BEAT_BITS", 8L)
        .containsEntry("BEATS", 9L);
  }

  @Test
  void imagesAreLoadedByTheChipInside() {
    Design design = linked().design().loadingImages();
    assertThat(design.parameters()).doesNotContainKey("LOAD_IMAGE");
    assertThat(design.parts().get(0).parameters()).containsEntry("LOAD_IMAGE", 1L);
  }

  @Test
  void aChipWithBarePortsIsRefused() {
    GoldenChip parallel = mram(Architecture.PARALLEL);
    assertThatThrownBy(() -> LinkedChip.of(parallel, 40, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "core has neither event streams nor samples to link to: its inputs are [rst_ni, ")
        .hasMessageEndingWith("; of mram-lif, take architecture parallel-axi or folded");
  }

  @Test
  void aLineFasterThanAQuarterOfTheClockIsRefused() {
    GoldenChip chip = mram(Architecture.FOLDED);
    assertThat(LinkedChip.of(chip, 12_000_000, 3_000_000)).isNotNull();
    assertThatThrownBy(() -> LinkedChip.of(chip, 11_999_999, 3_000_000))
        .isInstanceOf(IllegalParameterException.class)
        .hasMessageContaining("CLOCK_RATE must be 4 * BAUD_RATE or more");
  }
}
