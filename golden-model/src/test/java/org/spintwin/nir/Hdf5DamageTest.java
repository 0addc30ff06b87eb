// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.io.InputException;

/**
 * Files with a few wrong bytes. {@code -Dspintwin.full=true} damages them far more often; {@code
 * -Dspintwin.firstSeed=N} begins elsewhere.
 */
final class Hdf5DamageTest {
  private static final int SEEDS = Boolean.getBoolean("spintwin.full") ? 5000 : 30;
  private static final int FIRST_SEED = Integer.getInteger("spintwin.firstSeed", 1);

  @TempDir private Path folder;

  @Test
  void aDamagedFileIsReadOrRefusedWithAMessage() throws IOException {
    Path own = folder.resolve("own.nir");
    NirFile.read(NorseTraceTest.resource("lif_norse.nir")).write(own);
    List<Path> files =
        List.of(
            own,
            NorseTraceTest.resource("lif_norse.nir"),
            NirFileTest.foreign(folder, "h5py_chunks.nir"),
            NirFileTest.foreign(folder, "h5py_latest.nir"),
            NirFileTest.foreign(folder, "h5py_data.h5"));
    List<String> refused = new ArrayList<>();
    for (Path file : files) {
      byte[] sound = Files.readAllBytes(file);
      for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
        Path damaged = folder.resolve("damaged.nir");
        Files.write(damaged, damaged(sound, seed));
        try {
          if (file.toString().endsWith(".h5")) {
            NirTrace.read(damaged, 0.001);
          } else {
            NirFile read = NirFile.read(damaged);
            read.write(folder.resolve("copy.nir"));
            NirNetwork.of(read, 1e-4);
          }
        } catch (InputException e) {
          refused.add(e.getMessage());
        } catch (RuntimeException | Error e) {
          throw new AssertionError(file.getFileName() + ", seed " + seed, e);
        }
      }
    }
    assertThat(refused)
        .hasSizeGreaterThan(SEEDS)
        .allMatch(message -> message.startsWith("%Error-") && message.contains("; allowed "));
  }

  /** Some bytes replaced, most of them such as are not zero. */
  private static byte[] damaged(byte[] sound, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] bytes = sound.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      for (int tries = 0; bytes[at] == 0 && tries < 20; tries++) {
        at = random.nextInt(bytes.length);
      }
      bytes[at] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
