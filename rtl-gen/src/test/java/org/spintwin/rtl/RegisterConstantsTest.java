// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.Design;
import org.spintwin.template.TemplateEngine;

/** The text; that compilers take it is tested where they are. */
final class RegisterConstantsTest {
  private static final RegisterConstants CONSTANTS =
      new RegisterConstants(
          new Design(
              "two_cells",
              Architecture.FOLDED.top(),
              Map.of("INPUTS", 3L, "NEURONS", 2L, "LANES", 2L, "INIT_THRESHOLD", -2L),
              Map.of()),
          "make it");

  @ParameterizedTest
  @CsvSource({"mram_twin, MramTwin", "a, A", "a__b_3, AB3", "already_CAMEL, AlreadyCAMEL"})
  void anUnderscoreBecomesACapital(String name, String camelCase) {
    assertThat(RegisterConstants.camelCase(name)).isEqualTo(camelCase);
  }

  @Test
  void theFilesAreCalledAfterTheChip() {
    assertThat(CONSTANTS.headerName()).isEqualTo("two_cells_regs.h");
    assertThat(CONSTANTS.javaName()).isEqualTo("TwoCellsRegisters.java");
  }

  @Test
  void theHeaderHasAddressMaskAndValueAfterReset() {
    assertThat(CONSTANTS.header(new TemplateEngine()))
        .contains("make it")
        .containsPattern("#define TWO_CELLS_NEURONS +2u?\n")
        .containsPattern("#define TWO_CELLS_INPUTS +3u?\n")
        .containsPattern("#define TWO_CELLS_ADDRESS_THRESHOLD +0x00000020u?\n")
        .containsPattern("#define TWO_CELLS_MASK_THRESHOLD +0x00FFFFFFu?\n")
        .containsPattern("#define TWO_CELLS_RESET_THRESHOLD +0xFFFFFFFEu?\n")
        .containsPattern("#define TWO_CELLS_MASK_STATUS_IGNORED +0x00000002u?\n")
        .containsPattern("#define TWO_CELLS_SHIFT_STATUS_IGNORED +1u?\n")
        .containsPattern("#define TWO_CELLS_VALUE_ID +0x5354776Eu?\n")
        .doesNotContain("TWO_CELLS_MASK_THRESHOLD_VALUE", "TWO_CELLS_RESET_SYNAPSE_CODE");
  }

  @Test
  void theClassIsCalledAsItsFileAndSaysHowARegisterIsReached() {
    assertThat(CONSTANTS.java(new TemplateEngine()))
        .contains(
            "class TwoCellsRegisters {",
            "Read and written, signed",
            "Read:",
            "ADDRESS_THRESHOLD = 0x00000020;",
            "RESET_THRESHOLD = 0xFFFFFFFE;");
  }
}
