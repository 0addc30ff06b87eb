// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

abstract class EcramReadoutContractTest extends BlockContract {
  private static final int SUM_BITS = 12;
  private static final int SCORE_BITS = 6;

  /** Two columns and the reference, two tiles, codes of 0 to 15, gains in sixteenths. */
  private static final Map<String, Long> SMALL =
      with(
          Map.of(),
          "NEURONS",
          2,
          "TILES",
          2,
          "SUM_BITS",
          SUM_BITS,
          "CONVERTER_BITS",
          4,
          "GAIN_BITS",
          6,
          "GAIN_SHIFT",
          4,
          "SCORE_BITS",
          SCORE_BITS);

  /** Gain in sixteenths, offset in sixteenths of a code. */
  private static long column(int gain, int offset) {
    return (long) (offset & 0x1FF) << 6 | gain;
  }

  private static final long UNITY = column(16, 0);

  private static BlockDriver start(BlockDriver readout, int tile, int... sums) {
    for (int c = 0; c < sums.length; c++) {
      readout.set("sums_i", c, SUM_BITS, sums[c]);
    }
    return readout.set("tile_i", tile).set("start_i", 1).clock().set("start_i", 0);
  }

  private static BlockDriver convert(BlockDriver readout, int tile, int... sums) {
    start(readout, tile, sums);
    for (int clock = 0; clock < 6; clock++) {
      assertThat(readout.get("done_o")).isZero();
      readout.clock();
    }
    assertThat(readout.get("done_o")).isEqualTo(1);
    return readout;
  }

  private static void assertScores(BlockDriver readout, long... scores) {
    for (int n = 0; n < scores.length; n++) {
      assertThat(readout.get("scores_o", n, SCORE_BITS)).as("score %d", n).isEqualTo(scores[n]);
    }
  }

  private BlockDriver unity() {
    BlockDriver readout = block(SMALL);
    readout.load("column_q", UNITY, UNITY, UNITY, UNITY, UNITY, UNITY);
    return readout;
  }

  @Test
  void aScoreIsItsColumnMinusTheReference() {
    assertScores(convert(unity(), 0, 9, 2, 5), 4, -3);
  }

  @Test
  void tilesAddUpFromTileZeroOn() {
    BlockDriver readout = unity();
    convert(readout, 0, 9, 2, 5);
    assertScores(convert(readout, 1, 1, 15, 0), 5, 12);
    assertScores(convert(readout, 1, 0, 0, 3), 2, 9);
    assertScores(convert(readout, 0, 7, 7, 7), 0, 0);
  }

  @Test
  void doneIsOneClockLongAndTheScoresStay() {
    BlockDriver readout = unity();
    convert(readout, 0, 9, 2, 5).clock();
    assertThat(readout.get("done_o")).isZero();
    assertScores(readout.clock().clock(), 4, -3);
  }

  @ParameterizedTest
  @CsvSource({
    "16, 0, 15, 15", "16, 0, 16, 15", "16, 0, 4095, 15", "8, 0, 5, 3", "8, 0, 4, 2", "7, 0, 1, 0",
    "8, 0, 1, 1", "63, 0, 3, 12", "16, 7, 3, 3", "16, 8, 3, 4", "16, -8, 3, 3", "16, -9, 3, 2",
    "16, -256, 3, 0", "16, 255, 0, 15", "0, -9, 4095, 0"
  })
  void aColumnIsScaledMovedRoundedAndSaturated(int gain, int offset, int sum, int code) {
    BlockDriver readout = block(SMALL);
    readout.load("column_q", column(gain, offset), 0, 0, 0, 0, 0);
    assertScores(convert(readout, 0, sum, 0, 0), code, 0);
  }

  @Test
  void everyTileHasColumnsOfItsOwn() {
    BlockDriver readout = block(SMALL);
    readout.load(
        "column_q", UNITY, column(32, 0), UNITY, column(8, 0), column(16, 16), column(16, 32));
    assertScores(convert(readout, 0, 4, 4, 1), 3, 7);
    assertThat(readout.get("reference_q")).isEqualTo(1);
    assertScores(convert(readout, 1, 4, 4, 1), 3 + 2 - 3, 7 + 5 - 3);
    assertThat(readout.get("reference_q")).isEqualTo(3);
  }

  @Test
  void aSumIsTakenAsUnsigned() {
    BlockDriver readout = block(SMALL);
    readout.load("column_q", column(1, 0), 0, 0, 0, 0, 0);
    assertScores(convert(readout, 0, -1, 0, 0), 15, 0);
  }

  @Test
  void resetStopsTheConversionAndKeepsTheColumns() {
    BlockDriver readout = unity();
    convert(readout, 0, 9, 2, 5);
    start(readout, 0, 1, 1, 1).clock().clock();
    readout.set("rst_ni", 0).clock().set("rst_ni", 1);
    assertScores(readout, 0, 0);
    for (int clock = 0; clock < 8; clock++) {
      assertThat(readout.clock().get("done_o")).isZero();
    }
    assertThat(readout.memory("column_q")).containsOnly(UNITY);
    assertScores(convert(readout, 0, 9, 2, 5), 4, -3);
  }
}
