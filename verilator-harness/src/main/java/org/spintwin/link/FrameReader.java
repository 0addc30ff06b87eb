// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.util.Arrays;
import java.util.Optional;

/** Finds frames in a stream of bytes; what is no frame is ignored. */
final class FrameReader {
  private final byte[] code = new byte[Frame.MOST_BYTES - 1];
  private int length;

  /**
   * @return a frame where that byte completed one
   */
  Optional<Frame> take(byte next) {
    if (next != 0) {
      if (length < code.length) {
        code[length] = next;
      }
      length = Math.min(length, code.length) + 1;
      return Optional.empty();
    }
    int found = length;
    length = 0;
    return found > code.length ? Optional.empty() : Frame.decoded(Arrays.copyOf(code, found));
  }
}
