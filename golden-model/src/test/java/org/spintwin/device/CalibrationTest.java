// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.spintwin.device.Calibration.StuckCell;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ArraySpec.Encoding;
import org.spintwin.spec.ArraySpec.Polarity;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.Measurement;

/** A known chip, synthetic measurements of it, and what calibration makes of them. */
final class CalibrationTest {
  private static ChipSpec chip(Encoding encoding, double sigma, boolean subtraction) {
    return TestChips.chip(
        16, 8, 4, encoding, Polarity.SYNAPSE, TestChips.device(1.5, sigma, subtraction));
  }

  /** Currents of all synapses at all levels, in nominal steps. */
  private static double[][] truth(ChipSpec chip) {
    MramArray array = new MramArray(chip);
    ArraySpec size = chip.array();
    return IntStream.range(0, size.neurons() * size.inputs())
        .mapToObj(s -> array.ladder(s / size.inputs(), s % size.inputs()))
        .toArray(double[][]::new);
  }

  /** Takes a cell's step away, and adds it to all levels where the cell is stuck parallel. */
  private static void stick(ChipSpec chip, double[][] ladders, StuckCell cell) {
    MramCells cells = new MramCells(chip);
    double[] ladder = ladders[cell.neuron() * chip.array().inputs() + cell.input()];
    boolean binary = chip.array().encoding() == Encoding.BINARY;
    int with = binary ? 1 << cell.cell() : cell.cell() + 1;
    double step = ladder[with] - ladder[binary ? 0 : cell.cell()];
    for (int level = 0; level < ladder.length; level++) {
      boolean on = cells.programmed(cell.cell(), level);
      ladder[level] += (cell.parallel() ? step : 0) - (on ? step : 0);
    }
  }

  /**
   * @param noise standard deviation, in nominal steps
   */
  private static List<Measurement> measured(
      ChipSpec chip, double[][] ladders, int repetitions, double noise, Random random) {
    double step = new MramArray(chip).stepCurrent();
    int inputs = chip.array().inputs();
    List<Measurement> all = new ArrayList<>();
    for (int repetition = 0; repetition < repetitions; repetition++) {
      for (int s = 0; s < ladders.length; s++) {
        for (int level = 0; level < ladders[s].length; level++) {
          double current = ladders[s][level] + noise * random.nextGaussian();
          all.add(new Measurement(s / inputs, s % inputs, level, current * step));
        }
      }
    }
    Collections.shuffle(all, random);
    return all;
  }

  private static Random random(long seed) {
    System.out.println("CalibrationTest seed " + seed);
    return new Random(seed);
  }

  /** Root mean square distance of codes from currents, in steps, rounding included. */
  private static double error(ChipSpec chip, int[][] codes, double[][] ladders) {
    double squares = 0;
    for (int s = 0; s < ladders.length; s++) {
      for (int level = 0; level < ladders[s].length; level++) {
        double off = chip.array().code().real(codes[s][level]) - ladders[s][level];
        squares += off * off;
      }
    }
    return Math.sqrt(squares / ladders.length / ladders[0].length);
  }

  private static double largestError(ChipSpec chip, int[][] codes, double[][] ladders) {
    return IntStream.range(0, ladders.length)
        .mapToDouble(s -> error(chip, new int[][] {codes[s]}, new double[][] {ladders[s]}))
        .max()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void perfectMeasurementsGiveTheCodesOfTheChip(Encoding encoding) {
    for (boolean subtraction : new boolean[] {true, false}) {
      ChipSpec chip = chip(encoding, 0.05, subtraction);
      double[][] ladders = truth(chip);
      Calibration found = Calibration.of(chip, measured(chip, ladders, 1, 0, random(1)));
      int[][] levels = new int[8][16];
      for (int level = 0; level < 16; level++) {
        for (int[] row : levels) {
          Arrays.fill(row, level);
        }
        int[][] codes = new MramArray(chip).codes(levels).codes();
        for (int s = 0; s < 128; s++) {
          assertThat(found.codes()[s][level]).isEqualTo(codes[s / 16][s % 16]);
        }
      }
      assertThat(found.outliers()).isEmpty();
      assertThat(found.stuck()).isEmpty();
      assertThat(found.filled()).isEmpty();
      assertThat(found.missing()).isZero();
      assertThat(found.clipped()).isZero();
      assertThat(found.measurements()).isEqualTo(2048);
      assertThat(found.residualAmpere()).isLessThan(1e-12);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BINARY, 1, 0.05, 1",
    "BINARY, 1, 0.01, 2",
    "BINARY, 3, 0.2, 3",
    "THERMOMETER, 4, 0.05, 4",
    "THERMOMETER, 2, 0.05, 5"
  })
  void recoversAKnownChipWithinTheNoise(
      Encoding encoding, int repetitions, double noise, long seed) {
    ChipSpec chip = chip(encoding, 0.05, true);
    Random random = random(seed);
    double[][] ladders = truth(chip);
    List<StuckCell> stuck = List.of(new StuckCell(1, 5, 3, false), new StuckCell(6, 2, 2, true));
    stuck.forEach(cell -> stick(chip, ladders, cell));
    List<Measurement> all = measured(chip, ladders, repetitions, noise, random);
    // 10 % missing; 20 outliers of 3 to 9 steps.
    List<Measurement> given = new ArrayList<>(all.subList(0, all.size() * 9 / 10));
    double step = new MramArray(chip).stepCurrent();
    Set<Measurement> outliers = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      Measurement m = given.get(i);
      double off = (random.nextBoolean() ? 1 : -1) * random.nextDouble(3, 9) * step;
      given.set(i, new Measurement(m.neuron(), m.input(), m.level(), m.ampere() + off));
      outliers.add(given.get(i));
    }
    Collections.shuffle(given, random);

    Calibration found = Calibration.of(chip, given);
    assertThat(found.stuck()).containsExactlyElementsOf(stuck);
    assertThat(new HashSet<>(found.outliers())).isEqualTo(outliers);
    assertThat(found.measurements()).isEqualTo(given.size());
    assertThat(found.missing()).isEqualTo(missing(given, 128 * 16));
    // So many unknowns of each synapse take their share of the noise; the rest is residual.
    double unknowns = encoding == Encoding.BINARY ? 5 : 16;
    double share = unknowns * 128 / given.size();
    double rounding = chip.array().code().lsb() / Math.sqrt(12);
    double expected = Math.hypot(noise * Math.sqrt(share), rounding);
    assertThat(error(chip, found.codes(), ladders)).isCloseTo(expected, within(0.1 * expected));
    assertThat(largestError(chip, found.codes(), ladders)).isLessThan(2 * expected);
    assertThat(found.residualAmpere() / step)
        .isCloseTo(noise * Math.sqrt(1 - share), within(0.1 * noise));
    assertThat(found.residualCodes()).isCloseTo(found.residualAmpere() / step * 4, within(1e-12));
  }

  private static long missing(List<Measurement> given, int pairs) {
    return pairs
        - given.stream().map(m -> List.of(m.neuron(), m.input(), m.level())).distinct().count();
  }

  /** A spike in a ladder is an outlier; a cell that is stuck is not one. */
  @Test
  void tellsOutliersFromStuckCellsInSingleThermometerLadders() {
    ChipSpec chip = chip(Encoding.THERMOMETER, 0.03, true);
    double[][] ladders = truth(chip);
    StuckCell stuck = new StuckCell(2, 3, 7, false);
    stick(chip, ladders, stuck);
    List<Measurement> given = measured(chip, ladders, 1, 0.01, random(5));
    double step = new MramArray(chip).stepCurrent();
    for (int i = 0; i < 8; i++) {
      int index = i;
      given.replaceAll(
          m ->
              m.neuron() == index && m.input() == 9 && m.level() == index + 3
                  ? new Measurement(
                      m.neuron(), 9, m.level(), m.ampere() + (index % 2 == 0 ? 4 : -4) * step)
                  : m);
    }
    Calibration found = Calibration.of(chip, given);
    assertThat(found.stuck()).containsExactly(stuck);
    assertThat(found.outliers()).hasSize(8).allMatch(m -> m.level() == m.neuron() + 3);
    assertThat(largestError(chip, found.codes(), ladders)).isLessThan(0.15);
  }

  @Test
  void aThermometerTableNeverFalls() {
    ChipSpec chip = chip(Encoding.THERMOMETER, 0.05, true);
    Calibration found = Calibration.of(chip, measured(chip, truth(chip), 1, 0.8, random(6)));
    for (int[] row : found.codes()) {
      assertThat(row).isSorted();
    }
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void fillsWhatWasNotMeasuredFromTheOtherSynapses(Encoding encoding) {
    ChipSpec chip = chip(encoding, 0.05, true);
    double[][] ladders = truth(chip);
    List<Measurement> given = measured(chip, ladders, 1, 0.01, random(7));
    given.removeIf(m -> m.neuron() == 3 && m.input() == 4);
    given.removeIf(m -> m.neuron() == 5 && m.input() == 6 && m.level() >= 8);
    Calibration found = Calibration.of(chip, given);
    assertThat(found.filled())
        .containsExactly(new Calibration.Synapse(3, 4), new Calibration.Synapse(5, 6));
    assertThat(found.missing()).isEqualTo(16 + 8);
    assertThat(found.stuck()).isEmpty();
    // The median synapse is nearly the nominal one.
    for (int level = 0; level < 16; level++) {
      assertThat(found.codes()[3 * 16 + 4][level]).isCloseTo(4 * level, within(1));
    }
    double[] half = ladders[5 * 16 + 6];
    assertThat(found.codes()[5 * 16 + 6][7]).isCloseTo((int) Math.round(4 * half[7]), within(1));
    assertThat(found.codes()[5 * 16 + 6][15])
        .isCloseTo((int) Math.round(4 * (half[7] + 8)), within(2));
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void oneMeasurementFillsAWholeChip(Encoding encoding) {
    ChipSpec chip = chip(encoding, 0.05, true);
    double step = new MramArray(chip).stepCurrent();
    Calibration found = Calibration.of(chip, List.of(new Measurement(0, 0, 0, 0.5 * step)));
    assertThat(found.filled()).hasSize(128);
    assertThat(found.codes()[0][0]).isEqualTo(2);
    for (int level = 0; level < 16; level++) {
      assertThat(found.codes()[127][level]).isEqualTo(4 * level + 2);
    }
  }

  @Test
  void repeatedMeasurementsAverage() {
    ChipSpec chip = chip(Encoding.THERMOMETER, 0.05, true);
    double[][] ladders = truth(chip);
    Calibration found = Calibration.of(chip, measured(chip, ladders, 25, 0.3, random(8)));
    double rounding = chip.array().code().lsb() / Math.sqrt(12);
    assertThat(error(chip, found.codes(), ladders))
        .isCloseTo(Math.hypot(0.3 / 5, rounding), within(0.01));
  }

  @Test
  void orderOfMeasurementsDoesNotMatterBeyondRounding() {
    ChipSpec chip = chip(Encoding.BINARY, 0.05, true);
    List<Measurement> given = measured(chip, truth(chip), 2, 0.1, random(9));
    Calibration one = Calibration.of(chip, given);
    List<Measurement> reversed = new ArrayList<>(given);
    Collections.reverse(reversed);
    assertThat(Calibration.of(chip, reversed).codes()).isDeepEqualTo(one.codes());
    assertThat(Calibration.of(chip, given)).usingRecursiveComparison().isEqualTo(one);
  }

  @Test
  void countsCodesThatDoNotFit() {
    ChipSpec chip = chip(Encoding.BINARY, 0, false);
    // 15 + 15 / 0.4 steps at level 15, of a chip that is read with a lower TMR than it was made.
    double step = new MramArray(chip).stepCurrent();
    List<Measurement> given = new ArrayList<>();
    for (int level = 0; level < 16; level++) {
      given.add(new Measurement(0, 0, level, (level + 37.5) * step));
    }
    Calibration found = Calibration.of(chip, given);
    assertThat(found.codes()[0]).containsOnly(127);
    assertThat(found.clipped()).isEqualTo(128 * 16);
  }

  @Test
  void needsAMeasurement() {
    assertThatThrownBy(() -> Calibration.of(chip(Encoding.BINARY, 0, true), List.of()))
        .hasMessage("no measurement");
  }

  /** A chip whose codes come from the table acts as the chip that was measured. */
  @Test
  void theTableMakesTheTwinOfTheMeasuredChip() {
    ChipSpec chip = chip(Encoding.BINARY, 0.05, true);
    int[][] table = Calibration.of(chip, measured(chip, truth(chip), 1, 0, random(10))).codes();
    int[][] levels = TwinImages.randomLevels(chip);
    assertThat(TwinImages.of(chip, levels, null, table).codes())
        .isDeepEqualTo(TwinImages.of(chip, levels, null).codes());
    Map<Long, String> digests = new HashMap<>();
    digests.put(digest(chip, levels, null), "drawn");
    digests.put(digest(chip, levels, table), "table");
    table[127][15]++;
    digests.put(digest(chip, levels, table), "other table");
    assertThat(digests).hasSize(3);
  }

  private static long digest(ChipSpec chip, int[][] levels, int[][] table) {
    return TwinImages.of(chip, levels, null, table).parameters().get("SPEC_DIGEST");
  }
}
