// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;

/** A file that the user named, before anything is known of its content. */
public final class UserFile {
  private UserFile() {}

  /**
   * All bytes of a file.
   *
   * @throws InputException when it is missing, a directory, unreadable or longer than {@code
   *     maxBytes}
   */
  public static byte[] bytes(Path file, long maxBytes) {
    requireFile(file);
    Location at = Location.of(file);
    try (var stream = Files.newInputStream(file)) {
      // The size is not asked beforehand: a pipe or device has none.
      byte[] bytes = stream.readNBytes(Math.toIntExact(maxBytes + 1));
      if (bytes.length > maxBytes) {
        throw new InputException(
            Code.TOOLARGE, at, null, "more than " + maxBytes + " bytes", "files up to that size");
      }
      return bytes;
    } catch (AccessDeniedException e) {
      throw new InputException(
          Code.UNREADABLE, at, null, "no permission to read", "a readable file");
    } catch (IOException e) {
      throw new InputException(
          Code.UNREADABLE, at, null, "a read error: " + e.getMessage(), "a readable file");
    }
  }

  /** Refuses a file that is missing or a directory. */
  static void requireFile(Path file) {
    Location at = Location.of(file);
    if (Files.isDirectory(file)) {
      throw new InputException(Code.DIRECTORY, at, null, "a directory", "a file");
    }
    if (!Files.exists(file)) {
      throw new InputException(
          Code.NOTFOUND, at, null, "no such file", "an existing file", SourceText.neighbour(file));
    }
  }
}
