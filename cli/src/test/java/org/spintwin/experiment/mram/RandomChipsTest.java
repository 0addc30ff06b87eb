// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Experiments;
import org.spintwin.experiment.Outcome;
import org.spintwin.report.Verdict;

/** Expectations hold for any legal chip: a failure on a golden model that is right is a defect. */
@Execution(ExecutionMode.CONCURRENT)
final class RandomChipsTest {
  private static final int CHIPS = Integer.getInteger("spintwin.chips", 60);
  private static final long SEED = Long.getLong("spintwin.seed", 1);

  /** What fails by right: fraction bits too few for the decay. */
  private static final String STICKS = "more than a level step off; raise fraction_bits";

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void noExperimentFailsOnAChipThatIsAsDescribed() {
    Map<Verdict.Outcome, Integer> counts = new EnumMap<>(Verdict.Outcome.class);
    for (int c = 0; c < CHIPS; c++) {
      String sections = chip();
      Bench bench = Chips.golden(Chips.of(sections));
      for (Experiment<Bench> experiment : MramExperiments.ALL) {
        boolean ofCells =
            experiment instanceof CurrentVsCode || experiment instanceof MismatchSweep;
        if (ofCells) {
          continue; // take long, and do not depend on the neurons
        }
        Outcome outcome = Experiments.run(experiment, bench);
        boolean sticks = outcome.text().contains(STICKS);
        assertThat(outcome.verdict())
            .as(
                "seed %d, chip %d: %s: %s%n%s",
                SEED, c, experiment.name(), outcome.text(), sections)
            .satisfies(v -> assertThat(v != Verdict.Outcome.FAIL || sticks).isTrue());
        counts.merge(outcome.verdict(), 1, Integer::sum);
      }
    }
    assertThat(counts.get(Verdict.Outcome.PASS)).isGreaterThan(4 * CHIPS);
  }

  @Test
  void noExperimentFailsOnCellsThatAreAsDescribed() {
    for (int c = 0; c < CHIPS / 10; c++) {
      String sections = cells();
      Bench bench = Chips.golden(Chips.of(sections));
      for (Experiment<Bench> experiment : List.of(new CurrentVsCode(), new MismatchSweep())) {
        Outcome outcome = Experiments.run(experiment, bench);
        assertThat(outcome.verdict())
            .as(
                "seed %d, chip %d: %s: %s%n%s",
                SEED, c, experiment.name(), outcome.text(), sections)
            .isNotEqualTo(Verdict.Outcome.FAIL);
      }
    }
  }

  private String cells() {
    int bits = random.nextInt(1, 6);
    int codeFraction = random.nextInt(0, 5);
    return "array: {inputs: %d, neurons: %d, bits: %d, encoding: %s, polarity: %s,"
            .formatted(
                random.nextInt(1, 10),
                random.nextInt(1, 6),
                bits,
                pick("binary", "thermometer"),
                pick("synapse", "signed"))
        + " code_bits: %d, code_fraction_bits: %d}\n"
            .formatted(bits + codeFraction + random.nextInt(1, 4), codeFraction)
        + "device: {r_p: %s, tmr: %s, sigma_r: %s, sigma_tmr: %s, seed: %d,"
            .formatted(
                pick("5000", "1e6"),
                0.4 + 3 * random.nextDouble(),
                pick("0", "0.03", "0.05", "0.1", "0.3"),
                pick("0", "0", "0.05", "0.2"),
                random.nextLong())
        + " read_noise: %s, write_error: %s, tmr_half_voltage: %s,"
            .formatted(pick("0", "0.02"), pick("0", "0", "0.001"), pick("none", "0.5"))
        + " reference: {per: %s, sigma_r: %s}, branch: {gain_error: %s, output_resistance: %s},"
            .formatted(
                pick("cell", "column", "array"),
                pick("0", "0.02", "0.1"),
                pick("0", "0.02"),
                pick("none", "1e5"))
        + " temperature: {kelvin: %s, tmr_slope: -0.001, r_p_slope: 0.0005},"
            .formatted(pick("300", "360"))
        + " retention: {stability: %s, seconds: 1}}\n".formatted(pick("60", "30"));
  }

  private String chip() {
    int fraction = random.nextInt(2, 11);
    int bits = Math.min(32, fraction + random.nextInt(8, 22));
    boolean pulse = random.nextInt(3) == 0;
    String psp = pulse ? "pulse" : pick("exponential", "exponential", "alpha");
    boolean coefficient = random.nextBoolean();
    String decays =
        pulse ? "" : "decay_e: %s, decay_i: %s, ".formatted(decay(coefficient), decay(coefficient));
    int codeFraction = random.nextInt(0, Math.min(4, fraction) + 1);
    int codeBits = codeFraction + random.nextInt(2, 8);
    double highest = StrictMath.scalb(1.0, bits - 1 - fraction);
    double threshold = highest * StrictMath.pow(2, -random.nextInt(1, 10));
    boolean counter = random.nextInt(4) > 0;
    return "array: {inputs: %d, neurons: %d, polarity: %s, code_bits: %d, code_fraction_bits: %d}\n"
            .formatted(
                random.nextInt(1, 80),
                random.nextInt(1, 20),
                pick("synapse", "row", "signed"),
                codeBits,
                codeFraction)
        + "neuron: {membrane_bits: %d, trace_bits: %d, fraction_bits: %d, psp: %s, %s"
            .formatted(
                bits,
                Math.min(32, Math.max(fraction + 2, bits + random.nextInt(-2, 5))),
                fraction,
                psp,
                decays)
        + "leak: %s, threshold: %s, threshold_compare: '%s', reset: {mode: %s, value: %s},"
            .formatted(
                random.nextInt(4) == 0 ? "none" : decay(random.nextBoolean()),
                threshold,
                pick(">", ">="),
                pick("value", "subtract"),
                random.nextInt(3) == 0 ? threshold * (random.nextDouble() - 0.6) : 0)
        + " refractory: %d, refractory_bits: %d}\n"
            .formatted(counter ? random.nextInt(20) : 0, counter ? 5 : 0)
        + (random.nextInt(3) == 0
            ? "inhibition: {topology: %s, weight: %s}\n"
                .formatted(pick("all", "ring"), threshold * random.nextDouble())
            : "");
  }

  private String decay(boolean coefficient) {
    return coefficient
        ? "{coefficient: %s}".formatted(pick("0", "1", "0.9", "0.3", "0.1", "0.02"))
        : "{shift: %d}".formatted(random.nextInt(0, 8));
  }

  private String pick(String... choices) {
    return List.of(choices).get(random.nextInt(choices.length));
  }
}
