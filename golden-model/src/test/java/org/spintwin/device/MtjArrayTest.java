// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.spec.MtjBnnChip;
import org.spintwin.spec.MtjBnnImage;
import org.spintwin.spec.MtjDeviceSpec;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.WireSpec;

final class MtjArrayTest {
  private static final MtjDeviceSpec IDEAL =
      new MtjDeviceSpec(5000, 1.5, 0, 0, WireSpec.ideal(), 0, 0, 1);

  private static MtjBnnChip chip(MtjDeviceSpec device) {
    return new MtjBnnChip(
        "x", 15, 15, 13, 2, 4, 3, 8, new QFormat(true, 11, 8), "random", device, 12e6);
  }

  private static MtjDeviceSpec wired(double segment) {
    return new MtjDeviceSpec(5000, 1.5, 0.05, 0.02, new WireSpec(20, segment), 0, 0, 1);
  }

  @Test
  void idealCellsHaveTheNominalStepAsOneUnit() {
    MtjArray array = new MtjArray(chip(IDEAL));
    boolean[][] states = array.randomStates();
    MtjArray.Codes codes = array.codes(states);
    // G_P = step * (1 + TMR) / TMR, G_AP = step / TMR.
    for (int row = 0; row < 15; row++) {
      assertThat(codes.parallel()[row]).containsOnly(427);
      assertThat(codes.antiparallel()[row]).containsOnly(171);
    }
    assertThat(array.step()).isCloseTo(1 / 5000.0 - 1 / 12500.0, within(1e-18));
  }

  @Test
  void codesSaturate() {
    MtjBnnChip narrow =
        new MtjBnnChip("x", 15, 15, 13, 2, 4, 3, 8, new QFormat(true, 9, 8), "random", IDEAL, 12e6);
    MtjArray array = new MtjArray(narrow);
    assertThat(array.codes(array.randomStates()).of(0, 0, true)).isEqualTo(255);
  }

  @Test
  void spreadsAreThoseOfTheDevice() {
    MtjBnnChip large =
        new MtjBnnChip(
            "x",
            200,
            200,
            13,
            2,
            4,
            3,
            8,
            new QFormat(true, 11, 8),
            "random",
            new MtjDeviceSpec(5000, 1.5, 0.05, 0.1, WireSpec.ideal(), 0, 0, 7),
            12e6);
    MtjArray array = new MtjArray(large);
    boolean[][] all = new boolean[200][200];
    double[] antiparallel =
        Arrays.stream(array.conductances(all)).flatMapToDouble(Arrays::stream).toArray();
    for (boolean[] row : all) {
      Arrays.fill(row, true);
    }
    double[] parallel =
        Arrays.stream(array.conductances(all)).flatMapToDouble(Arrays::stream).toArray();
    double[] lnR = Arrays.stream(parallel).map(g -> -StrictMath.log(g * 5000)).toArray();
    double[] lnTmr = new double[lnR.length];
    Arrays.setAll(lnTmr, i -> StrictMath.log((parallel[i] / antiparallel[i] - 1) / 1.5));
    // 40,000 draws: a mean is known to sigma / 200, a deviation to sigma / 283.
    assertThat(mean(lnR)).isCloseTo(0, within(4 * 0.05 / 200));
    assertThat(deviation(lnR)).isCloseTo(0.05, within(4 * 0.05 / 283));
    assertThat(mean(lnTmr)).isCloseTo(0, within(4 * 0.1 / 200));
    assertThat(deviation(lnTmr)).isCloseTo(0.1, within(4 * 0.1 / 283));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return StrictMath.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }

  /**
   * The current of a column in units of a code is off by less than half a code for each row, and
   * counted in codes of as many bits less as rows are counted with, by less than half of one.
   */
  @ParameterizedTest
  @CsvSource({"0", "1", "5", "20"})
  void columnCurrentsAreThoseOfTheNodalSolutionWithinOneCode(double segment) {
    MtjBnnChip chip = chip(wired(segment));
    MtjArray array = new MtjArray(chip);
    SplittableRandom random = new SplittableRandom(3);
    for (int pattern = 0; pattern < 20; pattern++) {
      boolean[][] states = randomStates(random);
      MtjBnnImage image = MtjImages.of(chip, states);
      Crossbar nodal = array.crossbar(states);
      for (int drive = 0; drive < 10; drive++) {
        double[] volts = new double[15];
        Arrays.setAll(volts, row -> random.nextInt(256) / 255.0);
        double[] currents = nodal.currents(volts);
        for (int column = 0; column < 15; column++) {
          double sum = 0;
          for (int row = 0; row < 15; row++) {
            sum += volts[row] * image.code(row, column);
          }
          double found = sum / 16;
          double expected = currents[column] / array.step() * 256 / 16;
          assertThat(found).as("column %d", column).isCloseTo(expected, within(15.0 / 32));
        }
      }
    }
  }

  private static boolean[][] randomStates(SplittableRandom random) {
    boolean[][] states = new boolean[15][15];
    for (boolean[] row : states) {
      for (int column = 0; column < 15; column++) {
        row[column] = random.nextBoolean();
      }
    }
    return states;
  }

  /** The other code of a cell against the nodal solution of the array with that cell flipped. */
  @Test
  void theCodeOfTheOtherStateIsNearTheNodalSolution() {
    MtjArray array = new MtjArray(chip(wired(5)));
    boolean[][] states = array.randomStates();
    MtjArray.Codes codes = array.codes(states);
    double worst = 0;
    for (int row = 0; row < 15; row++) {
      for (int column = 0; column < 15; column++) {
        boolean[][] flipped = Arrays.stream(states).map(boolean[]::clone).toArray(boolean[][]::new);
        flipped[row][column] ^= true;
        double exact = array.effective(flipped)[row][column] / array.step() * 256;
        int code = codes.of(row, column, flipped[row][column]);
        worst = Math.max(worst, Math.abs(code / exact - 1));
      }
    }
    assertThat(worst).isLessThan(0.015);
  }

  /** What docs/chips/mtj-bnn.md says of writes at run time, at 5 ohm a segment. */
  @ParameterizedTest
  @CsvSource({"1, 0.006", "5, 0.012", "22, 0.02"})
  void currentsAfterWritesAtRunTimeStayNearTheNodalSolution(int writes, double bound) {
    MtjArray array = new MtjArray(MtjBnnChip.standard("x"));
    SplittableRandom random = new SplittableRandom(1);
    double[] volts = new double[15];
    Arrays.fill(volts, 1);
    for (int pattern = 0; pattern < 40; pattern++) {
      boolean[][] states = randomStates(random);
      MtjArray.Codes codes = array.codes(states);
      for (int write = 0; write < writes; write++) {
        states[random.nextInt(15)][random.nextInt(15)] ^= true;
      }
      double[] nodal = array.crossbar(states).currents(volts);
      for (int column = 0; column < 15; column++) {
        double sum = 0;
        for (int row = 0; row < 15; row++) {
          sum += codes.of(row, column, states[row][column]);
        }
        assertThat(sum / 256 * array.step() / nodal[column]).isCloseTo(1, within(bound));
      }
    }
  }

  @Test
  void withoutWiresTheCodesOfBothStatesAreExact() {
    MtjArray array =
        new MtjArray(chip(new MtjDeviceSpec(5000, 1.5, 0.1, 0.1, WireSpec.ideal(), 0, 0, 3)));
    boolean[][] states = array.randomStates();
    boolean[][] other = new boolean[15][15];
    for (int row = 0; row < 15; row++) {
      for (int column = 0; column < 15; column++) {
        other[row][column] = !states[row][column];
      }
    }
    MtjArray.Codes codes = array.codes(states);
    assertThat(array.codes(other).parallel()).isDeepEqualTo(codes.parallel());
    assertThat(array.codes(other).antiparallel()).isDeepEqualTo(codes.antiparallel());
  }

  /** 300 writes of 225 cells: the share of cells as wanted is 1 - p within three deviations. */
  @ParameterizedTest
  @CsvSource({"0.001", "0.01", "0.1", "0.5"})
  void writesAreFaithfulAsOftenAsTheirErrorSays(double error) {
    MtjArray array = new MtjArray(chip(IDEAL.withWriteError(error).withSeed(11)));
    boolean[][] targets = array.randomStates();
    int cells = 300 * 225;
    int faithful = 0;
    for (int write = 0; write < 300; write++) {
      boolean[][] states = array.written(targets, write);
      for (int row = 0; row < 15; row++) {
        for (int column = 0; column < 15; column++) {
          faithful += states[row][column] == targets[row][column] ? 1 : 0;
        }
      }
    }
    double deviation = StrictMath.sqrt(error * (1 - error) / cells);
    assertThat(faithful / (double) cells).isCloseTo(1 - error, within(3 * deviation));
  }

  @Test
  void errorsOfZeroAndOneNeverAndAlwaysHappen() {
    MtjArray never = new MtjArray(chip(IDEAL));
    boolean[][] targets = never.randomStates();
    assertThat(never.written(targets, 5)).isDeepEqualTo(targets);
    boolean[][] all = new MtjArray(chip(IDEAL.withWriteError(1))).written(targets, 5);
    for (int row = 0; row < 15; row++) {
      for (int column = 0; column < 15; column++) {
        assertThat(all[row][column]).isNotEqualTo(targets[row][column]);
      }
    }
  }

  @Test
  void theDigestTellsStatesAndDevicesApart() {
    boolean[][] states = new boolean[15][15];
    long first = digest(IDEAL, states);
    assertThat(digest(IDEAL, states)).isEqualTo(first);
    states[14][14] = true;
    assertThat(digest(IDEAL, states)).isNotEqualTo(first);
    states[14][14] = false;
    assertThat(digest(IDEAL.with(new WireSpec(0, 1)), states)).isNotEqualTo(first);
    assertThat(digest(IDEAL.withWriteError(1e-9), states)).isNotEqualTo(first);
  }

  private static long digest(MtjDeviceSpec device, boolean[][] states) {
    return MtjImages.of(chip(device), states).parameters().get("SPEC_DIGEST");
  }

  @Test
  void statesOfAnotherShapeAreRefused() {
    assertThatThrownBy(() -> MtjImages.of(chip(IDEAL), new boolean[15][14]))
        .hasMessage("states of another shape than 15 rows of 15");
  }
}
