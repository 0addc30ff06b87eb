// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Damage that knows nothing of what the bytes mean. */
final class ByteMutation {
  private static final int MOST_REPEATED = 1 << 16;

  private ByteMutation() {}

  /** The same with a few faults. */
  static byte[] damaged(SplittableRandom random, byte[] sound) {
    byte[] bytes = sound;
    for (int i = Draw.few(random); i > 0; i--) {
      bytes = once(random, bytes);
    }
    return bytes;
  }

  private static byte[] once(SplittableRandom random, byte[] bytes) {
    if (bytes.length == 0) {
      return filled(random, 1 + random.nextInt(64));
    }
    int at = random.nextInt(bytes.length);
    int length = 1 + random.nextInt(Math.min(64, bytes.length - at));
    return switch (random.nextInt(10)) {
      case 0, 1 -> replaced(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
      case 2 ->
          replaced(bytes, at, (byte) Draw.number(random, 0, 0xFF, 0x7F, 0x80, '\n', '"', ','));
      case 3 -> replaced(bytes, at, (byte) random.nextInt(256));
      case 4 -> Arrays.copyOf(bytes, at);
      case 5 -> joined(bytes, at, filled(random, length), at + length); // overwritten
      case 6 -> joined(bytes, at, new byte[0], at + length); // cut out
      case 7 -> joined(bytes, at, filled(random, length), at); // put in
      case 8 -> { // spliced
        int from = random.nextInt(bytes.length);
        yield joined(bytes, at, Arrays.copyOfRange(bytes, from, bytes.length), at);
      }
      default -> repeated(random, bytes, at, length);
    };
  }

  private static byte[] repeated(SplittableRandom random, byte[] bytes, int at, int length) {
    int times = Math.min(Draw.one(random, 1, 2, 100, 5000), MOST_REPEATED / length);
    byte[] block = new byte[times * length];
    for (int i = 0; i < block.length; i++) {
      block[i] = bytes[at + i % length];
    }
    return joined(bytes, at, block, at);
  }

  private static byte[] replaced(byte[] bytes, int at, byte value) {
    byte[] changed = bytes.clone();
    changed[at] = value;
    return changed;
  }

  /** What is before {@code to}, what is given, and what is from {@code from} on. */
  private static byte[] joined(byte[] bytes, int to, byte[] middle, int from) {
    byte[] all = Arrays.copyOf(bytes, to + middle.length + bytes.length - from);
    System.arraycopy(middle, 0, all, to, middle.length);
    System.arraycopy(bytes, from, all, to + middle.length, bytes.length - from);
    return all;
  }

  /** Random bytes, or one byte again and again; as lengths they are huge, 0 or -1. */
  static byte[] filled(SplittableRandom random, int length) {
    byte[] bytes = new byte[length];
    if (random.nextBoolean()) {
      random.nextBytes(bytes);
    } else {
      Arrays.fill(bytes, (byte) Draw.number(random, 0, 0xFF, 0x7F, 'A'));
    }
    return bytes;
  }
}
