// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from the descriptions of the kinds of chip that have no test of their own. */
final class ChipRecordsTest {
  private static final SotMlpChip MLP = SotMlpChip.of("mlp", List.of(784, 100, 10), List.of(7));

  @Test
  void theParametersOfAPerceptronAreItsSizesAndFormats() {
    assertThat(MLP.parameters())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "INPUTS", 784L,
                "NEURONS_1", 100L,
                "NEURONS_2", 10L,
                "VALUE_BITS", 8L,
                "CODE_BITS", 2L,
                "CODE_FRACTION_BITS", 0L,
                "ACTIVATION", (long) SigmoidSpec.CLIP,
                "TABLE_BITS", 8L,
                "SIGMOID_SHIFT_1", 7L));
    assertThat(MLP.folded(true).parameters())
        .containsEntry("CODES", (long) RowArraySpec.TWOS_COMPLEMENT)
        .hasSize(10);
    assertThat(SotMlpChip.of("one", List.of(4, 3), List.of()).parameters())
        .containsOnlyKeys("INPUTS", "NEURONS_1", "VALUE_BITS", "CODE_BITS");
  }

  @Test
  void theParametersOfAPerceptronAreAllThoseOfItsTop() {
    for (SotMlpChip chip : List.of(MLP, MLP.folded(true))) {
      assertThat(chip.top().resolve(chip.parameters())).containsAllEntriesOf(chip.parameters());
    }
    assertThat(MLP.top().block().stem()).isNotEqualTo(MLP.folded(true).top().block().stem());
  }

  @Test
  void aPerceptronCountsItsLayersFromZeroAndHasARowForTheBias() {
    assertThat(MLP.layers()).isEqualTo(2);
    assertThat(MLP.rows(0)).isEqualTo(785);
    assertThat(MLP.rows(1)).isEqualTo(101);
    assertThat(MLP.neurons(0)).isEqualTo(100);
    assertThat(MLP.neurons(1)).isEqualTo(10);
    assertThat(MLP.fullScale()).isEqualTo(255);
  }

  @Test
  void eachHiddenLayerOfAPerceptronHasAShift() {
    assertThatThrownBy(() -> SotMlpChip.of("mlp", List.of(4), List.of()))
        .hasMessage("[4] with sigmoid shifts []");
    assertThatThrownBy(() -> SotMlpChip.of("mlp", List.of(4, 3, 2), List.of()))
        .hasMessage("[4, 3, 2] with sigmoid shifts []");
  }

  @Test
  void aPerceptronOfOtherDevicesDiffersInNothingElse() {
    SotDeviceSpec devices = SotDeviceSpec.nominal().with(1.5, 0.1, 0.01, 9);
    QFormat code = new QFormat(true, 6, 4);
    SotMlpChip other = MLP.with(devices, code);
    assertThat(other.device()).isEqualTo(devices);
    assertThat(other.code()).isEqualTo(code);
    assertThat(other.with(MLP.device(), MLP.code())).isEqualTo(MLP);
    assertThat(MLP.folded(true).folded(false)).isEqualTo(MLP);
    assertThat(devices).isEqualTo(new SotDeviceSpec(50, 30, 7, 1.5, 0.8, 0.1, 0, 0.01, 9));
  }

  @Test
  void theResistanceOfAnEllipticJunctionIsResistanceAreaOverItsArea() {
    SotDeviceSpec nominal = SotDeviceSpec.nominal();
    double squareMicrometres = Math.PI * 0.025 * 0.015; // half axes
    assertThat(nominal.parallel()).isCloseTo(7 / squareMicrometres, within(1e-6));
    assertThat(nominal.antiparallel()).isCloseTo(3 * 7 / squareMicrometres, within(1e-6));
  }

  @Test
  void theParametersOfAnMtjArrayAreItsSizesAndTheErrorInUnitsOfTheDraws() {
    MtjBnnChip chip = MtjBnnChip.standard("bnn");
    assertThat(chip.parameters())
        .isEqualTo(
            Map.of(
                "ROWS", 15L,
                "COLUMNS", 15L,
                "FEATURES", 13L,
                "BIAS_ROWS", 2L,
                "HIDDEN", 4L,
                "CLASSES", 3L,
                "VALUE_BITS", 8L,
                "CODE_BITS", 11L,
                "WRITE_ERROR", 167772L, // 0.01 * 2^24
                "LFSR_SEED", 2L));
    assertThat(chip.fullScale()).isEqualTo(255);
    assertThat(chip.hiddenRows()).isEqualTo(8);
    assertThat(MtjBnnSpec.TOP.resolve(chip.parameters())).containsAllEntriesOf(chip.parameters());
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "2147483646, 2147483647", "2147483647, 1", "-1, 2147483647"})
  void theSeedOfAShiftRegisterIsNeverZero(long seed, long register) {
    MtjBnnChip chip = MtjBnnChip.standard("bnn");
    assertThat(chip.with(chip.device().withSeed(seed)).parameters())
        .containsEntry("LFSR_SEED", register);
    EcramChip ecram = EcramChip.standard("ecram");
    var device = new EcramChip.Device(1e-6, 1e-5, 0.1, 0, 0, 0, seed);
    assertThat(ecram.with(device).parameters()).containsEntry("LFSR_SEED", register);
  }

  @Test
  void anMtjArrayOfOtherCellsDiffersInNothingElse() {
    MtjBnnChip chip = MtjBnnChip.standard("bnn");
    MtjDeviceSpec cells = chip.device();
    MtjDeviceSpec others =
        cells.withWriteError(0.25).withWrite(7).withSeed(3).with(new WireSpec(1, 2));
    assertThat(others)
        .isEqualTo(new MtjDeviceSpec(5000, 1.5, 0.05, 0, new WireSpec(1, 2), 0.25, 7, 3));
    assertThat(others.ideal())
        .isEqualTo(new MtjDeviceSpec(5000, 1.5, 0, 0, WireSpec.ideal(), 0, 7, 3));
    assertThat(chip.with(others).with(cells)).isEqualTo(chip);
    assertThat(chip.with(others).device()).isEqualTo(others);
    assertThat(chip.withStates("s.csv").states()).isEqualTo("s.csv");
    assertThat(chip.withStates("s.csv").withStates(chip.states())).isEqualTo(chip);
  }

  @Test
  void theParametersOfAnEcramArrayAreThoseOfItsTop() {
    EcramChip chip =
        EcramChip.standard("ecram")
            .with(new EcramChip.Device(1e-6, 1e-5, 0.1, 0.5, 0.125, 0.25, 1))
            .with(new EcramChip.Training(21, 3, 4, 5, 6));
    Map<String, Long> parameters = chip.parameters();
    assertThat(parameters)
        .containsEntry("INPUTS", 64L)
        .containsEntry("NEURONS", 10L)
        .containsEntry("TILE_ROWS", 32L)
        .containsEntry("LEVELS", 100L)
        .containsEntry("NOISE", 32L)
        .containsEntry("HALF_SELECT", 16384L);
    assertThat(EcramSpec.TOP.resolve(parameters)).containsAllEntriesOf(parameters);
  }

  @ParameterizedTest
  @CsvSource({"32, 1", "33, 2", "64, 2", "65, 3", "1, 1"})
  void tilesAreRoundedUp(int inputs, int tiles) {
    EcramChip chip = EcramChip.standard("ecram").sized(inputs, 3);
    assertThat(chip.tiles()).isEqualTo(tiles);
    assertThat(chip.neurons()).isEqualTo(3);
    assertThat(chip.sized(64, 10)).isEqualTo(EcramChip.standard("ecram"));
  }

  @Test
  void theConverterReachesFullScaleAtTheLargestSumOverTheScale() {
    EcramChip chip = EcramChip.standard("ecram");
    assertThat(chip.middle()).isEqualTo(50);
    assertThat(chip.largestSum()).isEqualTo(32L * 31 * 99);
    assertThat(chip.codesPerSum() * chip.largestSum() / 8).isCloseTo(255, within(1e-9));
    double gain = Math.scalb(chip.codesPerSum(), chip.gainShift());
    assertThat(gain).isBetween(1024.0, 2048.0); // all of 12 bits but the highest
    EcramChip finer = chip.with(new EcramChip.Readout(10, 8, 0));
    assertThat(Math.scalb(finer.codesPerSum(), finer.gainShift())).isBetween(1024.0, 2048.0);
    assertThat(finer.gainShift()).isEqualTo(chip.gainShift() - 2);
  }

  @Test
  void anEcramArrayWithOtherPartsDiffersInNothingElse() {
    EcramChip chip = EcramChip.standard("ecram");
    var readout = new EcramChip.Readout(6, 4, 0.1);
    var training = new EcramChip.Training(1, 2, 3, 4, 5);
    assertThat(chip.with(readout).with(training).withWeights("w.csv"))
        .isEqualTo(
            new EcramChip(
                "ecram", 64, 10, 32, 5, 100, "w.csv", chip.device(), readout, training, 12e6));
  }

  @Test
  void theParametersOfAnArrayOfTsPcmCellsAreInRawUnits() {
    var cell =
        new TsPcmChip.Cell(new QFormat(false, 16, 4), 8, 3, 2, 1.5, 0.25, 100, 5, 6, 7, 2, 99);
    var device = new TsPcmChip.Device(10, 0, 100, 0, 1);
    var training = new TsPcmChip.Training("F", 200, 0, 150, 1000);
    var chip = new TsPcmChip("cells", 3, 5, 8, cell, device, 1e6, training);
    assertThat(chip.cells()).isEqualTo(15);
    assertThat(chip.parameters())
        .containsEntry("CELLS", 15L)
        .containsEntry("VALUE_BITS", 8L)
        .containsEntry("CONDUCTANCE_BITS", 8L)
        .containsEntry("VOLTAGE_BITS", 16L)
        .containsEntry("FRACTION_BITS", 4L)
        .containsEntry("LEAK_SHIFT", 3L)
        .containsEntry("DISCHARGE_SHIFT", 2L)
        .containsEntry("HOLD", 24L)
        .containsEntry("INTRINSIC_STEP", 4L)
        .containsEntry("EXCITABILITY_MAX", 1600L)
        .containsEntry("SYNAPTIC_STEP", 5L)
        .containsEntry("DECAY_SHIFT", 6L)
        .containsEntry("PERIOD_BITS", 7L)
        .containsEntry("NOISE_BITS", 2L)
        .containsEntry("LFSR_SEED", 99L);
    TsPcmChip other = chip.withPattern("t.csv");
    assertThat(other.training()).isEqualTo(new TsPcmChip.Training("t.csv", 200, 0, 150, 1000));
    assertThat(other.withPattern("F")).isEqualTo(chip);
  }

  @Test
  void theVoltageAtWhichASwitchOpensIsNeverZero() {
    var cell = new TsPcmChip.Cell(new QFormat(false, 16, 4), 8, 3, 2, 0, 0.25, 100, 5, 6, 7, 2, 99);
    var device = new TsPcmChip.Device(10, 0, 100, 0, 1);
    var training = new TsPcmChip.Training("F", 200, 0, 150, 1000);
    assertThat(new TsPcmChip("cells", 3, 5, 8, cell, device, 1e6, training).parameters())
        .containsEntry("HOLD", 1L);
  }
}
