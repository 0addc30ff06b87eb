// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An MRAM chip as its file describes it, and the records in it. */
final class ChipSpecTest {
  private static final MramDeviceSpec DEVICE =
      new MramDeviceSpec(5000, 1.5, 0.05, 0.02, 0.1, true, 7);

  private static final ChipSpec CHIP =
      new ChipSpec(
          "chip",
          new ArraySpec(
              6,
              4,
              3,
              ArraySpec.Encoding.THERMOMETER,
              ArraySpec.Polarity.ROW,
              new QFormat(true, 7, 3)),
          "w.csv",
          DEVICE,
          new LifSpec(
              new QFormat(true, 20, 8),
              new QFormat(true, 18, 8),
              LifSpec.PspShape.ALPHA,
              Decay.coefficient(0.25),
              Decay.coefficient(0.5),
              Decay.shift(3),
              10,
              1.5,
              true,
              true,
              -0.25,
              9,
              5),
          new InhibitionSpec(InhibitionSpec.Topology.RING, 1, null, 0.125),
          new TimingSpec(12e6, 240, 9));

  @Test
  void theParametersAreTheDescriptionInRawUnits() {
    var architecture = new ArchitectureSpec(Architecture.FOLDED, 2, 64, 12, false, true, true);
    assertThat(CHIP.with(architecture).parameters())
        .containsEntry("INPUTS", 6L)
        .containsEntry("NEURONS", 4L)
        .containsEntry("CODE_BITS", 7L)
        .containsEntry("CODE_FRACTION_BITS", 3L)
        .containsEntry("FRACTION_BITS", 8L)
        .containsEntry("TRACE_BITS", 18L)
        .containsEntry("MEMBRANE_BITS", 20L)
        .containsEntry("REFRACTORY_BITS", 5L)
        .containsEntry("DIVIDER_BITS", 9L)
        .containsEntry("COEFFICIENT_BITS", 10L)
        .containsEntry("PSP_SHAPE", 2L)
        .containsEntry("DECAY_MODE", 2L)
        .containsEntry("LEAK_MODE", 1L)
        .containsEntry("STRICT_THRESHOLD", 1L)
        .containsEntry("RESET_SUBTRACT", 1L)
        .containsEntry("POLARITY", 1L)
        .containsEntry("INHIBITION", 1L)
        .containsEntry("LANES", 2L)
        .containsEntry("EVENT_QUEUE_BITS", 6L)
        .containsEntry("COUNTER_BITS", 12L)
        .containsEntry("READBACK", 0L)
        .containsEntry("FIXED_SETTINGS", 1L)
        .containsEntry("INIT_ENABLE", 1L)
        .containsEntry("INIT_STEP_MODE", 1L)
        .containsEntry("INIT_DIVIDER", 240L)
        .containsEntry("INIT_THRESHOLD", 384L)
        .containsEntry("INIT_RESET_VALUE", -64L)
        .containsEntry("INIT_LEAK", 3L)
        .containsEntry("INIT_DECAY_E", 256L)
        .containsEntry("INIT_DECAY_I", 512L)
        .containsEntry("INIT_REFRACTORY", 9L)
        .containsEntry("INIT_INHIBITION", 32L);
  }

  @ParameterizedTest
  @EnumSource
  void theParametersAreAllThoseOfTheTopButDigestAndImages(Architecture kind) {
    ChipSpec chip = CHIP.with(ArchitectureSpec.of(kind));
    assertThat(chip.top()).isSameAs(kind.top());
    assertThat(chip.parameters().keySet())
        .containsExactlyInAnyOrderElementsOf(
            kind.top().block().parameters().stream()
                .map(Parameter::name)
                .filter(p -> !p.equals("SPEC_DIGEST") && !p.equals("LOAD_IMAGE"))
                .toList());
    assertThat(chip.top().resolve(chip.parameters())).containsAllEntriesOf(chip.parameters());
  }

  @Test
  void whatIsNotThereOrNotWantedIsZero() {
    LifSpec n = CHIP.neuron();
    var neuron =
        new LifSpec(
            n.membrane(),
            n.trace(),
            LifSpec.PspShape.PULSE,
            n.decayE(),
            n.decayI(),
            Decay.none(),
            10,
            1,
            false,
            false,
            0,
            0,
            0);
    ChipSpec chip =
        new ChipSpec(
            "chip",
            CHIP.array(),
            "w.csv",
            DEVICE,
            neuron,
            InhibitionSpec.none(),
            CHIP.timing(),
            ArchitectureSpec.of(Architecture.FOLDED));
    assertThat(chip.parameters())
        .containsEntry("PSP_SHAPE", 0L)
        .containsEntry("LEAK_MODE", 0L)
        .containsEntry("INIT_LEAK", 0L)
        .containsEntry("STRICT_THRESHOLD", 0L)
        .containsEntry("RESET_SUBTRACT", 0L)
        .containsEntry("INHIBITION", 0L)
        .containsEntry("LANES", 1L)
        .containsEntry("EVENT_QUEUE_BITS", 8L)
        .containsEntry("COUNTER_BITS", 32L)
        .containsEntry("READBACK", 1L)
        .containsEntry("FIXED_SETTINGS", 0L)
        .containsEntry("INIT_STEP_MODE", 0L);
    assertThat(CHIP.architecture()).isEqualTo(ArchitectureSpec.of(Architecture.PARALLEL));
  }

  @Test
  void aChipWithOtherFilesDiffersInNothingElse() {
    ChipSpec other = CHIP.withFiles("a.csv", "b.csv", "c.csv");
    assertThat(other.weights()).isEqualTo("a.csv");
    assertThat(other.codes()).isEqualTo("c.csv");
    assertThat(other.inhibition())
        .isEqualTo(new InhibitionSpec(InhibitionSpec.Topology.RING, 1, "b.csv", 0.125));
    assertThat(other.withFiles("w.csv", null, null)).isEqualTo(CHIP);
  }

  @Test
  void aChipOfOtherCellsDiffersInNothingElse() {
    MramDeviceSpec other =
        DEVICE
            .withCurrentSubtraction(false)
            .withSeed(8)
            .with(new BranchSpec(0.01, 1e6, 500))
            .with(new WireSpec(3, 2))
            .with(new ReferenceSpec(ReferenceSpec.Per.ARRAY, 0, 0));
    assertThat(CHIP.with(other).device()).isEqualTo(other);
    assertThat(CHIP.with(other).with(DEVICE)).isEqualTo(CHIP);
    assertThat(other)
        .isEqualTo(
            new MramDeviceSpec(
                5000,
                1.5,
                0.05,
                0.02,
                0.1,
                false,
                8,
                CellPhysicsSpec.ideal(),
                new ReferenceSpec(ReferenceSpec.Per.ARRAY, 0, 0),
                new BranchSpec(0.01, 1e6, 500),
                new WireSpec(3, 2)));
    assertThat(DEVICE.reference()).isEqualTo(new ReferenceSpec(ReferenceSpec.Per.CELL, 0.05, 0.02));
  }

  @Test
  void levelsAndCellsFollowFromTheBitsOfASynapse() {
    ArraySpec thermometer = CHIP.array();
    var binary =
        new ArraySpec(
            6, 4, 3, ArraySpec.Encoding.BINARY, ArraySpec.Polarity.ROW, new QFormat(true, 7, 3));
    assertThat(thermometer.maxLevel()).isEqualTo(7);
    assertThat(thermometer.cellsPerSynapse()).isEqualTo(7);
    assertThat(binary.cellsPerSynapse()).isEqualTo(3);
  }

  @Test
  void temperatureChangesResistanceAndMagnetoresistanceLinearly() {
    var warm = new CellPhysicsSpec.Thermal(350, 1e-3, -2e-3);
    assertThat(warm.rPFactor()).isCloseTo(1.05, within(1e-12));
    assertThat(warm.tmrFactor()).isCloseTo(0.9, within(1e-12));
    CellPhysicsSpec.Thermal nominal = CellPhysicsSpec.ideal().thermal();
    assertThat(nominal.rPFactor()).isEqualTo(1);
    assertThat(nominal.tmrFactor()).isEqualTo(1);
  }

  @Test
  void aMirrorDeliversWhatTheDividerLeaves() {
    assertThat(new BranchSpec(0, 3000, 1000).delivered()).isCloseTo(0.75, within(1e-12));
    assertThat(BranchSpec.ideal().delivered()).isEqualTo(1);
    assertThat(new WireSpec(0, 0).resists()).isFalse();
    assertThat(new WireSpec(0, 1).resists()).isTrue();
    assertThat(new WireSpec(1, 0).resists()).isTrue();
  }

  @Test
  void stepsComeAtTheClockOverTheDivider() {
    assertThat(CHIP.timing().stepHz()).isEqualTo(50e3);
    assertThat(new TimingSpec(12e6, 1, 4).stepHz()).isEqualTo(12e6);
    assertThat(new TimingSpec(12e6, 0, 4).stepHz()).isEqualTo(12e6);
  }

  @ParameterizedTest
  @EnumSource
  void anArchitectureIsFoundByItsWord(Architecture kind) {
    assertThat(Architecture.of(kind.word())).isEqualTo(kind);
  }

  @Test
  void anUnknownArchitectureIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> Architecture.of("systolic"))
        .hasMessage("architecture 'systolic' is none of parallel, parallel-axi, folded");
  }
}
