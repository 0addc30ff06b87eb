// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

abstract class EcramPulsesContractTest extends BlockContract {
  private static final int SCORE_BITS = 8;

  /** The register starts at 2, so the first draw of two bits is 2. */
  private static final Map<String, Long> SMALL =
      with(
          Map.of(),
          "NEURONS",
          3,
          "VALUE_BITS",
          2,
          "SCORE_BITS",
          SCORE_BITS,
          "MARGIN",
          20,
          "ERROR_SHIFT",
          2,
          "ERROR_BITS",
          2,
          "LFSR_SEED",
          2);

  private static BlockDriver draw(BlockDriver pulses, int column, int label, int score) {
    return pulses
        .set("scores_i", column, SCORE_BITS, score)
        .set("column_i", column)
        .set("label_i", label)
        .set("draw_column_i", 1)
        .clock()
        .set("draw_column_i", 0);
  }

  @ParameterizedTest
  @CsvSource({
    // Below the margin by at least 12, the error is 3 and beats the draw of 2; else it does not.
    "0, 8, 1", "0, 9, 0", "0, -128, 1", "0, 20, 0", "0, 127, 0",
    "1, -8, 1", "1, -9, 0", "1, 127, 1", "1, -20, 0", "1, -128, 0"
  })
  void aColumnIsPulsedForWhatItMissesToTheMarginOnItsSide(int label, int score, int pulsed) {
    BlockDriver pulses = draw(block(SMALL), 0, label, score);
    assertThat(pulses.get("columns_q", 2)).isEqualTo(pulsed);
  }

  @Test
  void everyDrawIsThirtyTwoShiftsOfTheRegister() {
    BlockDriver pulses = block(SMALL);
    long register = 2;
    for (int draw = 0; draw < 20; draw++) {
      assertThat(pulses.get("lfsr_q")).isEqualTo(register);
      if (draw % 2 == 0) {
        draw(pulses, draw % 3, 0, 0);
      } else {
        pulses.set("draw_row_i", 1).clock().set("draw_row_i", 0);
      }
      for (int shift = 0; shift < 32; shift++) {
        register = register >> 1 ^ ((register & 1) != 0 ? 0x80200003L : 0);
      }
      pulses.clock();
    }
    assertThat(pulses.get("lfsr_q")).isEqualTo(register);
  }

  @Test
  void theColumnDrawnLastIsTheHighest() {
    BlockDriver pulses = block(with(SMALL, "LFSR_SEED", 4));
    draw(pulses, 0, 0, -128);
    assertThat(pulses.get("columns_q", 2)).isEqualTo(1);
    draw(pulses, 1, 0, -128);
    assertThat(pulses.get("columns_q", 2)).isZero();
    assertThat(pulses.get("columns_q", 1)).isEqualTo(1);
    draw(pulses, 2, 0, -128);
    assertThat(pulses.get("columns_q", 0)).isEqualTo(1);
    assertThat(pulses.get("columns_q", 1)).isZero();
  }

  @Test
  void withoutMarginAWrongSignAloneIsPulsed() {
    BlockDriver pulses =
        block(with(SMALL, "MARGIN", 0, "ERROR_SHIFT", 0, "ERROR_BITS", 1, "LFSR_SEED", 2));
    draw(pulses, 0, 0, 0);
    assertThat(pulses.get("columns_q", 2)).isZero();
    pulses.set("rst_ni", 0).clock().set("rst_ni", 1);
    draw(pulses, 0, 0, -1);
    assertThat(pulses.get("columns_q", 2)).isEqualTo(1);
  }

  @Test
  void resetStartsTheRegisterAgain() {
    BlockDriver pulses = block(SMALL);
    draw(pulses, 0, 0, -128);
    assertThat(pulses.get("lfsr_q")).isNotEqualTo(2);
    pulses.set("rst_ni", 0).set("draw_column_i", 1).clock();
    assertThat(pulses.get("lfsr_q")).isEqualTo(2);
    assertThat(pulses.get("columns_q", 2)).isZero();
  }

  @Test
  void oneColumnWorks() {
    BlockDriver pulses = block(with(SMALL, "NEURONS", 1));
    assertThat(draw(pulses, 0, 0, -128).get("columns_q")).isEqualTo(1);
    assertThat(draw(pulses, 0, 0, 127).get("columns_q")).isZero();
  }
}
