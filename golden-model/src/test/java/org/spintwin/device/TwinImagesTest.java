// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.ArchitectureSpec;
import org.spintwin.spec.ArraySpec.Encoding;
import org.spintwin.spec.ArraySpec.Polarity;
import org.spintwin.spec.BranchSpec;
import org.spintwin.spec.CellPhysicsSpec;
import org.spintwin.spec.CellPhysicsSpec.Retention;
import org.spintwin.spec.CellPhysicsSpec.Thermal;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.InhibitionSpec;
import org.spintwin.spec.InhibitionSpec.Topology;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.ReferenceSpec;
import org.spintwin.spec.ReferenceSpec.Per;
import org.spintwin.spec.TwinImage;
import org.spintwin.spec.WireSpec;

final class TwinImagesTest {
  private static final ChipSpec CHIP = chip(Polarity.SYNAPSE);

  private static ChipSpec chip(Polarity polarity) {
    return TestChips.chip(16, 8, 4, Encoding.BINARY, polarity, TestChips.device(1.5, 0.05, true));
  }

  private static ChipSpec inhibited(Topology topology, int radius) {
    return TestChips.with(CHIP, new InhibitionSpec(topology, radius, null, 4));
  }

  @Test
  void drawsTheSameCodesOnEveryMachine() {
    TwinImage image = TwinImages.of(CHIP, TwinImages.randomLevels(CHIP), null);
    assertThat(Arrays.deepHashCode(image.codes())).isEqualTo(-539094701);
    assertThat(image.parameters()).containsEntry("SPEC_DIGEST", 1665564934L);
  }

  @Test
  void drawsEveryLevelOfBothSigns() {
    int[][] levels =
        TwinImages.randomLevels(
            TestChips.chip(64, 64, 4, Encoding.BINARY, Polarity.SYNAPSE, CHIP.device()));
    assertThat(Arrays.stream(levels).flatMapToInt(Arrays::stream).distinct().sorted().toArray())
        .isEqualTo(IntStream.rangeClosed(-15, 15).toArray());
  }

  @Test
  void drawsOneSignForEachInputWithPolarityPerRow() {
    ChipSpec chip = chip(Polarity.ROW);
    int[][] levels = TwinImages.randomLevels(chip);
    TwinImage image = TwinImages.of(chip, levels, null);
    for (int input = 0; input < 16; input++) {
      for (boolean[] row : image.inhibitory()) {
        assertThat(row[input]).isEqualTo(image.inhibitory()[0][input]);
      }
    }
    assertThat(image.inhibitory()[0]).contains(true).contains(false);
  }

  @Test
  void keepsTheSignBesideTheCode() {
    ChipSpec chip =
        TestChips.chip(3, 2, 4, Encoding.BINARY, Polarity.SYNAPSE, TestChips.device(1.5, 0, true));
    TwinImage image = TwinImages.of(chip, new int[][] {{-15, 0, 7}, {1, -1, 15}}, null);
    assertThat(image.codes()).isDeepEqualTo(new int[][] {{60, 0, 28}, {4, 4, 60}});
    assertThat(image.inhibitory())
        .isDeepEqualTo(new boolean[][] {{true, false, false}, {false, true, false}});
  }

  @Test
  void keepsTheSignInSignedCodes() {
    ChipSpec chip =
        TestChips.chip(3, 2, 4, Encoding.BINARY, Polarity.SIGNED, TestChips.device(1.5, 0, true));
    TwinImage image = TwinImages.of(chip, new int[][] {{-15, 0, 7}, {1, -1, 15}}, null);
    assertThat(image.codes()).isDeepEqualTo(new int[][] {{-60, 0, 28}, {4, -4, 60}});
    assertThat(image.inhibitory()).isDeepEqualTo(new boolean[2][3]);
  }

  /** A spread so wide that codes clip at both ends: the lowest has no negative. */
  @Test
  void signedCodesAreTheCodesOfTheMagnitudesNegatedAndSaturated() {
    var device = TestChips.device(1.5, 2, true);
    ChipSpec signed = TestChips.chip(16, 8, 4, Encoding.BINARY, Polarity.SIGNED, device);
    ChipSpec beside = TestChips.chip(16, 8, 4, Encoding.BINARY, Polarity.SYNAPSE, device);
    int[][] levels = TwinImages.randomLevels(signed);
    assertThat(levels).isDeepEqualTo(TwinImages.randomLevels(beside));
    int[][] magnitudes = TwinImages.of(beside, levels, null).codes();
    int[][] codes = TwinImages.of(signed, levels, null).codes();
    int lowestNegated = 0;
    for (int neuron = 0; neuron < 8; neuron++) {
      for (int input = 0; input < 16; input++) {
        int magnitude = magnitudes[neuron][input];
        boolean negative = levels[neuron][input] < 0;
        int expected = !negative ? magnitude : magnitude == -128 ? 127 : -magnitude;
        lowestNegated += negative && magnitude == -128 ? 1 : 0;
        assertThat(codes[neuron][input]).isEqualTo(expected);
      }
    }
    assertThat(lowestNegated).isPositive();
  }

  @Test
  void givesZeroLevelsTheirInputsPolarityWithPolarityPerRow() {
    ChipSpec chip =
        TestChips.chip(3, 2, 4, Encoding.BINARY, Polarity.ROW, TestChips.device(1.5, 0, true));
    TwinImage image = TwinImages.of(chip, new int[][] {{-15, 0, 0}, {0, 0, 3}}, null);
    assertThat(image.inhibitory())
        .isDeepEqualTo(new boolean[][] {{true, false, false}, {true, false, false}});
  }

  @Test
  void refusesMixedSignsOfAnInputWithPolarityPerRow() {
    int[][] levels = new int[8][16];
    levels[2][5] = 3;
    levels[6][5] = -1;
    assertThatThrownBy(() -> TwinImages.of(chip(Polarity.ROW), levels, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "input 5 has a negative level at neuron 6 and a positive one at neuron 2; with "
                + "polarity per row all levels of an input share a sign");
  }

  @Test
  void refusesLevelsOutsideTheArray() {
    int[][] levels = new int[8][16];
    levels[3][4] = -16;
    assertThatThrownBy(() -> TwinImages.of(CHIP, levels, null))
        .hasMessage("neuron 3, input 4: level -16 is outside -15..15, the levels of 4 bits");
    assertThatThrownBy(() -> TwinImages.of(CHIP, new int[7][16], null))
        .hasMessage("levels for 7 neurons; the array has 8");
    assertThatThrownBy(() -> TwinImages.of(CHIP, new int[8][17], null))
        .hasMessage("neuron 0 has levels for 17 inputs; the array has 16");
  }

  @Test
  void buildsTheMaskOfEachTopology() {
    int[][] levels = new int[8][16];
    assertThat(TwinImages.of(CHIP, levels, null).mask()).isDeepEqualTo(new boolean[8][8]);
    boolean[][] all = TwinImages.of(inhibited(Topology.ALL, 0), levels, null).mask();
    boolean[][] ring = TwinImages.of(inhibited(Topology.RING, 2), levels, null).mask();
    boolean[][] wide = TwinImages.of(inhibited(Topology.RING, 100), levels, null).mask();
    assertThat(all[3]).containsExactly(true, true, true, false, true, true, true, true);
    assertThat(ring[3]).containsExactly(false, true, true, false, true, true, false, false);
    assertThat(ring[0]).containsExactly(false, true, true, false, false, false, true, true);
    assertThat(wide).isDeepEqualTo(all);
  }

  @Test
  void takesAGivenMaskAsItIs() {
    ChipSpec chip = inhibited(Topology.MASK, 0);
    boolean[][] mask = new boolean[8][8];
    mask[1][7] = true;
    assertThat(TwinImages.of(chip, new int[8][16], mask).mask()).isDeepEqualTo(mask);
    assertThatThrownBy(() -> TwinImages.of(chip, new int[8][16], null))
        .hasMessage("inhibition topology MASK needs a mask; none was given");
    assertThatThrownBy(() -> TwinImages.of(chip, new int[8][16], new boolean[7][8]))
        .hasMessage("inhibition mask has 7 rows; the array has 8 neurons");
    assertThatThrownBy(() -> TwinImages.of(chip, new int[8][16], new boolean[8][9]))
        .hasMessage("inhibition mask row 0 has 9 entries; the array has 8 neurons");
  }

  @Test
  void digestTellsApartLevelsMasksAndDevices() {
    int[][] levels = new int[8][16];
    int[][] other = new int[8][16];
    other[7][15] = 1;
    ChipSpec leaky =
        TestChips.chip(
            16, 8, 4, Encoding.BINARY, Polarity.SYNAPSE, TestChips.device(1.5, 0.05, false));
    assertThat(
            List.of(
                digest(CHIP, levels),
                digest(CHIP, other),
                digest(leaky, levels),
                digest(inhibited(Topology.RING, 1), levels),
                digest(inhibited(Topology.RING, 2), levels)))
        .doesNotHaveDuplicates()
        .allMatch(d -> d >= 0 && d <= Integer.MAX_VALUE);
    assertThat(digest(CHIP, levels)).isEqualTo(digest(chip(Polarity.SYNAPSE), new int[8][16]));
  }

  /** Each of what makes cells real, alone; what is switched off does not count. */
  @Test
  void digestTellsApartEverythingThatMakesCellsReal() {
    int[][] levels = new int[8][16];
    MramDeviceSpec device = CHIP.device();
    Thermal room = new Thermal(300, 0, 0);
    Retention kept = new Retention(60, 0);
    double none = Double.POSITIVE_INFINITY;
    List<MramDeviceSpec> devices =
        List.of(
            device,
            device.with(new CellPhysicsSpec(0.5, room, 0, 0, kept)),
            device.with(new CellPhysicsSpec(none, new Thermal(350, 0, 0), 0, 0, kept)),
            device.with(new CellPhysicsSpec(none, new Thermal(300, 1e-3, 0), 0, 0, kept)),
            device.with(new CellPhysicsSpec(none, new Thermal(300, 0, 1e-3), 0, 0, kept)),
            device.with(new CellPhysicsSpec(none, room, 0.01, 0, kept)),
            device.with(new CellPhysicsSpec(none, room, 0, 0.01, kept)),
            device.with(new CellPhysicsSpec(none, room, 0, 0, new Retention(50, 0))),
            device.with(new CellPhysicsSpec(none, room, 0, 0, new Retention(60, 0.01))),
            device.with(new ReferenceSpec(Per.COLUMN, 0.05, 0)),
            device.with(new ReferenceSpec(Per.ARRAY, 0.05, 0)),
            device.with(new ReferenceSpec(Per.CELL, 0.01, 0)),
            device.with(new ReferenceSpec(Per.CELL, 0.05, 0.01)),
            device.with(new BranchSpec(0.01, none, 1000)),
            device.with(new BranchSpec(0, 1e5, 1000)),
            device.with(new BranchSpec(0, none, 2000)),
            device.with(new WireSpec(0.01, 0)),
            device.with(new WireSpec(0, 0.01)));
    List<Long> digests = devices.stream().map(d -> digest(CHIP.with(d), levels)).toList();
    assertThat(digests).doesNotHaveDuplicates();
    MramDeviceSpec off =
        device
            .with(CellPhysicsSpec.ideal())
            .with(new ReferenceSpec(Per.CELL, device.sigmaR(), device.sigmaTmr()))
            .with(BranchSpec.ideal())
            .with(WireSpec.ideal());
    assertThat(digest(CHIP.with(off), levels)).isEqualTo(digests.get(0));
  }

  @Test
  void takesCodesFromATable() {
    ChipSpec chip =
        TestChips.chip(2, 2, 1, Encoding.BINARY, Polarity.SIGNED, TestChips.device(1.5, 0, true));
    int[][] table = {{1, 2}, {3, 4}, {5, 6}, {7, -128}};
    int[][] levels = {{1, -1}, {0, -1}};
    assertThat(TwinImages.of(chip, levels, null, table).codes())
        .isDeepEqualTo(new int[][] {{2, -4}, {5, 127}});
    assertThatThrownBy(() -> TwinImages.of(chip, levels, null, new int[3][2]))
        .hasMessage("a table of 3 synapses of 2 levels; the array has 4 of 2");
    assertThatThrownBy(() -> TwinImages.of(chip, levels, null, new int[4][3]))
        .hasMessage("a table of 4 synapses of 3 levels; the array has 4 of 2");
  }

  @Test
  void sizesThatAnArchitectureHasNotAreNotInTheDigest() {
    int[][] levels = TwinImages.randomLevels(CHIP);
    ChipSpec sized =
        CHIP.with(new ArchitectureSpec(Architecture.PARALLEL, 4, 64, 7, false, true, true));
    assertThat(sized.parameters()).isEqualTo(CHIP.parameters()).doesNotContainKey("LANES");
    assertThat(digest(sized, levels)).isEqualTo(digest(CHIP, levels));
  }

  private static long digest(ChipSpec chip, int[][] levels) {
    return TwinImages.of(chip, levels, null).parameters().get("SPEC_DIGEST");
  }
}
