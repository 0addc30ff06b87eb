// SPDX-License-Identifier: Apache-2.0
package org.spintwin.soak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;

/**
 * What a soak has done, one line of JSON for each configuration, on the disk before the next one is
 * begun: whenever the program or the machine is killed, the whole lines are there and the rest is
 * told from them. Safe for many threads.
 */
final class SoakJournal implements AutoCloseable {
  static final String FILE = "journal.jsonl";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

  /** The first line: what the other lines belong to. */
  private record Head(long seed, String version) {}

  private final Location at;
  private final FileChannel channel;
  private final List<Finished> finished = new ArrayList<>();
  private final Set<Long> indices = new HashSet<>();
  private int droppedBytes;

  private SoakJournal(Path file, FileChannel channel) {
    at = Location.of(file);
    this.channel = channel;
  }

  /**
   * The journal of a folder, which is made where there is none.
   *
   * @param version of the program that compares
   * @throws InputException when the journal is of another seed or version, or in use, or is none
   */
  static SoakJournal open(Path folder, long seed, String version) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(FILE);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    SoakJournal journal = new SoakJournal(file, channel);
    try {
      journal.lock();
      journal.read(new Head(seed, version));
      force(folder);
      return journal;
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /** What was finished so far. */
  synchronized List<Finished> finished() {
    return List.copyOf(finished);
  }

  /** Length of the half line that a kill had left at the end, which was dropped; 0 for none. */
  int droppedBytes() {
    return droppedBytes;
  }

  /** The entry as a line of JSON. */
  static String text(Finished entry) throws JsonProcessingException {
    return JSON.writeValueAsString(entry);
  }

  static Finished parse(String line) throws JsonProcessingException {
    return JSON.readValue(line, Finished.class);
  }

  /**
   * Adds an entry; it is on the disk when this returns.
   *
   * @throws IOException when it cannot be written; nothing of it is then left
   */
  synchronized void append(Finished entry) throws IOException {
    if (!indices.add(entry.index())) {
      throw new IllegalStateException("configuration " + entry.index() + " was done before");
    }
    write(text(entry));
    finished.add(entry);
  }

  @Override
  public void close() throws IOException {
    channel.close(); // and with it the lock
  }

  private void lock() throws IOException {
    boolean free;
    try {
      free = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      free = false;
    }
    if (!free) {
      throw new InputException(
          Code.EXISTS,
          at,
          null,
          "a soak at work",
          "one a folder: wait for its end, or give another folder with --out");
    }
  }

  private void read(Head expected) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(channel.size())];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
    int whole = bytes.length;
    while (whole > 0 && bytes[whole - 1] != '\n') {
      whole--;
    }
    List<String> lines = new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().toList();
    if (!lines.isEmpty()) {
      check(lines.get(0), expected);
    }
    for (int i = 1; i < lines.size(); i++) {
      add(lines.get(i), i + 1);
    }
    // Only now it is sure that the file is a journal.
    droppedBytes = bytes.length - whole;
    channel.truncate(whole).position(whole);
    if (lines.isEmpty()) {
      write(JSON.writeValueAsString(expected));
    }
  }

  private void check(String line, Head expected) {
    Head head;
    try {
      head = JSON.readValue(line, Head.class);
    } catch (JsonProcessingException e) {
      throw broken(
          line,
          1,
          "what is no journal of a soak",
          "a new folder with --out, or one of an earlier soak");
    }
    if (head.seed() != expected.seed()) {
      throw other(
          "seed",
          "" + head.seed(),
          expected.seed()
              + ", which was asked for: give --seed "
              + head.seed()
              + " to go on with it, or");
    }
    if (!head.version().equals(expected.version())) {
      throw other(
          "version",
          head.version(),
          expected.version()
              + ", which is this program: what others compared does not count for it; give");
    }
  }

  private InputException other(String key, String found, String allowed) {
    return new InputException(
        Code.COMBINATION, at, key, found, allowed + " another folder with --out");
  }

  private void add(String line, int number) {
    Finished entry;
    try {
      entry = parse(line);
    } catch (JsonProcessingException e) {
      throw broken(line, number, "what is no entry", "lines as a soak writes them");
    }
    if (entry.index() < 0 || !Configuration.kind(entry.index()).key().equals(entry.kind())) {
      throw broken(line, number, "kind " + entry.kind(), "the kind of index " + entry.index());
    }
    if (!indices.add(entry.index())) {
      throw broken(line, number, "index " + entry.index() + " again", "each configuration once");
    }
    finished.add(entry);
  }

  private InputException broken(String line, int number, String found, String allowed) {
    return new InputException(
        Code.FORMAT, new Location(at.file(), number, 1, line), null, found, allowed);
  }

  private void write(String line) throws IOException {
    long end = channel.position();
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      channel.truncate(end);
      throw e;
    }
  }

  /** A new file is in its folder for good when the folder is on the disk. */
  private static void force(Path folder) throws IOException {
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }
}
