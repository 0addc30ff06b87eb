// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;

/**
 * An output file or folder that appears complete or not at all: it is written beside its place
 * under another name and renamed by {@link #commit}. {@link #close} without a commit, or the end of
 * the program (Ctrl-C), removes what was written and the parent folders that were made for it.
 *
 * <pre>
 * try (StagedOutput out = StagedOutput.folder(target, force)) {
 *   ... write below out.path() ...
 *   out.commit();
 * }
 * </pre>
 */
public final class StagedOutput implements AutoCloseable {
  private static final int SHUTDOWN_ATTEMPTS = 100;
  private static final AtomicInteger SERIAL = new AtomicInteger();

  private final Location shown;
  private final Path target;
  private final Path staging;
  private final boolean folder;
  private final boolean force;
  private final Deque<Path> madeParents = new ArrayDeque<>();
  private final Thread hook = new Thread(this::discardAtShutdown, "remove partial output");
  private boolean committed;
  private boolean closed;

  private StagedOutput(Path target, boolean folder, boolean force) throws IOException {
    this.shown = Location.of(target);
    this.target = resolved(target);
    this.folder = folder;
    this.force = force;
    checkTarget();
    String unique = ProcessHandle.current().pid() + "-" + SERIAL.incrementAndGet();
    staging = this.target.resolveSibling("." + this.target.getFileName() + ".partial-" + unique);
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      makeParents(this.target.getParent());
      if (folder) {
        Files.createDirectory(staging);
      } else {
        Files.createFile(staging);
      }
    } catch (IOException e) {
      close();
      throw unwritable(e);
    }
  }

  /**
   * Begins an output folder.
   *
   * @param force whether a folder that exists and is not empty may be replaced
   * @throws InputException when it may not, or when the place cannot be written
   */
  public static StagedOutput folder(Path target, boolean force) throws IOException {
    return new StagedOutput(target, true, force);
  }

  /**
   * Begins an output file.
   *
   * @param force whether a file that exists may be replaced
   * @throws InputException when it may not, or when the place cannot be written
   */
  public static StagedOutput file(Path target, boolean force) throws IOException {
    return new StagedOutput(target, false, force);
  }

  /** Where to write; the folder or empty file exists. */
  public Path path() {
    return staging;
  }

  /** Puts the output in its place, in one step. */
  public synchronized void commit() throws IOException {
    if (committed || closed) {
      throw new IllegalStateException("already committed or closed");
    }
    checkTarget();
    if (folder && Files.isDirectory(target) && !isEmpty(target)) {
      Path old = staging.resolveSibling(staging.getFileName() + ".old");
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
      try {
        Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
        throw e;
      }
      committed = true;
      remove(old);
    } else {
      Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
      committed = true;
    }
  }

  /** Removes the output unless it was committed. */
  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // shutting down: the hook does it
    }
    discard();
  }

  private synchronized void discard() throws IOException {
    if (committed) {
      return;
    }
    closed = true;
    remove(staging);
    while (!madeParents.isEmpty() && isEmpty(madeParents.peek())) {
      Files.delete(madeParents.pop());
    }
  }

  /** Again where the interrupted thread still adds to the folder; without the folder it cannot. */
  private void discardAtShutdown() {
    for (int attempt = 1; attempt <= SHUTDOWN_ATTEMPTS; attempt++) {
      try {
        discard();
        return;
      } catch (IOException | UncheckedIOException e) {
        if (attempt == SHUTDOWN_ATTEMPTS) {
          System.err.println("could not remove " + staging + ": " + e.getMessage());
        }
      }
    }
  }

  private void makeParents(Path parent) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path p = parent; p != null && !Files.exists(p); p = p.getParent()) {
      missing.push(p);
    }
    for (Path p : missing) {
      Files.createDirectory(p);
      madeParents.push(p);
    }
  }

  private void checkTarget() throws IOException {
    boolean directory = Files.isDirectory(target);
    if (!folder && directory) {
      throw new InputException(Code.DIRECTORY, shown, null, "a directory", "the name of a file");
    }
    if (folder && !directory && Files.exists(target)) {
      throw new InputException(Code.EXISTS, shown, null, "a file", "the name of a folder");
    }
    if (Files.exists(target) && !(directory && isEmpty(target))) {
      String what = directory ? "a folder that is not empty" : "an existing file";
      if (!force) {
        throw new InputException(
            Code.EXISTS, shown, null, what, "a new name; use --force to replace");
      }
      if (directory && holdsTheUser(target)) {
        throw new InputException(
            Code.EXISTS,
            shown,
            null,
            "a folder around the working or home folder",
            "a folder of its own, even with --force");
      }
    }
  }

  /** Replacing such a folder would remove far more than an earlier output. */
  private static boolean holdsTheUser(Path folder) throws IOException {
    for (String property : List.of("user.dir", "user.home")) {
      Path here = Path.of(System.getProperty(property));
      if (Files.exists(here) && here.toRealPath().startsWith(folder.toRealPath())) {
        return true;
      }
    }
    return false;
  }

  /** Absolute, and behind symbolic links where it exists, so that a rename does not replace one. */
  private static Path resolved(Path target) throws IOException {
    return Files.exists(target) ? target.toRealPath() : target.toAbsolutePath().normalize();
  }

  private InputException unwritable(IOException e) {
    String found =
        e instanceof AccessDeniedException
            ? "no permission to write"
            : e instanceof FileAlreadyExistsException
                ? "a file among its parent folders"
                : e instanceof FileSystemException f && f.getReason() != null
                    ? f.getReason()
                    : e.getMessage();
    return new InputException(Code.UNWRITABLE, shown, null, found, "a place that can be written");
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void remove(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
      try (var entries = Files.list(root)) {
        for (Path entry : entries.toList()) {
          remove(entry);
        }
      }
    }
    Files.delete(root);
  }
}
