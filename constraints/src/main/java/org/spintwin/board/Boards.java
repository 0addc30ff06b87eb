// SPDX-License-Identifier: Apache-2.0
package org.spintwin.board;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.NearestName;

/**
 * The boards that are known: those of the program, and those that the user has as files in a
 * folder, one board each.
 *
 * @param folder of the user's boards, which go before those of the program; null where there is
 *     none
 */
public record Boards(Path folder) {
  private static final String SUFFIX = ".yaml";

  /** Boards of the program. */
  public static final List<String> NAMES =
      List.of(
          "icebreaker",
          "hx8k-breakout",
          "upduino",
          "ulx3s",
          "orangecrab",
          "tang-nano-9k",
          "arty-a7-35t",
          "basys3",
          "pynq-z2",
          "de10-nano");

  /**
   * One board.
   *
   * @param nameOrPath name of a board, or path of a board file: with a / or ending in .yaml
   * @throws InputException when there is none, or something in its file is not acceptable
   */
  public Board of(String nameOrPath) {
    Path file = file(nameOrPath);
    return file == null
        ? BoardReader.read(nameOrPath + SUFFIX, builtIn(nameOrPath))
        : BoardReader.read(file);
  }

  /**
   * The board file, to copy from.
   *
   * @param nameOrPath as in {@link #of}
   * @throws InputException as {@link #of}
   */
  public String text(String nameOrPath) {
    Path file = file(nameOrPath);
    try {
      return file == null ? builtIn(nameOrPath) : Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The user's file of a board; null for a board of the program. */
  private Path file(String nameOrPath) {
    if (nameOrPath.contains("/") || nameOrPath.endsWith(SUFFIX)) {
      return path(nameOrPath);
    }
    List<String> known = names();
    if (!known.contains(nameOrPath)) {
      throw new InputException(
          Code.VALUE,
          new Location("board", 0, 0, null),
          null,
          nameOrPath.isEmpty() ? "an empty name" : nameOrPath,
          String.join(", ", known) + ", or the path of a board file (NAME.yaml)",
          NearestName.of(nameOrPath, known));
    }
    boolean own = folder != null && Files.exists(folder.resolve(nameOrPath + SUFFIX));
    return own ? folder.resolve(nameOrPath + SUFFIX) : null;
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) { // the locale cannot say it
      throw new InputException(
          Code.VALUE, new Location("board", 0, 0, null), null, name, "the path of a board file");
    }
  }

  /**
   * Names of all boards, those of the program first.
   *
   * @throws InputException when the folder cannot be listed
   */
  public List<String> names() {
    List<String> names = new ArrayList<>(NAMES);
    if (folder == null) {
      return names;
    }
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          Code.DIRECTORY,
          Location.of(folder),
          null,
          Files.exists(folder) ? "a file" : "no such folder",
          "a folder of board files");
    }
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SUFFIX))
          .map(file -> file.substring(0, file.length() - SUFFIX.length()))
          .filter(name -> !names.contains(name))
          .sorted()
          .forEach(names::add);
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static String builtIn(String name) {
    try (InputStream in = Boards.class.getResourceAsStream(name + SUFFIX)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name + SUFFIX + " from the program", e);
    }
  }
}
