// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ArraySpec.Encoding;
import org.spintwin.spec.ArraySpec.Polarity;
import org.spintwin.spec.BranchSpec;
import org.spintwin.spec.CellPhysicsSpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.ReferenceSpec;
import org.spintwin.spec.ReferenceSpec.Per;
import org.spintwin.spec.WireSpec;

/** The array between drivers and wires that resist, and with everything else switched on. */
final class MramArrayWiresTest {
  private static final MramDeviceSpec SPREAD =
      new MramDeviceSpec(7000, 1.5, 0.05, 0.02, 0.1, true, 3);

  private static final CellPhysicsSpec UNRELIABLE =
      new CellPhysicsSpec(
          0.4,
          new CellPhysicsSpec.Thermal(350, 0.0001, -0.001),
          0.02,
          0.03,
          new CellPhysicsSpec.Retention(40, 1e7));

  private static ChipSpec chip(Encoding encoding, MramDeviceSpec device) {
    return TestChips.chip(12, 5, 3, encoding, Polarity.SYNAPSE, device);
  }

  private static void assertClose(double[][] found, double[][] expected, double most) {
    for (int neuron = 0; neuron < expected.length; neuron++) {
      for (int input = 0; input < expected[neuron].length; input++) {
        assertThat(found[neuron][input]).isCloseTo(expected[neuron][input], within(most));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void ladderHoldsTheCurrentsOfAllLevels(Encoding encoding) {
    MramDeviceSpec device =
        SPREAD
            .with(UNRELIABLE)
            .with(new ReferenceSpec(Per.COLUMN, 0.03, 0.01))
            .with(new BranchSpec(0.02, 1e5, 1000));
    for (boolean subtracted : new boolean[] {false, true}) {
      MramArray array = new MramArray(chip(encoding, device.withCurrentSubtraction(subtracted)));
      double[] ladder = array.ladder(4, 7);
      assertThat(ladder).hasSize(8);
      for (int level = 0; level < 8; level++) {
        assertThat(ladder[level]).isEqualTo(array.current(4, 7, level));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Per.class)
  void wiresThatHardlyResistChangeNothing(Per per) {
    MramDeviceSpec device = SPREAD.with(UNRELIABLE).with(new ReferenceSpec(per, 0.05, 0));
    ChipSpec ideal = chip(Encoding.BINARY, device);
    ChipSpec wired = ideal.with(device.with(new WireSpec(0, 1e-9)));
    int[][] levels = TwinImages.randomLevels(ideal);
    assertClose(new MramArray(wired).currents(levels), new MramArray(ideal).currents(levels), 1e-9);
  }

  @Test
  void driversDivideTheVoltageWithTheCellsOfTheirRow() {
    MramDeviceSpec device = new MramDeviceSpec(7000, 1.5, 0, 0, 0.1, false, 1);
    ChipSpec chip = chip(Encoding.BINARY, device.with(new WireSpec(500, 0)));
    int[][] levels = new int[5][12];
    levels[2][3] = 7;
    double[][] currents = new MramArray(chip).currents(levels);
    double row = 12 / (7000 * 2.5) + 3.0 / 7000;
    assertThat(currents[2][3]).isCloseTo((7 + 7 / 1.5) / (1 + 500 * row), within(1e-12));
    double idle = 15 / (7000 * 2.5);
    assertThat(currents[4][0]).isCloseTo(7 / 1.5 / (1 + 500 * idle), within(1e-12));
  }

  /** Shares of synapses add up to what a column senses when all rows are read. */
  @ParameterizedTest
  @EnumSource(Encoding.class)
  void currentsOfSynapsesAddUpToThoseOfColumns(Encoding encoding) {
    MramDeviceSpec device =
        SPREAD.withCurrentSubtraction(false).with(new WireSpec(80, 4)).with(UNRELIABLE);
    ChipSpec chip = chip(encoding, device);
    MramCells cells = new MramCells(chip);
    int[][] levels = TwinImages.randomLevels(chip);
    double[][] conductances = new double[12][5 * cells.perSynapse()];
    for (int input = 0; input < 12; input++) {
      int row = input;
      Arrays.setAll(
          conductances[input],
          column -> {
            int neuron = column / cells.perSynapse();
            int level = Math.abs(levels[neuron][row]);
            return cells.conductance(neuron, row, column % cells.perSynapse(), level);
          });
    }
    double[] volts = new double[12];
    Arrays.fill(volts, 0.1);
    double[] columns = new Crossbar(conductances, 80, 4).currents(volts);
    double[][] currents = new MramArray(chip).currents(levels);
    for (int neuron = 0; neuron < 5; neuron++) {
      double expected = 0;
      for (int cell = 0; cell < cells.perSynapse(); cell++) {
        expected += cells.weight(cell) * columns[neuron * cells.perSynapse() + cell];
      }
      assertThat(Arrays.stream(currents[neuron]).sum() * cells.stepCurrent())
          .isCloseTo(expected, within(1e-9 * expected));
    }
  }

  /** A reference that sees the same wires as its cell takes away what the wires do at level 0. */
  @Test
  void referencesInTheirOwnArrayCancelLevelZero() {
    MramDeviceSpec device = new MramDeviceSpec(7000, 1.5, 0, 0, 0.1, true, 1);
    MramDeviceSpec wired = device.with(new WireSpec(100, 5));
    double[][] own = new MramArray(chip(Encoding.BINARY, wired)).currents(new int[5][12]);
    assertClose(own, new double[5][12], 1e-12);
    ChipSpec shared = chip(Encoding.BINARY, wired.with(new ReferenceSpec(Per.COLUMN, 0, 0)));
    double[][] outside = new MramArray(shared).currents(new int[5][12]);
    assertThat(Arrays.stream(outside).flatMapToDouble(Arrays::stream)).allMatch(i -> i < -0.05);
  }

  @Test
  void codesFollowTheWires() {
    ChipSpec ideal = chip(Encoding.BINARY, new MramDeviceSpec(7000, 1.5, 0, 0, 0.1, true, 1));
    ChipSpec wired = ideal.with(ideal.device().with(new WireSpec(200, 10)));
    int[][] levels = new int[5][12];
    Arrays.stream(levels).forEach(row -> Arrays.fill(row, 7));
    int[][] lossless = new MramArray(ideal).codes(levels).codes();
    int[][] codes = new MramArray(wired).codes(levels).codes();
    assertThat(lossless[0][11]).isEqualTo(28);
    // Nearest to driver and ground: the last input of the first neuron.
    assertThat(codes[0][11]).isLessThan(28).isGreaterThan(codes[4][0]);
  }

  @Test
  void eachBranchHasItsGain() {
    MramDeviceSpec device =
        new MramDeviceSpec(7000, 1.5, 0, 0, 0.1, true, 1).with(new BranchSpec(0.05, 1e4, 1000));
    ChipSpec chip = TestChips.chip(2, 2, 3, Encoding.BINARY, ArraySpec.Polarity.ROW, device);
    MramCells cells = new MramCells(chip);
    // With polarity per row, level 0 beside a negative level is inhibitory too.
    double[][] currents = new MramArray(chip).currents(new int[][] {{-7, 7}, {0, 3}});
    assertThat(currents[0][0]).isCloseTo(7 * cells.branchGain(0, true) / 1.1, within(1e-12));
    assertThat(currents[0][1]).isCloseTo(7 * cells.branchGain(0, false) / 1.1, within(1e-12));
    assertThat(currents[1][1]).isCloseTo(3 * cells.branchGain(1, false) / 1.1, within(1e-12));
  }

  @Test
  void refusesMoreCellsThanItCanSolve() {
    MramDeviceSpec device = SPREAD.with(new WireSpec(0, 1));
    ChipSpec chip = TestChips.chip(256, 65, 4, Encoding.BINARY, Polarity.SYNAPSE, device);
    assertThatThrownBy(() -> new MramArray(chip))
        .hasMessage("66560 cells between wires that resist; allowed are 65536");
  }
}
