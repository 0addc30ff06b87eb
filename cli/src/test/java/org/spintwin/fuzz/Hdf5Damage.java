// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import io.jhdf.checksum.ChecksumUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Damage to HDF5 files that their checksums do not tell. */
final class Hdf5Damage {
  /** Signature of an object's header, "OHDR". */
  private static final int HEADER = 0x5244484F;

  /** What stands in a header, as this program writes it, before the messages. */
  private static final int HEADER_BYTES = 10;

  /** Writes a file. */
  @FunctionalInterface
  interface Content {
    void write(Path file) throws IOException;
  }

  private Hdf5Damage() {}

  /** The bytes of a file that is written anywhere and removed. */
  static byte[] bytes(Content content) {
    try {
      Path file = Files.createTempFile("sound", ".nir");
      try {
        content.write(file);
        return Files.readAllBytes(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing what is to be damaged", e);
    }
  }

  /** The file with a few faults; its headers' checksums are right, but for every third file. */
  static byte[] damaged(SplittableRandom random, byte[] sound) {
    byte[] bytes = sound.clone();
    if (Draw.rarely(random, 4)) {
      return ByteMutation.damaged(random, bytes);
    }
    for (int i = Draw.few(random); i > 0; i--) {
      int at = random.nextInt(bytes.length);
      for (int tries = 0; bytes[at] == 0 && tries < 20; tries++) {
        at = random.nextInt(bytes.length); // most bytes that are 0 mean nothing
      }
      int value = Draw.one(random, bytes[at] ^ 1 << random.nextInt(8), 0xFF, 0x7F, 0, 1);
      int count = Math.min(Draw.one(random, 1, 1, 1, 4, 8), bytes.length - at);
      Arrays.fill(bytes, at, at + count, (byte) value);
    }
    return Draw.rarely(random, 3) ? bytes : mended(bytes);
  }

  private static byte[] mended(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < bytes.length - HEADER_BYTES; at++) {
      int length = file.getInt(at + HEADER_BYTES - Integer.BYTES);
      int end = at + HEADER_BYTES + length;
      if (file.getInt(at) == HEADER && length > 0 && end > at && end <= bytes.length - 4) {
        file.putInt(end, ChecksumUtils.checksum(Arrays.copyOfRange(bytes, at, end)));
      }
    }
    return bytes;
  }
}
