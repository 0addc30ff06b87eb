// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import io.jhdf.checksum.ChecksumUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Changes what {@link Hdf5Writer} wrote, checksums included. */
final class Hdf5Bytes {
  private static final int HEADER_BYTES = 10;

  private Hdf5Bytes() {}

  /** Gives another size to the first array that has one dimension of {@code size}. */
  static void replaceDimension(byte[] bytes, long size, long other) {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < bytes.length - 8; at++) {
      // Message 1, 12 bytes: version 2, 1 dimension, no flags, simple; then the dimension.
      boolean isSpace = file.getLong(at) == 0x01_00_01_02_00_00_0c_01L;
      if (isSpace && file.getLong(at + 8) == size) {
        file.putLong(at + 8, other);
        int header = at - HEADER_BYTES; // the space is the first message
        int length = HEADER_BYTES + file.getInt(header + 6);
        byte[] content = Arrays.copyOfRange(bytes, header, header + length);
        file.putInt(header + length, ChecksumUtils.checksum(content));
        return;
      }
    }
    throw new IllegalArgumentException("no dimension of " + size);
  }
}
