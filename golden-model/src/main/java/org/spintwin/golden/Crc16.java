// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

/** The CRC of frames: polynomial 0x1021, start 0xFFFF, highest bit first, not inverted. */
final class Crc16 {
  static final int START = 0xFFFF;

  private static final int POLYNOMIAL = 0x1021;

  private Crc16() {}

  /** The CRC of one more byte. */
  static int next(int crc, int octet) {
    int shifted = crc ^ octet << 8;
    for (int bit = 0; bit < 8; bit++) {
      shifted = shifted << 1 ^ ((shifted & 0x8000) != 0 ? POLYNOMIAL : 0);
    }
    return shifted & 0xFFFF;
  }
}
