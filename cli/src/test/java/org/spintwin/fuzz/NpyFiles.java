// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import static org.spintwin.fuzz.HostileCase.utf8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.spintwin.fuzz.SoundChips.Sound;
import org.spintwin.fuzz.YamlTree.Node;

/** NumPy's arrays: headers that say what is not so, in place of spikes, samples and weights. */
final class NpyFiles implements HostileFormat {
  private static final List<String> TYPES =
      List.of("<i8", "<i4", "<i2", "|i1", "|u1", "<u2", "<u4", "|b1", "<f4", "<f8", ">i8", ">f8");

  private static final List<String> OTHER_TYPES =
      List.of("|O", "<c16", "<U4", "|S3", "<u8", "=i4", "<f2", "<i0", "<i-1", "", "<i999999999");

  private static final List<Long> SIZES =
      List.of(0L, 1L, 2L, 3L, 4L, 5L, 13L, 64L, 65536L, 1L << 31, (1L << 31) - 1, 1L << 62, -1L);

  @Override
  public HostileCase draw(SplittableRandom random) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    if (Draw.rarely(random, 3)) {
      Node root = YamlTree.parsed(SoundChips.of("mram-lif").text());
      String key = Draw.one(random, "array.weights", "array.codes", "inhibition.mask");
      YamlTree.put(root, key, "in.npy");
      files.put(ChipFiles.CHIP, utf8(YamlTree.text(root)));
      files.put("in.npy", array(random, key.endsWith("codes") ? 16 : 4, 4));
      return HostileCase.command(files, List.of("check", ChipFiles.CHIP));
    }
    Sound sound = Draw.of(random, SoundChips.ALL);
    files.put(ChipFiles.CHIP, utf8(sound.text()));
    files.put("in.npy", array(random, random.nextInt(1, 9), sound.numbers()));
    return HostileCase.command(
        files,
        List.of(
            "simulate",
            ChipFiles.CHIP,
            "--input",
            "in.npy",
            "--trace",
            Draw.one(random, "out.csv", "out.npy"),
            "--quiet"));
  }

  /** An array, with faults in what it says of itself, in its length or in its bytes. */
  static byte[] array(SplittableRandom random, long rows, long columns) {
    long[] shape = {rows, columns};
    if (random.nextBoolean()) {
      shape = new long[Draw.rarely(random, 8) ? random.nextInt(40) : random.nextInt(1, 4)];
      Arrays.setAll(shape, i -> Draw.of(random, SIZES));
    }
    String type = Draw.of(random, Draw.rarely(random, 6) ? OTHER_TYPES : TYPES);
    byte[] bytes = bytes(random, type, shape, length(type, shape));
    return Draw.rarely(random, 3) ? ByteMutation.damaged(random, bytes) : bytes;
  }

  /** Of the data, as long as that is not much. */
  private static int length(String type, long[] shape) {
    double elements = Arrays.stream(shape).asDoubleStream().reduce(1, (a, b) -> a * b);
    char width = type.isEmpty() ? '1' : type.charAt(type.length() - 1);
    double length = elements * (width - '0');
    return length >= 0 && length < 1 << 16 ? (int) length : 8;
  }

  private static byte[] bytes(SplittableRandom random, String type, long[] shape, int length) {
    String sizes = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
    String order = Draw.one(random, "False", "False", "True");
    String header =
        "{'descr': '%s', 'fortran_order': %s, 'shape': (%s,), }".formatted(type, order, sizes);
    int version = Draw.one(random, 1, 1, 1, 2, 3, 9);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    int said = Draw.rarely(random, 12) ? random.nextInt() : header.length();
    for (int i = 0; i < (version == 1 ? 2 : 4); i++) {
      out.write(said >> 8 * i);
    }
    out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    byte[] data = ByteMutation.filled(random, length);
    if (random.nextBoolean()) {
      for (int i = 0; i < data.length; i++) {
        data[i] &= 1; // spikes
      }
    }
    out.writeBytes(data);
    return out.toByteArray();
  }
}
