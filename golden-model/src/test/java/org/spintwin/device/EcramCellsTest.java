// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.spec.EcramChip;
import org.spintwin.spec.EcramParameters;

final class EcramCellsTest {
  static EcramChip chip(double columnError, long seed, String weights) {
    return new EcramChip(
        "twin",
        64,
        10,
        32,
        5,
        100,
        weights,
        new EcramChip.Device(1e-6, 1e-5, 0.1, 0, 0, 0, seed),
        new EcramChip.Readout(8, 8, columnError),
        new EcramChip.Training(20, 2, 2, 1, 1),
        12e6);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void theWorstColumnIsAsBadAsItShallBeAndNotWorse(long seed) {
    double worst = new EcramCells(chip(0.0259, seed, "mid")).worstColumnError();
    assertThat(worst).isLessThanOrEqualTo(0.0259).isGreaterThan(0.0235);
  }

  @Test
  void theErrorOfAColumnIsThatOfItsWorstSum() {
    EcramChip chip = chip(0.0259, 3, "mid");
    EcramCells cells = new EcramCells(chip);
    for (int column = 0; column <= 10; column++) {
      double worst = 0;
      for (long sum = 0; sum <= 12276; sum++) {
        long scaled = sum * cells.gain(1, column) + ((long) cells.offset(1, column) << 12) + 32768;
        long code = Math.max(0, Math.min(255, scaled >> 16));
        worst = Math.max(worst, Math.abs(code / 255.0 - sum / 12276.0));
      }
      assertThat(cells.columnError(1, column)).isCloseTo(worst, within(1e-12));
    }
  }

  @Test
  void withoutErrorsOnlyRoundingIsLost() {
    EcramCells cells = new EcramCells(chip(0, 1, "mid"));
    assertThat(cells.worstColumnError()).isLessThan(0.7 / 255);
    assertThat(cells.offset(1, 10)).isZero();
    assertThat(cells.gain(0, 0)).isEqualTo(cells.gain(1, 10)).isBetween(1024, 2047);
  }

  @Test
  void aGainIsCodesPerSum() {
    EcramChip chip = chip(0, 1, "mid");
    // 255 codes for 32 * 31 * 99 / 8.
    assertThat(chip.codesPerSum()).isCloseTo(255 / 12276.0, within(1e-12));
    assertThat(chip.gainShift()).isEqualTo(16);
    assertThat(new EcramCells(chip).gain(0, 0)).isEqualTo(1361);
  }

  @Test
  void levelsAreLinearInConductance() {
    EcramCells cells = new EcramCells(chip(0, 1, "mid"));
    assertThat(cells.conductance(0)).isEqualTo(1e-6);
    assertThat(cells.conductance(99)).isCloseTo(1e-5, within(1e-18));
    assertThat(cells.conductance(33)).isCloseTo(4e-6, within(1e-18));
    assertThat(cells.fullScaleCurrent()).isCloseTo(32 * 0.1 * 9e-6 / 8, within(1e-15));
  }

  @Test
  void aRowOfTheArrayHoldsItsLevelsAndTheReference() {
    EcramCells cells = new EcramCells(chip(0, 1, "mid"));
    int[][] levels = cells.levels();
    assertThat(levels).hasDimensions(10, 64);
    assertThat(Arrays.stream(levels).flatMapToInt(Arrays::stream)).containsOnly(50);
    levels[9][63] = 99;
    long[] rows = cells.memories(levels).get("u_row_array.code_q");
    // 11 columns of 7 bits, two longs a row; column 9 lies across both.
    assertThat(rows).hasSize(128);
    assertThat((rows[126] >>> 63 | rows[127] << 1) & 127).isEqualTo(99);
    assertThat(rows[127] >>> 6).isEqualTo(50);
    assertThat(rows[0] & 127).isEqualTo(50);
  }

  @Test
  void theTableOfColumnsHoldsOffsetAndGainOfEachColumnOfEachTile() {
    EcramCells cells = new EcramCells(chip(0.05, 3, "mid"));
    long[] table = cells.memories(cells.levels()).get("u_ecram_readout.column_q");
    assertThat(table).hasSize(2 * 11);
    boolean negative = false;
    for (int i = 0; i < table.length; i++) {
      assertThat(table[i] & 0xFFF).isEqualTo(cells.gain(i / 11, i % 11));
      int unused = 64 - 8 - 1 - EcramParameters.OFFSET_FRACTION_BITS;
      int offset = cells.offset(i / 11, i % 11);
      assertThat(table[i] >>> 12 << unused >> unused).isEqualTo(offset);
      assertThat(table[i] >>> 64 - unused + 12).isZero();
      negative |= offset < 0;
    }
    assertThat(negative).isTrue();
  }

  @Test
  void randomLevelsCoverAllAndFollowTheSeed() {
    int[][] levels = new EcramCells(chip(0, 1, "random")).levels();
    assertThat(Arrays.stream(levels).flatMapToInt(Arrays::stream).distinct().sorted().toArray())
        .startsWith(0, 1)
        .endsWith(98, 99);
    assertThat(levels).isDeepEqualTo(new EcramCells(chip(0, 1, "random")).levels());
    assertThat(levels[0]).isNotEqualTo(new EcramCells(chip(0, 2, "random")).levels()[0]);
  }

  @Test
  void theDigestTellsChipsApart() {
    EcramCells cells = new EcramCells(chip(0, 1, "mid"));
    int[][] levels = cells.levels();
    long digest = cells.parameters(levels).get("SPEC_DIGEST");
    levels[3][4]++;
    assertThat(cells.parameters(levels).get("SPEC_DIGEST")).isNotEqualTo(digest);
  }
}
