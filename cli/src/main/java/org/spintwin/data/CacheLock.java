// SPDX-License-Identifier: Apache-2.0
package org.spintwin.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** Held by the one thread of all processes that writes into a folder of the cache. */
final class CacheLock implements Closeable {
  /** The lock of a file is between processes only. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final FileChannel channel;

  private CacheLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits until nobody else holds it. */
  static CacheLock take(Path folder, FetchProgress progress) throws IOException {
    THREADS.lock();
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        progress.note("waiting for another process, which fetches into " + folder);
        channel.lock();
      }
      return new CacheLock(channel);
    } catch (IOException | RuntimeException e) {
      if (channel != null) {
        channel.close();
      }
      THREADS.unlock();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close(); // gives the lock back
    } finally {
      THREADS.unlock();
    }
  }
}
