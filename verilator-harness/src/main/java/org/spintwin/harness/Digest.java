// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over a sequence of parts, each with its length, so that parts do not run together. */
public final class Digest {
  private final MessageDigest sha256;

  public Digest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public Digest add(byte[] part) {
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
    sha256.update(part);
    return this;
  }

  public Digest add(String part) {
    return add(part.getBytes(StandardCharsets.UTF_8));
  }

  /** All of it, as 64 digits. */
  public String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
