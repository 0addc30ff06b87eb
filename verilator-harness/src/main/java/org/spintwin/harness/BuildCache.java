// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.spintwin.harness.HarnessException.Kind;

/**
 * Built files, each named after the hash of everything it depends on. A file appears complete or
 * not at all: it is made in a staging folder and renamed, so that processes may share the cache.
 */
final class BuildCache {
  /** Older staging folders were left by a killed process. */
  private static final Duration STALE = Duration.ofDays(1);

  private static final Set<Path> STAGING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  ToolRun.killAll();
                  STAGING.forEach(ScratchFolder::discard);
                }));
  }

  private final Path root;

  BuildCache(Path root) {
    this.root = root;
  }

  /** Makes a file in an empty folder of its own and returns it. */
  interface Recipe {
    Path make(Path staging) throws IOException;
  }

  /** Where the log of a failed build is kept. */
  Path log(String name) {
    return root.resolve("logs").resolve(name + ".log");
  }

  /**
   * The file of that name, made by the recipe if it is not there yet.
   *
   * @throws HarnessException of kind TOOL_FAILED when the cache cannot be written
   */
  Path obtain(String name, Recipe recipe) {
    Path target = root.resolve(name);
    if (Files.isRegularFile(target)) {
      return target;
    }
    Path staging = null;
    try {
      Path parent = Files.createDirectories(root.resolve("staging"));
      sweep(parent);
      staging = Files.createTempDirectory(parent, "build-");
      STAGING.add(staging);
      Path made = recipe.make(staging);
      // A process that was faster has put an equal file there; replacing it is harmless.
      return Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new HarnessException(
          Kind.TOOL_FAILED,
          "cannot write the build cache "
              + root
              + ": "
              + e
              + ". Free some space, or set SPINTWIN_CACHE to another folder",
          e);
    } finally {
      if (staging != null) {
        ScratchFolder.discard(staging);
        STAGING.remove(staging);
      }
    }
  }

  private static void sweep(Path parent) throws IOException {
    Instant limit = Instant.now().minus(STALE);
    try (Stream<Path> folders = Files.list(parent)) {
      folders.filter(folder -> olderThan(limit, folder)).forEach(ScratchFolder::discard);
    }
  }

  private static boolean olderThan(Instant limit, Path folder) {
    try {
      return Files.getLastModifiedTime(folder).toInstant().isBefore(limit);
    } catch (IOException goneMeanwhile) {
      return false;
    }
  }
}
