// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder of a case, which is the working folder, and what lies around it and must never change.
 */
final class Scratch {
  /** What a command may write: names in the folder of the case that begin so. */
  private static final List<String> MAY_WRITE = List.of("out", "cache/spintwin");

  private final Path around;
  private final Path folder;
  private final Map<Path, String> before;

  /**
   * @param around holds the working folder and nothing else that is wanted
   */
  Scratch(Path around, Path folder) throws IOException {
    this.around = around;
    this.folder = folder;
    Path guard = Files.createDirectories(around.resolve("guard/inner"));
    Files.writeString(guard.resolve("pwned"), "not to be replaced");
    Files.writeString(around.resolve("guard/chip.yaml"), "not to be replaced");
    before = seen(around, folder);
  }

  /** Makes the folder hold the files and nothing else. */
  void fill(Map<String, byte[]> files) throws IOException {
    clear(folder);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  /** What a case changed that it may not change; empty where there is nothing. */
  List<String> trespasses(Map<String, byte[]> files) throws IOException {
    List<String> found = new ArrayList<>();
    Map<Path, String> now = seen(around, folder);
    if (!now.equals(before)) {
      found.add("outside the folder: " + now + " in place of " + before);
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      boolean same =
          Files.isRegularFile(path) && Arrays.equals(Files.readAllBytes(path), file.getValue());
      if (!same && !mayWrite(file.getKey())) {
        found.add("changed: " + file.getKey());
      }
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(p -> !Files.isDirectory(p))
          .map(p -> folder.relativize(p).toString())
          .filter(p -> !files.containsKey(p) && !mayWrite(p))
          .forEach(p -> found.add("new: " + p));
    }
    return found;
  }

  private static boolean mayWrite(String path) {
    return MAY_WRITE.stream().anyMatch(path::startsWith);
  }

  /** Everything below a folder but what is in another. */
  private static Map<Path, String> seen(Path root, Path but) throws IOException {
    Map<Path, String> seen = new TreeMap<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            seen.put(path, "folder");
            return path.equals(but) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            seen.put(path, attributes.size() + " bytes of " + attributes.lastModifiedTime());
            return FileVisitResult.CONTINUE;
          }
        });
    return seen;
  }

  /** Removes all that is in a folder. */
  private static void clear(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          clear(entry);
        }
        Files.delete(entry);
      }
    }
  }
}
