// SPDX-License-Identifier: Apache-2.0
package org.spintwin.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.io.InputException;

final class SoakJournalTest {
  private static final long SEED = 9;
  private static final String VERSION = "0.1.0-abc";

  @TempDir Path temporary;
  private Path folder;
  private Path file;

  @BeforeEach
  void nameFolder() {
    folder = temporary.resolve("a/b");
    file = folder.resolve(SoakJournal.FILE);
  }

  private SoakJournal open() throws IOException {
    return SoakJournal.open(folder, SEED, VERSION);
  }

  private static Finished entry(long index) {
    String kind = Configuration.kind(index).key();
    return new Finished(index, kind, "digest", 7, 8, 1000 + index, 3, 0.5, 0.25, "equal");
  }

  private void write(long... indices) throws IOException {
    try (SoakJournal journal = open()) {
      for (long index : indices) {
        journal.append(entry(index));
      }
    }
  }

  @Test
  void whatWasFinishedIsReadAgain() throws IOException {
    write(4, 0);
    Finished differs =
        new Finished(2, "mram-lif-folded", "d", 1, 2, 3, 4, 5, 6, "clock 3: x is 1 in \"a\"\nthen");
    try (SoakJournal journal = open()) {
      journal.append(differs);
    }
    try (SoakJournal journal = open()) {
      assertThat(journal.finished()).containsExactly(entry(4), entry(0), differs);
      assertThat(journal.droppedBytes()).isZero();
    }
  }

  /** Killed after any of many numbers of bytes. */
  @Test
  void aHalfLineIsDroppedWhereverItEnds() throws IOException {
    write(0, 1, 2);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 1 + length % 17) {
      Files.write(file, Arrays.copyOf(whole, length));
      int lines = (int) IntStream.range(0, length).filter(i -> whole[i] == '\n').count();
      int dropped;
      try (SoakJournal journal = open()) {
        dropped = journal.droppedBytes();
        assertThat(journal.finished()).hasSize(Math.max(0, lines - 1));
        journal.append(entry(5));
      }
      assertThat(dropped == 0).isEqualTo(length == 0 || whole[length - 1] == '\n');
      try (SoakJournal journal = open()) {
        assertThat(journal.droppedBytes()).isZero();
        assertThat(journal.finished()).hasSize(Math.max(0, lines - 1) + 1).contains(entry(5));
      }
    }
  }

  @Test
  void aJournalOfAnotherSeedIsRefused() throws IOException {
    write(0);
    assertThatThrownBy(() -> SoakJournal.open(folder, 10, VERSION))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%%Error-COMBINATION: %s: seed: found 9; allowed 10, which was asked for: give --seed"
                + " 9 to go on with it, or another folder with --out",
            file);
    write(1); // and is as it was
  }

  @Test
  void aJournalOfAnotherProgramIsRefused() throws IOException {
    write(0);
    assertThatThrownBy(() -> SoakJournal.open(folder, SEED, "0.1.0-def"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%%Error-COMBINATION: %s: version: found 0.1.0-abc; allowed 0.1.0-def, which is this"
                + " program: what others compared does not count for it; give another folder with"
                + " --out",
            file);
  }

  @Test
  void whatIsNoJournalIsLeftAlone() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(file, "my notes\nand more");
    assertThatThrownBy(this::open)
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            "%Error-FORMAT: "
                + file
                + ":1:1: found what is no journal of a soak; allowed a new folder with --out, or"
                + " one of an earlier soak");
    assertThat(file).hasContent("my notes\nand more");
  }

  @Test
  void aConfigurationIsCountedOnce() throws IOException {
    write(0, 1);
    try (SoakJournal journal = open()) {
      assertThatThrownBy(() -> journal.append(entry(1))).isInstanceOf(IllegalStateException.class);
    }
    String again = Files.readAllLines(file).get(2) + "\n";
    Files.writeString(file, Files.readString(file) + again);
    assertThatThrownBy(this::open)
        .isInstanceOf(InputException.class)
        .hasMessageContaining(":4:1: found index 1 again; allowed each configuration once");
  }

  @Test
  void aBrokenLineInTheMiddleIsRefused() throws IOException {
    write(0, 1);
    Files.writeString(file, Files.readString(file).replace("\"index\":0,", ""));
    assertThatThrownBy(this::open)
        .isInstanceOf(InputException.class)
        .hasMessageContaining(":2:1: found what is no entry; allowed lines as a soak writes them");
  }

  @Test
  void aFolderHasOneSoakAtATime() throws IOException {
    try (SoakJournal journal = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(InputException.class)
          .hasMessage(
              "%%Error-EXISTS: %s: found a soak at work; allowed one a folder: wait for its end, or"
                  + " give another folder with --out",
              file);
      journal.append(entry(0));
    }
    write(1);
  }
}
