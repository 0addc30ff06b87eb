// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.util.Arrays;
import java.util.Optional;

/**
 * Consistent overhead byte stuffing of at most {@value #LONGEST} bytes, which takes the zeros out
 * and adds one byte: each zero, and one more after the end, is replaced by its distance from the
 * one before, the first of which stands at the beginning.
 */
final class Cobs {
  static final int LONGEST = 253;

  private Cobs() {}

  /**
   * @param body at most {@value #LONGEST} bytes
   * @return one byte more, none of them 0
   */
  static byte[] encoded(byte[] body) {
    if (body.length > LONGEST) {
      throw new IllegalArgumentException(body.length + " bytes; at most " + LONGEST);
    }
    byte[] code = new byte[body.length + 1];
    int distanceAt = 0;
    for (int i = 0; i < body.length; i++) {
      code[i + 1] = body[i];
      if (body[i] == 0) {
        code[distanceAt] = (byte) (i + 1 - distanceAt);
        distanceAt = i + 1;
      }
    }
    code[distanceAt] = (byte) (code.length - distanceAt);
    return code;
  }

  /**
   * @param code without zeros
   * @return empty where a distance leads beyond the end, or there is nothing
   */
  static Optional<byte[]> decoded(byte[] code) {
    int next = 0;
    byte[] body = Arrays.copyOfRange(code, Math.min(1, code.length), code.length);
    while (next < code.length) {
      if (next > 0) {
        body[next - 1] = 0;
      }
      next += Byte.toUnsignedInt(code[next]);
    }
    return code.length > 0 && next == code.length ? Optional.of(body) : Optional.empty();
  }
}
