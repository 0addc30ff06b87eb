// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spintwin.spec.EcramChip;
import org.spintwin.spec.MtjBnnChip;
import org.spintwin.spec.MtjDeviceSpec;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.SotDeviceSpec;
import org.spintwin.spec.SotMlpChip;
import org.spintwin.spec.WireSpec;

/** Chips that differ in one thing, whatever it is, have other digests. */
final class ChipDigestsTest {
  private static final EcramChip ECRAM = EcramChip.standard("twin");
  private static final MtjBnnChip MTJ = MtjBnnChip.standard("twin");

  /** Another seed that starts the same shift register. */
  private static final long SAME_REGISTER = 1 + 0x7FFF_FFFFL;

  @Test
  void ofEcramChips() {
    List<EcramChip> chips = new ArrayList<>(List.of(ECRAM));
    chips.add(named(ECRAM, "other", 12e6));
    chips.add(named(ECRAM, "twin", 13e6));
    chips.add(ECRAM.sized(63, 10));
    chips.add(ECRAM.with(new EcramChip.Device(2e-6, 1e-5, 0.1, 0, 0, 0, 1)));
    chips.add(ECRAM.with(new EcramChip.Device(1e-6, 2e-5, 0.1, 0, 0, 0, 1)));
    chips.add(ECRAM.with(new EcramChip.Device(1e-6, 1e-5, 0.2, 0, 0, 0, 1)));
    chips.add(ECRAM.with(new EcramChip.Device(1e-6, 1e-5, 0.1, 0, 0, 0, SAME_REGISTER)));
    chips.add(ECRAM.with(new EcramChip.Readout(8, 8.01, 0.0259)));
    chips.add(ECRAM.with(new EcramChip.Readout(8, 8, 0.03)));
    chips.add(ECRAM.with(new EcramChip.Training(21, 2, 2, 1, 1)));
    allDiffer(
        chips.stream()
            .map(
                chip -> {
                  EcramCells cells = new EcramCells(chip);
                  return cells.parameters(cells.levels()).get("SPEC_DIGEST");
                }));
  }

  @Test
  void ofArraysOfMagneticTunnelJunctions() {
    MtjDeviceSpec cells = MTJ.device();
    List<MtjBnnChip> chips = new ArrayList<>(List.of(MTJ));
    chips.add(like("other", MTJ.code(), 12e6));
    chips.add(like("twin", new QFormat(true, 11, 7), 12e6));
    chips.add(like("twin", MTJ.code(), 13e6));
    chips.add(MTJ.with(new MtjDeviceSpec(5001, 1.5, 0.05, 0, cells.wires(), 0.01, 0, 1)));
    chips.add(MTJ.with(new MtjDeviceSpec(5000, 1.6, 0.05, 0, cells.wires(), 0.01, 0, 1)));
    chips.add(MTJ.with(new MtjDeviceSpec(5000, 1.5, 0.06, 0, cells.wires(), 0.01, 0, 1)));
    chips.add(MTJ.with(new MtjDeviceSpec(5000, 1.5, 0.05, 0.01, cells.wires(), 0.01, 0, 1)));
    chips.add(MTJ.with(cells.with(new WireSpec(1, 5))));
    chips.add(MTJ.with(cells.with(new WireSpec(0, 6))));
    chips.add(MTJ.with(cells.withWriteError(0.01 + 1e-9)));
    chips.add(MTJ.with(cells.withWrite(1)));
    chips.add(MTJ.with(cells.withSeed(SAME_REGISTER)));
    assertThat(chips.get(12).parameters()).isEqualTo(MTJ.parameters());
    allDiffer(
        chips.stream()
            .map(chip -> MtjImages.of(chip, new boolean[15][15]).parameters().get("SPEC_DIGEST")));
  }

  @Test
  void ofPerceptrons() {
    List<SotMlpChip> chips = new ArrayList<>(List.of(perceptron("twin", nominal(), 1e8)));
    chips.add(perceptron("other", nominal(), 1e8));
    chips.add(perceptron("twin", nominal(), 2e8));
    chips.add(perceptron("twin", nominal(), 1e8).folded(true));
    chips.add(perceptron("twin", new SotDeviceSpec(51, 30, 7, 2, 0.8, 0, 0, 0, 1), 1e8));
    chips.add(perceptron("twin", new SotDeviceSpec(50, 31, 7, 2, 0.8, 0, 0, 0, 1), 1e8));
    chips.add(perceptron("twin", new SotDeviceSpec(50, 30, 8, 2, 0.8, 0, 0, 0, 1), 1e8));
    chips.add(perceptron("twin", new SotDeviceSpec(50, 30, 7, 3, 0.8, 0, 0, 0, 1), 1e8));
    chips.add(perceptron("twin", new SotDeviceSpec(50, 30, 7, 2, 0.9, 0, 0, 0, 1), 1e8));
    chips.add(perceptron("twin", new SotDeviceSpec(50, 30, 7, 2, 0.8, 0.1, 0, 0, 1), 1e8));
    chips.add(perceptron("twin", new SotDeviceSpec(50, 30, 7, 2, 0.8, 0, 0.1, 0, 1), 1e8));
    chips.add(perceptron("twin", new SotDeviceSpec(50, 30, 7, 2, 0.8, 0, 0, 0.1, 1), 1e8));
    chips.add(perceptron("twin", new SotDeviceSpec(50, 30, 7, 2, 0.8, 0, 0, 0, 2), 1e8));
    int[][][] weights = {{{1, -1}, {-1, 1}, {1, 1}}};
    int[][][] others = {{{1, -1}, {-1, 1}, {1, -1}}};
    allDiffer(
        Stream.concat(
            chips.stream().map(chip -> digest(chip, weights)),
            Stream.of(digest(chips.get(0), others))));
  }

  @Test
  void theDigestIsThirtyOneBitsOfTheHashOfItsLines() throws NoSuchAlgorithmException {
    var digest = new SpecDigest();
    digest.line("a", 1.5);
    digest.line("b", "text");
    digest.rows("c", new int[][] {{1, -2}, {3}});
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest("a=0x1.8p0\nb=text\nc=1 -2\nc=3\n".getBytes(StandardCharsets.UTF_8));
    long word = ByteBuffer.wrap(hash).getInt() & 0xFFFF_FFFFL;
    assertThat(digest.value()).isEqualTo(word >>> 1);
  }

  private static long digest(SotMlpChip chip, int[][][] weights) {
    return SotMlpImages.of(chip, weights).parameters().get("SPEC_DIGEST");
  }

  private static SotDeviceSpec nominal() {
    return SotDeviceSpec.nominal();
  }

  private static SotMlpChip perceptron(String name, SotDeviceSpec device, double clockHz) {
    return new SotMlpChip(
        name, List.of(2, 2), 8, 0, 8, List.of(), new QFormat(true, 4, 1), device, false, clockHz);
  }

  private static EcramChip named(EcramChip c, String name, double clockHz) {
    return new EcramChip(
        name,
        c.inputs(),
        c.neurons(),
        c.tileRows(),
        c.valueBits(),
        c.levels(),
        c.weights(),
        c.device(),
        c.readout(),
        c.training(),
        clockHz);
  }

  private static MtjBnnChip like(String name, QFormat code, double clockHz) {
    return new MtjBnnChip(name, 15, 15, 13, 2, 4, 3, 8, code, MTJ.states(), MTJ.device(), clockHz);
  }

  private static void allDiffer(Stream<Long> digests) {
    assertThat(digests).doesNotHaveDuplicates().allMatch(d -> d >= 0 && d < 1L << 31);
  }
}
