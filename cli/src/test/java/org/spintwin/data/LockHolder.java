// SPDX-License-Identifier: Apache-2.0
package org.spintwin.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another process, which holds the lock of a folder until its standard input ends. */
final class LockHolder {
  private LockHolder() {}

  static Process start(Path folder) throws IOException {
    Path classes =
        Path.of(LockHolder.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classes.toString(),
            LockHolder.class.getName(),
            folder.resolve(".lock").toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  public static void main(String[] arguments) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();
      System.out.println("locked");
      System.in.readAllBytes();
    }
  }
}
