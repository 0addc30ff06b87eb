// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The number that tells one twin from another: the first 31 bits of the SHA-256 of lines {@code
 * key=value}, UTF-8, a line feed after each.
 */
public final class SpecDigest {
  private final MessageDigest sha;

  public SpecDigest() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** Adds a line; a real number is written as {@link Double#toHexString}. */
  public void line(String key, Object value) {
    Object text = value instanceof Double real ? Double.toHexString(real) : value;
    sha.update((key + "=" + text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a line for each row, its numbers separated by spaces. */
  public void rows(String key, int[][] rows) {
    for (int[] row : rows) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < row.length; column++) {
        text.append(column == 0 ? "" : " ").append(row[column]);
      }
      line(key, text);
    }
  }

  /** The digest of all lines; to be asked for once. */
  public long value() {
    byte[] digest = sha.digest();
    long word = 0;
    for (int i = 0; i < 4; i++) {
      word = word << 8 | digest[i] & 0xFF;
    }
    return word >>> 1;
  }
}
