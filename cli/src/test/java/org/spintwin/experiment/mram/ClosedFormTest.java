// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.MramDeviceSpec;

/** The formulas behind the expectations, against numbers worked out elsewhere. */
final class ClosedFormTest {
  private static LifSpec neuron(String keys) {
    return Chips.of("neuron: {" + keys + "}\n").neuron();
  }

  @ParameterizedTest
  @CsvSource({"65, 274", "80, 111", "128, 53", "256, 27", "512, 17", "1024, 13"})
  void intervalsOfAConstantDriveAreThoseOfTheTable(double drive, int interval) {
    LifSpec neuron = neuron("threshold: 4096, leak: {shift: 6}, refractory: 8, psp: pulse");
    var steady = new SteadyDrive(neuron, neuron.decayE());
    assertThat(8 + steady.climb(0, drive)).isEqualTo(interval);
    double closed = Math.ceil(Math.log(1 - 4096 / (drive * 64)) / Math.log(1 - 1 / 64.0));
    assertThat(8 + closed).isEqualTo(interval);
    assertThat(steady.rheobase()).isEqualTo(64);
  }

  @Test
  void aDriveBelowTheRheobaseNeverFires() {
    LifSpec neuron = neuron("threshold: 4096, leak: {shift: 6}, psp: pulse");
    assertThat(new SteadyDrive(neuron, neuron.decayE()).climb(0, 63)).isEqualTo(SteadyDrive.NEVER);
  }

  @Test
  void withoutLeakTheClimbIsADivision() {
    LifSpec neuron = neuron("threshold: 100, leak: none, psp: pulse, reset: {value: -20}");
    var steady = new SteadyDrive(neuron, neuron.decayE());
    assertThat(steady.climb(steady.lowestStart(), 7)).isEqualTo(18);
    assertThat(steady.climb(0, 0)).isEqualTo(SteadyDrive.NEVER);
    assertThat(steady.rheobase()).isZero();
  }

  @Test
  void aStrictThresholdLiesAUnitHigher() {
    assertThat(steady("threshold: 100, threshold_compare: '>'").firingLevel())
        .isEqualTo(100 + 1 / 256.0);
    assertThat(steady("threshold: 100").firingLevel()).isEqualTo(100);
  }

  private static SteadyDrive steady(String keys) {
    LifSpec neuron = neuron(keys);
    return new SteadyDrive(neuron, neuron.decayE());
  }

  @Test
  void settledTracesMultiplyTheCurrent() {
    assertThat(steady("psp: exponential, decay_e: {shift: 3}").gain()).isEqualTo(8);
    assertThat(steady("psp: alpha, decay_e: {shift: 3}").gain()).isEqualTo(64);
    assertThat(steady("psp: pulse").gain()).isEqualTo(1);
    LifSpec endless = neuron("decay_e: {coefficient: 0}, decay_i: {coefficient: 0}");
    assertThat(new SteadyDrive(endless, endless.decayE()).settles()).isFalse();
  }

  @Test
  void aPotentialHasItsTabulatedValues() {
    LifSpec neuron = neuron("decay_e: {shift: 4}, leak: {shift: 6}");
    var response = LinearResponse.of(neuron, neuron.decayE(), 201);
    assertThat(1000 * response.trace(15)).isCloseTo(379.81, within(0.005));
    assertThat(1000 * response.trace(64)).isCloseTo(16.08, within(0.005));
    assertThat(response.fourTimeConstants()).isEqualTo(64);
    double a = 1 - 1 / 64.0;
    double b = 1 - 1 / 16.0;
    for (int t = 0; t < 200; t++) {
      double closed = (Math.pow(a, t + 1) - Math.pow(b, t + 1)) / (a - b);
      assertThat(response.membrane(t)).isCloseTo(closed, within(1e-9));
    }
  }

  @Test
  void anAlphaPotentialRisesAndFalls() {
    LifSpec neuron =
        neuron(
            "psp: alpha, decay_e: {coefficient: 0.25}, decay_i:"
                + " {coefficient: 0.25}, leak: {coefficient: 1}");
    var response = LinearResponse.of(neuron, neuron.decayE(), 10);
    assertThat(response.potential(0)).isEqualTo(1);
    assertThat(response.potential(3)).isCloseTo(4 * 0.421875, within(1e-12));
    assertThat(response.membrane(3)).isCloseTo(response.potential(3), within(1e-12));
  }

  @Test
  void nothingIsAllowedWhereNothingRounds() {
    LifSpec neuron = neuron("psp: pulse, leak: none");
    var response = LinearResponse.of(neuron, neuron.decayE(), 50);
    assertThat(response.membraneError(49)).isZero();
    LifSpec leaky = neuron("psp: pulse, leak: {shift: 6}");
    double bound = LinearResponse.of(leaky, leaky.decayE(), 400).membraneError(399);
    assertThat(bound * 256).isBetween(63.0, 64.0);
  }

  private static MramDeviceSpec device(double tmr, double sigma, boolean subtraction) {
    return new MramDeviceSpec(7500, tmr, sigma, 0, 0.1, subtraction, 1);
  }

  private static ArraySpec array(int bits) {
    return Chips.of("array: {bits: " + bits + "}\n").array();
  }

  @ParameterizedTest
  @CsvSource({"1.5, 0.05, 21.2", "2, 0.03, 47.1"})
  void onOffRatiosAfterSubtractionAreThoseOfTheTable(double tmr, double sigma, double ratio) {
    Moments zero = new CurrentMoments(array(1), device(tmr, sigma, true)).at(0);
    assertThat(zero.first()).isCloseTo(0, within(1e-12));
    assertThat(1 / zero.deviation()).isCloseTo(ratio, within(0.15));
  }

  @Test
  void withoutSubtractionALevelOfZeroCarriesOneOverTmr() {
    Moments zero = new CurrentMoments(array(1), device(1.5, 0, false)).at(0);
    assertThat(64 * zero.first()).isCloseTo(42.7, within(0.05));
    assertThat(zero.deviation()).isCloseTo(0, within(1e-7));
  }

  @Test
  void aThermometerOfFifteenCellsHasItsTabulatedSpread() {
    ChipSpec chip = Chips.of("array: {encoding: thermometer}\n");
    Moments full = new CurrentMoments(chip.array(), device(1.5, 0.05, false)).at(15);
    assertThat(full.deviation()).isCloseTo(0.32, within(0.005));
  }

  /** Each sampled mean and variance within six standard errors, 1,000 chips. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sigma_r: 0.1, sigma_tmr: 0.2",
        "write_error: 0.01, read_noise: 0.02",
        "temperature: {kelvin: 360, tmr_slope: -0.001}, branch: {gain_error: 0.02}",
        "current_subtraction: false, sigma_tmr: 0.1",
        "reference: {per: column, sigma_r: 0.02}, tmr_half_voltage: 0.4",
        "reference: {per: array}, read_noise: 0.05"
      })
  void sampledChipsFollowTheDistributionAndNotAnother(String keys) {
    ChipSpec chip = Chips.of(Chips.PLAIN + "device: {" + keys + "}\n");
    assertThat(worst(chip, chip.device())).isLessThan(6);
    MramDeviceSpec d = chip.device();
    MramDeviceSpec wider =
        new MramDeviceSpec(
            d.rP(),
            d.tmr(),
            d.sigmaR() * 1.4,
            d.sigmaTmr(),
            d.readVoltage(),
            d.currentSubtraction(),
            d.seed(),
            d.physics(),
            d.reference(),
            d.branch(),
            d.wires());
    assertThat(worst(chip, wider)).isGreaterThan(6);
  }

  /** The largest deviation of a sample of the chip from a device's distribution, in errors. */
  private static double worst(ChipSpec chip, MramDeviceSpec expected) {
    var distribution = new CurrentMoments(chip.array(), expected);
    double[] means = new double[chip.array().maxLevel() + 1];
    for (int level = 0; level < means.length; level++) {
      means[level] = distribution.at(level).first();
    }
    MonteCarlo found = MonteCarlo.of(chip, means);
    double n = (double) found.chips() * found.independent();
    double worst = 0;
    for (int level = 0; level < means.length; level++) {
      Moments m = distribution.at(level);
      double mean = Math.abs(found.independentMean()[level] - m.first());
      double variance = Math.abs(found.independentVariance()[level] - m.variance());
      worst = Math.max(worst, mean / Math.sqrt(m.variance() / n));
      worst = Math.max(worst, variance / m.varianceError(n));
    }
    return worst;
  }
}
