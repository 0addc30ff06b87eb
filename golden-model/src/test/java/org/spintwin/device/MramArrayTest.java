// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ArraySpec.Encoding;
import org.spintwin.spec.MramDeviceSpec;

final class MramArrayTest {
  private static final int SAMPLES = 20_000;

  private static MramArray array(int bits, Encoding encoding, MramDeviceSpec device) {
    return new MramArray(TestChips.chip(8, 8, bits, encoding, ArraySpec.Polarity.SYNAPSE, device));
  }

  private static double mean(IntToDoubleFunction sample) {
    return IntStream.range(0, SAMPLES).mapToDouble(sample).average().orElseThrow();
  }

  private static double sigma(IntToDoubleFunction sample) {
    double mean = mean(sample);
    return Math.sqrt(mean(i -> Math.pow(sample.applyAsDouble(i) - mean, 2)));
  }

  @ParameterizedTest
  @CsvSource({"1.5, 0.05, 21", "2.0, 0.03, 47"})
  void onOffRatioAfterSubtractionIsTmrOverRootTwoSigma(double tmr, double sigma, double expected) {
    MramArray cells = array(1, Encoding.BINARY, TestChips.device(tmr, sigma, true));
    double on = mean(i -> cells.current(i, 0, 1));
    double off = sigma(i -> cells.current(i, 1, 0));
    // The sigma of 20,000 samples is known to 0.5 %; three of those, and the rounding of 21 and 47.
    assertThat(on / off).isCloseTo(expected, within(0.5 + 0.015 * expected));
    assertThat(on / off).isCloseTo(tmr / (Math.sqrt(2) * sigma), within(0.02 * expected));
  }

  @Test
  void withoutSubtractionIdleSynapsesAddTheirNumberOverTmr() {
    MramArray cells = array(1, Encoding.BINARY, TestChips.device(1.5, 0, false));
    double sum = IntStream.range(0, 64).mapToDouble(input -> cells.current(0, input, 0)).sum();
    assertThat(sum).isCloseTo(64 / 1.5, within(1e-9)).isCloseTo(42.7, within(0.05));
  }

  @Test
  void fullScaleOfAThermometerSynapseSpreadsByAThirdOfAStep() {
    IntToDoubleFunction own =
        i -> array(4, Encoding.THERMOMETER, TestChips.device(1.5, 0.05, false)).current(i, 0, 15);
    IntToDoubleFunction withReferences =
        i -> array(4, Encoding.THERMOMETER, TestChips.device(1.5, 0.05, true)).current(i, 0, 15);
    assertThat(sigma(own)).isCloseTo(0.32, within(0.01));
    assertThat(sigma(own)).isCloseTo(Math.sqrt(15) * 0.05 * 2.5 / 1.5, within(0.01));
    assertThat(sigma(withReferences))
        .isCloseTo(Math.sqrt(15) * 0.05 * Math.sqrt(2.5 * 2.5 + 1) / 1.5, within(0.01));
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void isExactlyTheLevelWithoutSpread(Encoding encoding) {
    for (int bits = 1; bits <= 8; bits++) {
      MramArray cells = array(bits, encoding, TestChips.device(1.5, 0, true));
      for (int level = 0; level < 1 << bits; level++) {
        assertThat(cells.current(3, 5, level)).isEqualTo(level);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void rampsUpEvenlyWithoutSpreadWhereReferencesAreLeftOut(Encoding encoding) {
    MramArray cells = array(4, encoding, TestChips.device(1.5, 0, false));
    for (int level = 0; level < 16; level++) {
      assertThat(cells.current(0, 0, level)).isCloseTo(level + 15 / 1.5, within(1e-12));
    }
  }

  @Test
  void thermometerCurrentRisesWithEveryLevelDespiteSpread() {
    MramArray cells = array(4, Encoding.THERMOMETER, TestChips.device(1.5, 0.1, true));
    for (int neuron = 0; neuron < 100; neuron++) {
      for (int level = 1; level < 16; level++) {
        assertThat(cells.current(neuron, 0, level))
            .isGreaterThan(cells.current(neuron, 0, level - 1));
      }
    }
  }

  @Test
  void spreadOfMagnetoresistanceLeavesParallelCellsAlone() {
    MramDeviceSpec device = new MramDeviceSpec(7000, 1.5, 0, 0.1, 0.1, false, 1);
    MramArray cells = array(1, Encoding.BINARY, device);
    assertThat(sigma(i -> cells.current(i, 0, 1))).isZero();
    // d(ln I_AP) / d(ln T) = -T / (1 + T), and I_AP is 1 / T steps.
    assertThat(sigma(i -> cells.current(i, 0, 0))).isCloseTo(0.1 / 2.5, within(0.002));
  }

  @Test
  void stepIsTheDifferenceOfNominalCurrents() {
    MramDeviceSpec device = new MramDeviceSpec(7000, 1.5, 0.05, 0.02, 0.1, true, 1);
    assertThat(array(4, Encoding.BINARY, device).stepCurrent())
        .isCloseTo(0.1 / 7000 - 0.1 / 17500, within(1e-18));
  }

  @Test
  void countsCurrentsOutsideTheCodeFormat() {
    // 255 steps in eight bits with two fraction bits: -32 to 31.75.
    MramArray cells = array(8, Encoding.BINARY, TestChips.device(1.5, 0, true));
    int[][] levels = new int[8][8];
    levels[0][0] = 31;
    levels[0][1] = 32;
    levels[2][3] = -255;
    MramArray.CurrentCodes codes = cells.codes(levels);
    assertThat(codes.clipped()).isEqualTo(2);
    assertThat(codes.codes()[0][0]).isEqualTo(124);
    assertThat(codes.codes()[0][1]).isEqualTo(127);
    assertThat(codes.codes()[2][3]).isEqualTo(127);
  }

  @Test
  void cellsDoNotDependOnTheSizeOfTheArray() {
    MramDeviceSpec device = TestChips.device(1.5, 0.05, true);
    MramArray small = array(4, Encoding.BINARY, device);
    MramArray large =
        new MramArray(
            TestChips.chip(100, 50, 4, Encoding.BINARY, ArraySpec.Polarity.SYNAPSE, device));
    int[][] levels = new int[50][100];
    int[][] corner = new int[8][8];
    int[][] smallCodes = small.codes(corner).codes();
    int[][] largeCodes = large.codes(levels).codes();
    for (int neuron = 0; neuron < 8; neuron++) {
      assertThat(largeCodes[neuron]).startsWith(smallCodes[neuron]);
    }
  }
}
