// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Experiments;
import org.spintwin.experiment.Outcome;
import org.spintwin.experiment.UnequalModelsException;
import org.spintwin.report.Verdict;
import org.spintwin.spec.ArraySpec.Polarity;
import org.spintwin.spec.ChipSpec;

/** Every experiment on chips of every kind, on the golden model. */
@Execution(ExecutionMode.CONCURRENT)
final class ExperimentsTest {
  private static final String PULSE = "psp: pulse";
  private static final String ONE_INPUT = "the chip has one input only";
  private static final String ONE_NEURON = "the chip has one neuron only";
  private static final String FIRES =
      "the neuron fires without input: its threshold is not above 0";

  /** Name, sections of the file, and experiments that are not applicable with the reason. */
  static Stream<Arguments> chips() {
    return Stream.of(
        chip("the starter", "", Map.of()),
        chip("pulses", Chips.PLAIN + neuron(PULSE), Map.of()),
        chip("pulses without leak", Chips.PLAIN + neuron(PULSE + ", leak: none"), Map.of()),
        chip("alpha", Chips.PLAIN + neuron("psp: alpha, trace_bits: 32"), Map.of()),
        chip(
            "coefficients, unlike traces",
            Chips.PLAIN
                + neuron(
                    "decay_e: {coefficient: 0.2}, decay_i: {coefficient: 0.05},"
                        + " leak: {coefficient: 0.031}"),
            Map.of()),
        chip(
            "signed codes, unlike decays that do not matter",
            "array: {inputs: 16, neurons: 6, polarity: signed}\n"
                + neuron("decay_i: {shift: 5}, leak: none"),
            Map.of()),
        chip(
            "rows, residual kept",
            "array: {inputs: 16, neurons: 6, polarity: row}\n"
                + neuron("reset: {mode: subtract}, refractory: 0, refractory_bits: 0"),
            Map.of(
                "mismatch-sweep",
                "digits need levels of both signs at one input; polarity is kept per row")),
        chip(
            "folded, strict, reset below 0, ring",
            Chips.PLAIN
                + neuron("threshold_compare: '>', reset: {value: -50}")
                + "inhibition: {topology: ring, radius: 2, weight: 40}\n"
                + "architecture: {kind: folded, lanes: 2}\n",
            Map.of()),
        chip(
            "subtracts and rests, all to all, thermometer, slow clock",
            "array: {inputs: 16, neurons: 6, encoding: thermometer, bits: 3}\n"
                + neuron("reset: {mode: subtract, value: 3}, psp: alpha, refractory: 2")
                + "inhibition: {topology: all, weight: 400}\n"
                + "timing: {clock_hz: 1000, divider: 0}\n"
                + "architecture: {kind: parallel-axi}\n",
            Map.of()),
        chip(
            "one synapse",
            "array: {inputs: 1, neurons: 1}\n",
            Map.of(
                "spatial-summation", ONE_INPUT,
                "ei-cancellation", ONE_INPUT,
                "lateral-inhibition", ONE_NEURON,
                "winner-take-all", ONE_NEURON)),
        chip(
            "too weak to fire",
            "array: {inputs: 2, neurons: 2, code_bits: 2, code_fraction_bits: 0, bits: 1}\n"
                + neuron("psp: pulse, threshold: 5000"),
            Map.of(
                "temporal-summation",
                "no current of 2 inputs is between half and three quarters of what fires the"
                    + " neuron",
                "fi-curve",
                "no current that 2 inputs can give reaches the threshold within 400 steps",
                "refractory",
                "the highest codes of 2 inputs do not fire the neuron",
                "lateral-inhibition",
                "the highest codes of 2 inputs do not fire a neuron",
                "winner-take-all",
                "no currents of this chip's inputs, and no weight that its membrane holds, are such"
                    + " that a second neuron would fire alone and not beside the first")),
        chip(
            "fires by itself",
            Chips.PLAIN + neuron("threshold: -5"),
            Map.of(
                "temporal-summation", FIRES,
                "spatial-summation", FIRES,
                "lateral-inhibition", FIRES,
                "winner-take-all", FIRES)),
        chip(
            "traces that never decay, endless rest",
            Chips.PLAIN
                + neuron(
                    "decay_e: {coefficient: 0}, decay_i: {coefficient: 0}, refractory: 5000,"
                        + " refractory_bits: 16"),
            Map.of(
                "fi-curve", "the traces never decay, so no drive is constant",
                "refractory", "5000 refractory steps are too long to wait for",
                "winner-take-all", "the traces never decay, so no drive is constant")),
        chip(
            "narrow formats",
            "array: {inputs: 16, neurons: 6, code_bits: 6}\n"
                + neuron("membrane_bits: 14, trace_bits: 14, threshold: 24"),
            Map.of()),
        chip(
            "formats too narrow for anything",
            "array: {inputs: 16, neurons: 6, code_fraction_bits: 0}\n"
                + neuron("membrane_bits: 9, trace_bits: 9, threshold: 0.5"),
            null));
  }

  private static Arguments chip(String name, String sections, Map<String, String> inapplicable) {
    return Arguments.of(name, sections, inapplicable);
  }

  private static String neuron(String keys) {
    return "neuron: {" + keys + "}\n";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("chips")
  void passOrSayWhyTheyAreNotApplicable(
      String name, String sections, Map<String, String> inapplicable) {
    ChipSpec chip = Chips.of(sections);
    Map<String, String> reasons = new TreeMap<>();
    for (Experiment<Bench> experiment : MramExperiments.ALL) {
      boolean sameForAllNeurons = experiment instanceof MismatchSweep && !sections.isEmpty();
      if (sameForAllNeurons && chip.array().polarity() == Polarity.SYNAPSE) {
        continue; // takes only the cells of a chip, which are those of the starter
      }
      Outcome outcome = Experiments.run(experiment, Chips.golden(chip));
      assertThat(outcome.verdict())
          .as("%s: %s", experiment.name(), outcome.text())
          .isNotEqualTo(Verdict.Outcome.FAIL);
      boolean applicable = outcome.verdict() == Verdict.Outcome.PASS;
      assertThat(outcome.table() != null).isEqualTo(applicable);
      assertThat(outcome.plots().isEmpty()).isEqualTo(!applicable);
      if (!applicable) {
        reasons.put(experiment.name(), outcome.text());
      }
    }
    if (inapplicable != null) {
      assertThat(reasons).isEqualTo(new TreeMap<>(inapplicable));
    } else {
      assertThat(reasons).containsKeys("epsp", "ipsp", "spatial-summation", "ei-cancellation");
    }
  }

  @Test
  void failWhereFractionBitsAreTooFewForAPotentialToDecay() {
    ChipSpec chip =
        Chips.of(
            "array: {inputs: 16, neurons: 6, code_fraction_bits: 0}\n"
                + neuron("fraction_bits: 0"));
    Outcome outcome = new PostsynapticPotential(false).run(Chips.golden(chip));
    assertThat(outcome.verdict()).isEqualTo(Verdict.Outcome.FAIL);
    assertThat(outcome.text())
        .contains("the trace is more than a level step off; raise fraction_bits");
  }

  @Test
  void refuseToSpreadCellsWhereCodesWereMeasured() {
    ChipSpec chip = Chips.of("").withFiles("random", null, "codes.csv");
    String reason = "codes come from the table array.codes, not from the device's distributions";
    for (Experiment<Bench> experiment : List.of(new CurrentVsCode(), new MismatchSweep())) {
      assertThat(experiment.run(Chips.golden(chip))).isEqualTo(Outcome.notApplicable(reason));
    }
  }

  @Test
  void haveTheNamesThatThePublicationsGiveThem() {
    assertThat(MramExperiments.ALL)
        .extracting(Experiment::name)
        .containsExactly(
            "current-vs-code",
            "epsp",
            "ipsp",
            "temporal-summation",
            "spatial-summation",
            "ei-cancellation",
            "fi-curve",
            "refractory",
            "lateral-inhibition",
            "winner-take-all",
            "frequency-scaling",
            "mismatch-sweep");
    assertThat(Experiments.named(MramExperiments.ALL, "epsp"))
        .containsInstanceOf(PostsynapticPotential.class);
    assertThat(Experiments.named(MramExperiments.ALL, "spsp")).isEmpty();
  }

  @Test
  void comeInTheirOrderAndCountProgress() {
    Bench bench = Chips.golden(Chips.of(Chips.PLAIN));
    List<Experiment<Bench>> few = MramExperiments.ALL.subList(1, 5);
    List<Integer> counts = new ArrayList<>();
    List<Experiments.Done> done = Experiments.run(few, bench, counts::add);
    assertThat(done).extracting(Experiments.Done::experiment).isEqualTo(few);
    assertThat(counts).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aDifferenceOfTheModelsIsAFailureAndAnythingElseIsThrown() {
    ChipSpec chip = Chips.of(Chips.PLAIN);
    Runner unequal =
        (twin, episodes) -> {
          throw new UnequalModelsException("clock 7: somewhere");
        };
    Outcome outcome = Experiments.run(new Refractory(), new Bench(chip, unequal, Chips.DIGITS));
    assertThat(outcome)
        .isEqualTo(Outcome.fail("golden model and Verilog differ: clock 7: somewhere"));
    Runner broken =
        (twin, episodes) -> {
          throw new IllegalStateException("defect");
        };
    assertThatThrownBy(
            () ->
                Experiments.run(
                    List.of(new Refractory()), new Bench(chip, broken, Chips.DIGITS), count -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("defect");
  }
}
