// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.TsPcmChip;
import org.spintwin.spec.TsPcmSpec;

final class TsPcmCellsTest {
  private static TsPcmChip chip(int rows, int columns, TsPcmChip.Device device) {
    return new TsPcmChip(
        "x",
        rows,
        columns,
        4,
        new TsPcmChip.Cell(new QFormat(false, 16, 4), 8, 4, 1, 1300, 100, 1400, 8, 3, 8, 0, 1),
        device,
        12e6,
        new TsPcmChip.Training("F", 4, 1, 200, 10_000));
  }

  private static TsPcmCells cells(int rows, int columns, double sigma, long seed) {
    return new TsPcmCells(chip(rows, columns, new TsPcmChip.Device(2800, sigma, 64, sigma, seed)));
  }

  @Test
  void withoutSpreadEveryCellIsTheNominalOne() {
    long[] image = cells(3, 4, 0, 1).image();
    assertThat(image).hasSize(12).containsOnly(64L << 16 | 2800 << 4);
  }

  @Test
  void theLogarithmsHaveTheirSpread() {
    TsPcmCells cells = cells(64, 64, 0.05, 5);
    double[] thresholds = new double[4096];
    double[] conductances = new double[4096];
    for (int n = 0; n < 4096; n++) {
      thresholds[n] = StrictMath.log(cells.threshold(n / 64, n % 64) / 16.0 / 2800);
      conductances[n] = StrictMath.log(cells.conductance(n / 64, n % 64) / 64.0);
    }
    // Five standard errors of mean and deviation; a conductance is rounded to 1 of 64 besides.
    assertThat(Math.abs(mean(thresholds))).isLessThan(5 * 0.05 / 64);
    assertThat(Math.abs(deviation(thresholds) - 0.05)).isLessThan(5 * 0.05 / 90);
    assertThat(Math.abs(deviation(conductances) - 0.05)).isLessThan(5 * 0.05 / 90);
  }

  @Test
  void aCellDependsOnSeedRowAndColumnOnly() {
    TsPcmCells small = cells(2, 2, 0.1, 9);
    TsPcmCells large = cells(40, 30, 0.1, 9);
    assertThat(small.threshold(1, 1)).isEqualTo(large.threshold(1, 1));
    assertThat(small.conductance(1, 0)).isEqualTo(large.conductance(1, 0));
    assertThat(large.threshold(3, 7)).isNotEqualTo(large.threshold(7, 3));
    assertThat(cells(2, 2, 0.1, 10).image()).isNotEqualTo(small.image());
  }

  @Test
  void whatDoesNotFitIsSaturated() {
    TsPcmCells cells = new TsPcmCells(chip(8, 8, new TsPcmChip.Device(4095, 0.5, 255, 0.5, 1)));
    long[] image = cells.image();
    assertThat(Arrays.stream(image).map(word -> word & 0xFFFF).max()).hasValue(0xFFFF);
    assertThat(Arrays.stream(image).map(word -> word >> 16).max()).hasValue(255);
  }

  @Test
  void theDigestTellsChipsApartAndTheParametersAreLegal() {
    TsPcmCells cells = cells(5, 5, 0.1, 1);
    assertThat(cells.parameters()).isEqualTo(cells(5, 5, 0.1, 1).parameters());
    assertThat(cells.parameters().get("SPEC_DIGEST"))
        .isNotEqualTo(cells(5, 5, 0.1, 2).parameters().get("SPEC_DIGEST"))
        .isBetween(1L, (long) Integer.MAX_VALUE);
    assertThat(TsPcmSpec.TOP.resolve(cells.parameters())).containsEntry("HOLD", 1300L << 4);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }
}
