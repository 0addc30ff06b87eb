// SPDX-License-Identifier: Apache-2.0
package org.spintwin.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.StagedOutput;

/**
 * A file whose content is known beforehand.
 *
 * @param name of the file, without a folder
 * @param bytes its length
 * @param sha256 of its content, 64 lower-case hexadecimal digits
 */
public record DataFile(String name, long bytes, String sha256) {
  /** Whether that file has this content. */
  boolean matches(Path file) throws IOException {
    return Files.size(file) == bytes && digest(file).equals(sha256);
  }

  /**
   * Refuses a file that has not this content.
   *
   * @param remedy what to do about it
   * @throws InputException with the checksums found and expected
   */
  void require(Path file, String remedy) throws IOException {
    if (!matches(file)) {
      throw refused(file.toString(), describe(file), remedy);
    }
  }

  /**
   * Writes this file, which appears complete and verified or not at all.
   *
   * @param origin names where the content comes from
   * @param remedy what to do about a wrong content
   * @throws InputException with the checksums found and expected
   */
  void write(InputStream content, Path target, String origin, String remedy) throws IOException {
    MessageDigest digest = newDigest();
    try (StagedOutput staged = StagedOutput.file(target, true)) {
      long length;
      try (OutputStream out =
          new DigestOutputStream(Files.newOutputStream(staged.path()), digest)) {
        length = copied(content, out);
      }
      String found = HexFormat.of().formatHex(digest.digest());
      if (!found.equals(sha256)) {
        throw refused(origin, text(length, found), remedy);
      }
      staged.commit();
    }
  }

  /** Copies no more than tells that it is too long: what is packed may have no end. */
  private long copied(InputStream content, OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long length = 0;
    int read;
    while (length <= bytes && (read = content.read(buffer)) >= 0) {
      out.write(buffer, 0, read);
      length += read;
    }
    return length;
  }

  /**
   * An error about content that is not this.
   *
   * @param where it was found
   */
  InputException refused(String where, String found, String remedy) {
    return new InputException(
        Code.CHECKSUM,
        new Location(where, 0, 0, null),
        null,
        found,
        "the " + text(bytes, sha256) + "; " + remedy);
  }

  /** Length and checksum of a file, to be shown. */
  static String describe(Path file) throws IOException {
    return text(Files.size(file), digest(file));
  }

  private static String text(long length, String digest) {
    return length + " bytes with SHA-256 " + digest;
  }

  private static String digest(Path file) throws IOException {
    MessageDigest digest = newDigest();
    try (OutputStream nowhere = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      Files.copy(file, nowhere);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
