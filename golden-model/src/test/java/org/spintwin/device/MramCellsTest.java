// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ArraySpec.Encoding;
import org.spintwin.spec.BranchSpec;
import org.spintwin.spec.CellPhysicsSpec;
import org.spintwin.spec.CellPhysicsSpec.Retention;
import org.spintwin.spec.CellPhysicsSpec.Thermal;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.ReferenceSpec;
import org.spintwin.spec.ReferenceSpec.Per;

/** Closed forms, by sampling: statistics are held to four of their own standard deviations. */
final class MramCellsTest {
  private static final int SAMPLES = 40_000;
  private static final double R_P = 7000;
  private static final double TMR = 1.5;
  private static final CellPhysicsSpec IDEAL = CellPhysicsSpec.ideal();

  private static MramDeviceSpec device(double sigmaR, double sigmaTmr, double volt) {
    return new MramDeviceSpec(R_P, TMR, sigmaR, sigmaTmr, volt, true, 1);
  }

  private static MramDeviceSpec flat(CellPhysicsSpec physics) {
    return device(0, 0, 0.1).with(physics);
  }

  private static ChipSpec chip(Encoding encoding, int bits, MramDeviceSpec device) {
    return TestChips.chip(8, 8, bits, encoding, ArraySpec.Polarity.SYNAPSE, device);
  }

  private static MramCells cells(MramDeviceSpec device) {
    return new MramCells(chip(Encoding.BINARY, 1, device));
  }

  private static CellPhysicsSpec at(double kelvin, double rPSlope, double tmrSlope) {
    return new CellPhysicsSpec(
        IDEAL.tmrHalfVoltage(), new Thermal(kelvin, rPSlope, tmrSlope), 0, 0, IDEAL.retention());
  }

  private static CellPhysicsSpec kept(double kelvin, double stability, double seconds) {
    return new CellPhysicsSpec(
        IDEAL.tmrHalfVoltage(), new Thermal(kelvin, 0, 0), 0, 0, new Retention(stability, seconds));
  }

  private static CellPhysicsSpec unreliable(double readNoise, double writeError) {
    return new CellPhysicsSpec(
        IDEAL.tmrHalfVoltage(), IDEAL.thermal(), readNoise, writeError, IDEAL.retention());
  }

  private static void assertNormal(IntToDoubleFunction sample, double mean, double sigma) {
    double[] values = IntStream.range(0, SAMPLES).mapToDouble(sample).toArray();
    double found = IntStream.range(0, SAMPLES).mapToDouble(i -> values[i]).sum() / SAMPLES;
    double squares =
        IntStream.range(0, SAMPLES).mapToDouble(i -> Math.pow(values[i] - found, 2)).sum();
    assertThat(found).isCloseTo(mean, within(4 * sigma / Math.sqrt(SAMPLES)));
    assertThat(Math.sqrt(squares / SAMPLES))
        .isCloseTo(sigma, within(4 * sigma / Math.sqrt(2 * SAMPLES)));
  }

  private static void assertRate(IntPredicate event, double probability) {
    double sigma = Math.sqrt(probability * (1 - probability) / SAMPLES);
    double rate = (double) IntStream.range(0, SAMPLES).filter(event).count() / SAMPLES;
    assertThat(rate).isCloseTo(probability, within(4 * sigma));
  }

  @Test
  void resistanceAndMagnetoresistanceAreLognormal() {
    MramCells cells = cells(device(0.08, 0.05, 0.1));
    assertNormal(i -> Math.log(cells.resistance(i, 3, 0, 1) / R_P), 0, 0.08);
    assertNormal(
        i -> Math.log((cells.resistance(i, 3, 0, 0) / cells.resistance(i, 3, 0, 1) - 1) / TMR),
        0,
        0.05);
  }

  @Test
  void referencesHaveASpreadOfTheirOwn() {
    MramCells cells = cells(device(0.08, 0, 0.1).with(new ReferenceSpec(Per.CELL, 0.02, 0)));
    assertNormal(i -> Math.log(cells.referenceResistance(i, 3, 0, 1) / (R_P * (1 + TMR))), 0, 0.02);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 2", "0.25, 1.25", "1, 5"})
  void magnetoresistanceFallsWithTheVoltage(double volt, double divisor) {
    CellPhysicsSpec physics = new CellPhysicsSpec(0.5, IDEAL.thermal(), 0, 0, IDEAL.retention());
    MramCells cells = cells(device(0, 0, volt).with(physics));
    assertThat(cells.resistance(0, 0, 0, 1)).isEqualTo(R_P);
    assertThat(cells.resistance(0, 0, 0, 0))
        .isCloseTo(R_P * (1 + TMR / divisor), within(1e-9))
        .isEqualTo(cells.referenceResistance(0, 0, 0, 0));
    // The step is that of the read voltage, so levels stay in place.
    assertThat(cells.stepCurrent())
        .isCloseTo(volt / R_P - volt / (R_P * (1 + TMR / divisor)), within(1e-15));
  }

  @Test
  void resistanceAndMagnetoresistanceFollowTheTemperature() {
    MramCells cells = cells(flat(at(400, -0.0005, -0.002)));
    assertThat(cells.resistance(0, 0, 0, 1)).isCloseTo(R_P * 0.95, within(1e-9));
    assertThat(cells.resistance(0, 0, 0, 0)).isCloseTo(R_P * 0.95 * (1 + TMR * 0.8), within(1e-9));
    assertThat(cells.stepCurrent()).isEqualTo(cells(flat(IDEAL)).stepCurrent());
  }

  @Test
  void noiseIsRelativeToTheCurrentAndNewAtEveryRead() {
    MramCells cells = cells(flat(unreliable(0.03, 0)));
    assertNormal(i -> cells.conductance(i, 0, 0, 1) * R_P, 1, 0.03);
    assertNormal(i -> cells.referenceConductance(i, 0, 0, 0) * R_P * (1 + TMR), 1, 0.03);
    // Independent: variances add.
    assertNormal(
        i -> cells.conductance(i, 0, 0, 1) * R_P - cells.conductance(i, 0, 0, 0) * R_P * (1 + TMR),
        0,
        0.03 * Math.sqrt(2));
  }

  @ParameterizedTest
  @CsvSource({"0.001", "0.02", "0.5"})
  void writesFailIndependentlyWithTheGivenProbability(double probability) {
    MramCells cells = cells(flat(unreliable(0, probability)));
    assertRate(i -> !cells.parallel(i, 1, 0, 1), probability);
    assertRate(i -> cells.parallel(i, 1, 0, 0), probability);
    assertRate(
        i -> cells.parallel(i, 1, 0, 0) && !cells.parallel(i, 1, 0, 1), probability * probability);
    assertThat(cells.resistance(5, 1, 0, 1))
        .isEqualTo(cells.parallel(5, 1, 0, 1) ? R_P : R_P * (1 + TMR));
  }

  @ParameterizedTest
  @CsvSource({"300, 40, 1e7", "300, 40, 1e9", "400, 50, 1e7", "350, 45, 3e7"})
  void statesAreLostAsTwoThermallyActivatedStates(double kelvin, double stability, double seconds) {
    MramCells cells = cells(flat(kept(kelvin, stability, seconds)));
    double lifetime = 1e-9 * Math.exp(stability * 300 / kelvin);
    double lost = (1 - Math.exp(-2 * seconds / lifetime)) / 2;
    assertThat(lost).isBetween(0.01, 0.5);
    assertRate(i -> !cells.parallel(i, 1, 0, 1), lost);
    assertRate(i -> cells.parallel(i, 1, 0, 0), lost);
  }

  @Test
  void tenYearsLeaveAStableCellAlone() {
    MramCells cells = cells(flat(kept(300, 60, 3.2e8)));
    assertThat(IntStream.range(0, SAMPLES).allMatch(i -> cells.parallel(i, 1, 0, 1))).isTrue();
    MramCells cold = cells(flat(kept(4, 200, 1e12)));
    assertThat(cold.parallel(0, 0, 0, 1)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Per.class)
  void referencesAreSharedAsTheSpecSays(Per per) {
    MramDeviceSpec device = device(0.05, 0.02, 0.1).with(new ReferenceSpec(per, 0.05, 0.02));
    MramCells cells = new MramCells(chip(Encoding.BINARY, 4, device));
    double one = cells.referenceResistance(2, 3, 1, 0);
    assertThat(cells.referenceResistance(2, 3, 1, 7)).isEqualTo(one);
    assertThat(cells.referenceResistance(2, 4, 1, 0) == one).isEqualTo(per != Per.CELL);
    assertThat(cells.referenceResistance(2, 3, 2, 0) == one).isEqualTo(per == Per.ARRAY);
    assertThat(cells.referenceResistance(5, 3, 1, 0) == one).isEqualTo(per == Per.ARRAY);
  }

  /** What two synapses of one neuron share: nothing; half of the variance, as spreads are equal. */
  @ParameterizedTest
  @CsvSource({"CELL, 0", "COLUMN, 0.5"})
  void sharedReferencesCorrelateSynapses(Per per, double expected) {
    MramDeviceSpec device = device(0.05, 0, 0.1).with(new ReferenceSpec(per, 0.05, 0));
    MramArray array = new MramArray(chip(Encoding.BINARY, 1, device));
    double product = 0;
    double squares = 0;
    for (int neuron = 0; neuron < SAMPLES; neuron++) {
      double a = array.current(neuron, 0, 0);
      double b = array.current(neuron, 1, 0);
      product += a * b;
      squares += (a * a + b * b) / 2;
    }
    double sigma = (1 - expected * expected) / Math.sqrt(SAMPLES);
    assertThat(product / squares).isCloseTo(expected, within(4 * sigma));
  }

  @Test
  void branchesHaveGainsOfTheirOwn() {
    MramDeviceSpec device = device(0, 0, 0.1).with(new BranchSpec(0.04, 1e5, 1000));
    MramCells cells = cells(device);
    assertNormal(i -> cells.branchGain(i, false), 1, 0.04);
    assertNormal(
        i -> cells.branchGain(i, false) - cells.branchGain(i, true), 0, 0.04 * Math.sqrt(2));
    MramArray array = new MramArray(chip(Encoding.BINARY, 4, device));
    for (boolean inhibitory : new boolean[] {false, true}) {
      assertThat(array.current(3, 2, 15, inhibitory))
          .isCloseTo(15 * cells.branchGain(3, inhibitory) / 1.01, within(1e-12));
    }
  }

  @Test
  void outputResistanceDividesTheCurrentWithTheLoad() {
    assertThat(new BranchSpec(0, 9000, 1000).delivered()).isCloseTo(0.9, within(1e-15));
    assertThat(BranchSpec.ideal().delivered()).isEqualTo(1);
  }

  @Test
  void aLevelSetsBitsOrAsManyCells() {
    MramCells binary = new MramCells(chip(Encoding.BINARY, 4, device(0.05, 0, 0.1)));
    MramCells thermometer = new MramCells(chip(Encoding.THERMOMETER, 4, device(0.05, 0, 0.1)));
    assertThat(binary.perSynapse()).isEqualTo(4);
    assertThat(thermometer.perSynapse()).isEqualTo(15);
    for (int level = 0; level < 16; level++) {
      int set = level;
      assertThat(IntStream.range(0, 4).filter(c -> binary.parallel(0, 0, c, set)))
          .containsExactlyElementsOf(
              IntStream.range(0, 4).filter(c -> (set >> c & 1) == 1).boxed().toList());
      assertThat(IntStream.range(0, 15).filter(c -> thermometer.parallel(0, 0, c, set)).count())
          .isEqualTo(level);
    }
    assertThat(binary.weight(3)).isEqualTo(8);
    assertThat(thermometer.weight(3)).isEqualTo(1);
  }
}
