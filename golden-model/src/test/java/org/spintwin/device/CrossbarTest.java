// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assertj.core.data.Percentage;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.data.DMatrixSparseTriplet;
import org.ejml.interfaces.linsol.LinearSolverSparse;
import org.ejml.ops.DConvertMatrixStruct;
import org.ejml.sparse.FillReducing;
import org.ejml.sparse.csc.CommonOps_DSCC;
import org.ejml.sparse.csc.factory.LinearSolverFactory_DSCC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CrossbarTest {
  private static final double R_P = 5000;

  private static RandomGenerator random(long seed) {
    System.out.println("CrossbarTest seed " + seed);
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** Half of the cells parallel, TMR 150 %. */
  private static double[][] cells(int rows, int columns, double rP, RandomGenerator random) {
    double[][] cells = new double[rows][columns];
    for (double[] row : cells) {
      Arrays.setAll(row, column -> 1 / (random.nextBoolean() ? rP : 2.5 * rP));
    }
    return cells;
  }

  private static double[] volts(int rows, RandomGenerator random) {
    return random.doubles(rows, 0, 0.2).toArray();
  }

  /** The whole nodal matrix, factored by another library: sparse Cholesky. */
  private static double[] byEjml(double[][] cells, double driver, double segment, double[] volts) {
    int rows = cells.length;
    int columns = cells[0].length;
    int half = rows * columns;
    DMatrixSparseTriplet matrix = new DMatrixSparseTriplet(2 * half, 2 * half, 10 * half);
    DMatrixRMaj source = new DMatrixRMaj(2 * half, 1);
    double wire = 1 / segment;
    for (int i = 0; i < rows; i++) {
      double first = 1 / (driver + segment);
      matrix.addItem(i * columns, i * columns, first);
      source.add(i * columns, 0, first * volts[i]);
      for (int j = 0; j < columns; j++) {
        int row = i * columns + j;
        resistor(matrix, row, half + row, cells[i][j]);
        if (j + 1 < columns) {
          resistor(matrix, row, row + 1, wire);
        }
        if (i + 1 < rows) {
          resistor(matrix, half + row, half + row + columns, wire);
        } else {
          matrix.addItem(half + row, half + row, wire);
        }
      }
    }
    LinearSolverSparse<DMatrixSparseCSC, DMatrixRMaj> cholesky =
        LinearSolverFactory_DSCC.cholesky(FillReducing.NONE);
    DMatrixRMaj nodes = new DMatrixRMaj(2 * half, 1);
    assertThat(cholesky.setA(summed(matrix))).isTrue();
    cholesky.solve(source, nodes);
    double[] currents = new double[columns];
    for (int j = 0; j < columns; j++) {
      currents[j] = wire * nodes.get(2 * half - columns + j, 0);
    }
    return currents;
  }

  private static void resistor(DMatrixSparseTriplet matrix, int a, int b, double siemens) {
    matrix.addItem(a, a, siemens);
    matrix.addItem(b, b, siemens);
    matrix.addItem(a, b, -siemens);
    matrix.addItem(b, a, -siemens);
  }

  private static DMatrixSparseCSC summed(DMatrixSparseTriplet triplets) {
    DMatrixSparseCSC matrix = DConvertMatrixStruct.convert(triplets, (DMatrixSparseCSC) null);
    matrix.sortIndices(null);
    CommonOps_DSCC.duplicatesAdd(matrix, null);
    return matrix;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 0, 5",
    "7, 1, 100, 5",
    "1, 9, 100, 5",
    "15, 15, 0, 1",
    "15, 15, 0, 20",
    "16, 40, 50, 2",
    "40, 16, 50, 2",
    "30, 20, 1000, 500",
    "32, 32, 0, 0.01"
  })
  void agreesWithSparseCholeskyOfTheWholeNodalMatrix(
      int rows, int columns, double driver, double segment) {
    RandomGenerator random = random(rows * 100L + columns);
    double[][] cells = cells(rows, columns, R_P, random);
    double[] volts = volts(rows, random);
    double[] currents = new Crossbar(cells, driver, segment).currents(volts);
    double[] expected = byEjml(cells, driver, segment, volts);
    for (int column = 0; column < columns; column++) {
      assertThat(currents[column]).isCloseTo(expected[column], Percentage.withPercentage(1e-7));
    }
  }

  @ParameterizedTest
  @CsvSource({"12, 20, 100, 3", "20, 12, 100, 3", "9, 9, 0, 50"})
  void effectiveConductancesAddUpAndAreReciprocal(
      int rows, int columns, double driver, double segment) {
    RandomGenerator random = random(rows);
    double[][] cells = cells(rows, columns, R_P, random);
    double[] volts = volts(rows, random);
    Crossbar crossbar = new Crossbar(cells, driver, segment);
    double[][] effective = crossbar.effective();
    double[] currents = crossbar.currents(volts);
    for (int j = 0; j < columns; j++) {
      double sum = 0;
      for (int i = 0; i < rows; i++) {
        sum += volts[i] * effective[i][j];
        double[] one = new double[rows];
        one[i] = 1;
        // The shorter side is solved; so one of the shapes tests the other side's solution.
        assertThat(effective[i][j])
            .isCloseTo(byEjml(cells, driver, segment, one)[j], Percentage.withPercentage(1e-7));
      }
      assertThat(currents[j]).isCloseTo(sum, Percentage.withPercentage(1e-7));
    }
  }

  @Test
  void hardlyResistiveWiresGiveTheIdealArray() {
    RandomGenerator random = random(2);
    double[][] cells = cells(30, 20, R_P, random);
    double[] volts = volts(30, random);
    double[] ideal = new Crossbar(cells, 0, 0).currents(volts);
    double[] nearly = new Crossbar(cells, 0, 1e-8).currents(volts);
    for (int j = 0; j < 20; j++) {
      double expected = 0;
      for (int i = 0; i < 30; i++) {
        expected += cells[i][j] * volts[i];
      }
      assertThat(ideal[j]).isCloseTo(expected, Percentage.withPercentage(1e-12));
      assertThat(nearly[j]).isCloseTo(expected, Percentage.withPercentage(1e-6));
    }
    assertThat(new Crossbar(cells, 0, 0).effective()).isDeepEqualTo(cells);
  }

  @Test
  void driversAloneDivideTheVoltage() {
    double[][] cells = {{1e-3, 2e-3}, {1e-3, 1e-3}};
    double[] currents = new Crossbar(cells, 1000, 0).currents(new double[] {0.4, 0.3});
    assertThat(currents).containsExactly(new double[] {1e-4 + 1e-4, 2e-4 + 1e-4}, within(1e-18));
  }

  /**
   * Losses of a 15x15 array, computed elsewhere: half of the cells parallel, TMR 150 %, all rows at
   * 0.1 volt; mean and largest loss of a column, in percent. Entries of equal wire to cell
   * resistance differ by up to 7.5 %: that is what one random pattern differs from another.
   */
  @ParameterizedTest
  @CsvSource({
    "2000, 1, 5.2, 6.8, 0.05",
    "2000, 5, 21.6, 27.0, 0.05",
    "2000, 20, 52, 62, 0.5",
    "5000, 1, 2.3, 2.8, 0.05",
    "5000, 5, 10.3, 12.9, 0.05",
    "5000, 20, 31, 38, 0.5",
    "10000, 1, 1.1, 1.4, 0.05",
    "10000, 5, 5.6, 7.1, 0.05",
    "10000, 20, 20, 24, 0.5",
    "20000, 1, 0.6, 0.8, 0.05",
    "20000, 5, 2.8, 3.6, 0.05",
    "20000, 20, 11, 13, 0.5"
  })
  void losesWhatATableOfIrDropsSays(
      double rP, double segment, double mean, double most, double rounding) {
    RandomGenerator random = random(15);
    int patterns = 20;
    double[] volts = new double[15];
    Arrays.fill(volts, 0.1);
    double sumOfMeans = 0;
    double sumOfMaxima = 0;
    for (int pattern = 0; pattern < patterns; pattern++) {
      double[][] cells = cells(15, 15, rP, random);
      double[] ideal = new Crossbar(cells, 0, 0).currents(volts);
      double[] real = new Crossbar(cells, 0, segment).currents(volts);
      double[] loss = new double[15];
      Arrays.setAll(loss, j -> 100 * (1 - real[j] / ideal[j]));
      sumOfMeans += Arrays.stream(loss).average().orElseThrow();
      sumOfMaxima += Arrays.stream(loss).max().orElseThrow();
    }
    assertThat(sumOfMeans / patterns).isCloseTo(mean, within(0.075 * mean + rounding));
    assertThat(sumOfMaxima / patterns).isCloseTo(most, within(0.075 * most + rounding));
  }

  @Test
  void convergesWhereWiresResistFarMoreThanCells() {
    double[][] cells = cells(64, 64, 1, random(6));
    double[] volts = new double[64];
    Arrays.fill(volts, 0.1);
    double[] currents = new Crossbar(cells, 0, 1000).currents(volts);
    double[] expected = byEjml(cells, 0, 1000, volts);
    for (int j = 0; j < 64; j++) {
      assertThat(currents[j]).isCloseTo(expected[j], Percentage.withPercentage(1e-7));
    }
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, -1.0", "0, -0.5, -0.5", "NaN, 0, NaN", "0, Infinity, Infinity"})
  void refusesResistancesThatNoWireHas(double driver, double segment, String shown) {
    assertThatThrownBy(() -> new Crossbar(new double[][] {{1e-4}}, driver, segment))
        .hasMessage("wire resistance " + shown + " ohm; allowed is 0 or more");
  }

  @ParameterizedTest
  @CsvSource({"0, 0.0", "-1e-4, -1.0E-4", "NaN, NaN", "Infinity, Infinity"})
  void refusesConductancesThatNoCellHas(double siemens, String shown) {
    assertThatThrownBy(() -> new Crossbar(new double[][] {{siemens}}, 0, 1))
        .hasMessage("cell conductance " + shown + " siemens; allowed is more than 0");
  }
}
