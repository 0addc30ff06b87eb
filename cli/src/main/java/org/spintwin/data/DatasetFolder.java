// SPDX-License-Identifier: Apache-2.0
package org.spintwin.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;

/**
 * Where the files of a data set are: among the examples, or in a folder of the user's cache.
 *
 * @param data what belongs there
 * @param path the folder; a fetch makes it
 */
public record DatasetFolder(Dataset data, Path path) {
  private static final String ANEW = " --force";

  /** What is there. */
  public enum State {
    ABSENT,
    PRESENT,
    /** A file has another content. */
    WRONG
  }

  /**
   * @param cache the user's folder for what can be made again
   * @param examples the folder of the examples
   */
  public static DatasetFolder of(Dataset data, Path cache, Path examples) {
    return new DatasetFolder(
        data, (data.archive() == null ? examples : cache.resolve("data")).resolve(data.name()));
  }

  public State state() throws IOException {
    State state = State.PRESENT;
    for (DataFile file : data.files()) {
      Path there = path.resolve(file.name());
      if (!Files.exists(there)) {
        state = State.ABSENT;
      } else if (!file.matches(there)) {
        return State.WRONG;
      }
    }
    return state;
  }

  /**
   * The folder, with all files there and verified.
   *
   * @throws InputException when one is missing or has another content
   */
  public Path verified() throws IOException {
    for (DataFile file : data.files()) {
      Path there = path.resolve(file.name());
      if (!Files.exists(there)) {
        throw new InputException(
            Code.NOTFOUND, Location.of(there), null, "no such file", "the data; " + remedy(""));
      }
      file.require(there, remedy(ANEW));
    }
    return path;
  }

  /**
   * Brings all files there: from where they were put by hand, from where the system has them, else
   * from the network.
   *
   * @param anew whether only the network counts
   * @throws InputException when a file has another content than it must have
   * @throws DownloadException when the network is needed and does not have it
   */
  public void fetch(Sites sites, boolean anew, FetchProgress progress) throws IOException {
    if (data.archive() == null) {
      verified();
      return;
    }
    Files.createDirectories(path);
    try (CacheLock lock = CacheLock.take(path, progress)) {
      List<DataFile> missing = new ArrayList<>();
      for (DataFile file : data.files()) {
        if (anew || !isHere(file)) {
          missing.add(file);
        }
      }
      if (!missing.isEmpty()) {
        Path archive = archive(sites, anew, progress);
        progress.note("unpacking " + archive.getFileName());
        unpack(archive, missing);
        Files.delete(archive);
      }
    }
  }

  /** Whether a file is there, or could be taken from elsewhere on this machine. */
  private boolean isHere(DataFile file) throws IOException {
    Path target = path.resolve(file.name());
    if (Files.exists(target)) {
      file.require(target, remedy(ANEW));
      return true;
    }
    List<Path> sources = new ArrayList<>(List.of(path.resolve(file.name() + ".gz")));
    if (data.installed() != null) {
      sources.add(data.installed().resolve(file.name()));
      sources.add(data.installed().resolve(file.name() + ".gz"));
    }
    for (Path source : sources) {
      if (Files.exists(source)) {
        take(source, file);
        return true;
      }
    }
    return false;
  }

  private void take(Path source, DataFile file) throws IOException {
    try (InputStream in = Files.newInputStream(source)) {
      Archive.give(
          source.getFileName().toString(),
          in,
          (name, content) ->
              file.write(content, path.resolve(name), source.toString(), remedy(ANEW)));
    } catch (ZipException | EOFException e) {
      throw new InputException(
          Code.FORMAT,
          Location.of(source),
          null,
          "no whole gzip file: " + e.getMessage(),
          file.name() + ", gzipped; " + remedy(ANEW));
    }
  }

  private Path archive(Sites sites, boolean anew, FetchProgress progress) throws IOException {
    DataFile archive = data.archive().file();
    Path byHand = path.resolve(archive.name());
    if (!anew && Files.exists(byHand)) {
      archive.require(byHand, "remove it, and the right one is downloaded");
      return byHand;
    }
    return new Download(sites, sites.address(data.archive()), archive, progress)
        .into(path, byHand());
  }

  private void unpack(Path archive, List<DataFile> wanted) throws IOException {
    List<DataFile> left = new ArrayList<>(wanted);
    data.archive()
        .unpack(
            archive,
            (name, content) -> {
              for (DataFile file : wanted) {
                if (file.name().equals(name)) {
                  file.write(content, path.resolve(name), archive + ":" + name, byHand());
                  left.remove(file);
                }
              }
            });
    if (!left.isEmpty()) {
      throw new IllegalStateException("not in " + archive + ": " + left);
    }
  }

  /** What to do about a file that is missing, or ANEW about one that is wrong. */
  private String remedy(String option) {
    return data.archive() == null
        ? "it comes with spintwin: restore it"
        : "'spintwin data fetch " + data.name() + option + "' downloads it";
  }

  private String byHand() {
    String names = data.files().stream().map(DataFile::name).collect(Collectors.joining(", "));
    return "or get "
        + data.archive().file().name()
        + ", or each of "
        + names
        + " (plain or .gz), in another way, put it into "
        + path
        + " and fetch again";
  }
}
