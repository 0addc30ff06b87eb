// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.export.SpiceDeck.Comparator;
import org.spintwin.harness.Ngspice;

/** The twin, judged by ngspice. {@code -Dspintwin.full=true} judges more chips. */
@Execution(ExecutionMode.CONCURRENT)
final class SpiceComparisonTest {
  private static final boolean FULL = Boolean.getBoolean("spintwin.full");

  private Ngspice ngspice;

  @TempDir Path folder;

  @BeforeEach
  void findNgspice() {
    ngspice = Circuits.ngspice();
  }

  static LongStream chips() {
    return LongStream.rangeClosed(1, 20);
  }

  @ParameterizedTest(name = "chip {0}")
  @MethodSource("chips")
  void aRandomNeuronIsWithinTheTargets(long seed) throws IOException {
    RandomCircuits.Case drawn = RandomCircuits.draw(seed, Comparator.LATCHED);
    SpiceComparison found =
        SpiceComparison.of(drawn.circuit(), drawn.train(), RandomCircuits.STEPS, ngspice);
    String what = "seed " + seed + ": " + found;
    assertThat(found.total().rmsPercent()).as(what).isLessThanOrEqualTo(0.5);
    assertThat(found.total().spikes()).as(what).isEqualTo(found.total().otherSpikes());
    assertThat(found.total().largestShift()).as(what).isLessThanOrEqualTo(1);
    assertThat(found.currents().total()).as(what).isLessThanOrEqualTo(1);
    assertThat(found.saturatedSteps()).as(what).isZero();
    assertThat(found.withinTargets()).isTrue();
    assertThat(found.causes()).isEmpty();
  }

  static LongStream moreChips() {
    return LongStream.rangeClosed(21, FULL ? 60 : 21);
  }

  /**
   * Over enough chips quantization moves a spike by a step somewhere; more than that it may not.
   */
  @ParameterizedTest(name = "chip {0}")
  @MethodSource("moreChips")
  void noMembraneIsFurtherFromTheCircuitThanAShiftedSpikeMakesIt(long seed) throws IOException {
    Assumptions.assumeTrue(FULL, "takes long; -Dspintwin.full=true");
    RandomCircuits.Case drawn = RandomCircuits.draw(seed, Comparator.LATCHED);
    SpiceComparison found =
        SpiceComparison.of(drawn.circuit(), drawn.train(), RandomCircuits.STEPS, ngspice);
    String what = "seed " + seed + ": " + found;
    assertThat(found.total().sharedRmsPercent()).as(what).isLessThanOrEqualTo(0.5);
    assertThat(found.total().sameSpikes()).as(what).isTrue();
    assertThat(found.circuit().withinTargets()).as(what).isTrue();
    assertThat(found.currents().withinTargets()).as(what).isTrue();
  }

  static LongStream freeChips() {
    return LongStream.rangeClosed(1, FULL ? 20 : 1);
  }

  @ParameterizedTest(name = "chip {0}")
  @MethodSource("freeChips")
  void resettingAtTheCrossingMakesTheSameSpikes(long seed) throws IOException {
    RandomCircuits.Case drawn = RandomCircuits.draw(seed, Comparator.FREE);
    SpiceComparison found =
        SpiceComparison.of(drawn.circuit(), drawn.train(), RandomCircuits.STEPS, ngspice);
    assertThat(found.circuit().withinTargets()).as("seed %s: %s", seed, found).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "psp: pulse                        | leak: none              | value, value: 0    | 0",
        "psp: pulse                        | leak: {shift: 0}        | value, value: -2   | 3",
        "psp: pulse                        | leak: {coefficient: .3} | subtract           | 0",
        "psp: exponential, decay_e: {shift: 2} | leak: {shift: 4}    | value, value: 3    | 1",
        "psp: exponential, decay_e: {shift: 0} | leak: none          | subtract           | 2",
        "psp: exponential, decay_e: {shift: 0}, decay_i: {shift: 1}| leak: {coefficient: 1}"
            + " | value, value: 0 | 2",
        "psp: exponential, decay_e: {coefficient: 0} | leak: {shift: 1} | value, value: 0 | 4",
        "psp: alpha, decay_e: {shift: 1}   | leak: {shift: 3}        | subtract           | 0",
        "psp: alpha, decay_e: {shift: 2}, decay_i: {shift: 0} | leak: {coefficient: .6}"
            + " | value, value: -5 | 2",
        "psp: alpha, decay_e: {coefficient: 1} | leak: none          | value, value: 1    | 300",
      })
  void everyKindOfNeuronIsTheSameInTheCircuit(String psp, String leak, String reset, int refractory)
      throws IOException {
    String threshold = refractory > 100 ? "40" : "6";
    String sections =
        Circuits.ARRAY
            + "device: {branch: {gain_error: 0.02, output_resistance: 20000}}\n"
            + "neuron: {fraction_bits: 20, membrane_bits: 32, trace_bits: 32, refractory_bits: 16,"
            + (" threshold: " + threshold + ", refractory: " + refractory)
            + (", reset: {mode: " + reset + "}, " + psp + ", " + leak + "}\n")
            + "inhibition: {topology: all, weight: 1.5}\n";
    NeuronCircuit neuron = Circuits.of(folder, 0, Comparator.LATCHED, sections);
    int steps = refractory > 100 ? 700 : 150;
    SpiceComparison found =
        SpiceComparison.of(neuron, NeuronInput.random(4, steps, 7), steps, ngspice);
    assertThat(found.circuit().spikes()).isGreaterThanOrEqualTo(2);
    assertThat(found.circuit().sameSpikes()).as(found.toString()).isTrue();
    assertThat(found.circuit().rmsPercent()).as(found.toString()).isLessThan(0.02);
    assertThat(found.withinTargets()).as(found.toString()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"synapse", "row", "signed"})
  void polaritiesAndDriversAreInTheCircuit(String polarity) throws IOException {
    String sections =
        Circuits.ARRAY.replace("bits: 3", "bits: 3, encoding: thermometer, polarity: " + polarity)
            + "device: {current_subtraction: "
            + polarity.equals("row")
            + ", wires: {driver_resistance: 150}, reference: {per: column}}\n"
            + "neuron: {fraction_bits: 20, membrane_bits: 32, trace_bits: 32, threshold: 30,"
            + " decay_e: {shift: 1}, decay_i: {shift: 2}}\n";
    NeuronCircuit neuron = Circuits.of(folder, 0, Comparator.LATCHED, sections.replace("11", "10"));
    SpiceComparison found = SpiceComparison.of(neuron, NeuronInput.random(4, 150, 3), 150, ngspice);
    assertThat(found.total().spikes()).isPositive();
    assertThat(found.withinTargets()).as(found.toString()).isTrue();
    assertThat(found.currents().circuit()).isLessThan(0.01);
  }

  @Test
  void theErrorFallsAsFractionBitsGrow() throws IOException {
    double codes = Double.POSITIVE_INFINITY;
    for (int bits : new int[] {2, 6, 11}) {
      double error = error("code_fraction_bits: " + bits, "fraction_bits: 20", "0.05");
      assertThat(error).as("%s code_fraction_bits", bits).isLessThan(codes / 3);
      codes = error;
    }
    double states = Double.POSITIVE_INFINITY;
    for (int bits : new int[] {0, 4, 8, 12}) {
      double error = error("code_fraction_bits: 0", "fraction_bits: " + bits, "0");
      assertThat(error).as("%s fraction_bits", bits).isLessThan(states / 5);
      states = error;
    }
  }

  /** Of a membrane below threshold, where no spike falls on one step or another. */
  private double error(String codeFraction, String fraction, String sigma) throws IOException {
    String sections =
        Circuits.ARRAY.replace("code_fraction_bits: 11", codeFraction)
            + ("device: {sigma_r: " + sigma + "}\n")
            + ("neuron: {" + fraction + ", membrane_bits: 32, trace_bits: 32, threshold: 400}\n");
    NeuronCircuit neuron = Circuits.of(folder, 0, Comparator.LATCHED, sections);
    SpiceComparison found = SpiceComparison.of(neuron, NeuronInput.random(4, 150, 5), 150, ngspice);
    assertThat(found.total().spikes()).isZero();
    return found.total().rmsPercent();
  }
}
