// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A new folder for files that programs exchange, gone with all that is in it when closed. */
public record ScratchFolder(Path path) implements AutoCloseable {
  /**
   * Makes one among the temporary files.
   *
   * @param what it is for, a part of its name
   */
  public static ScratchFolder make(String what) throws IOException {
    return new ScratchFolder(Files.createTempDirectory("spintwin-" + what + "-"));
  }

  /** Deletes what can be deleted, so that the failure of a program is not hidden by another. */
  @Override
  public void close() {
    discard(path);
  }

  /** Deletes what can be deleted of a folder. */
  public static void discard(Path folder) {
    try {
      Files.walkFileTree(folder, new Deletion());
    } catch (IOException stillHeld) {
      // Another process, or a tool being killed, still holds it.
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
