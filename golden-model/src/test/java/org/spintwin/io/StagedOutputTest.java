// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedOutputTest {
  @TempDir Path folder;

  @Test
  void appearsOnlyWhenCommitted() throws IOException {
    Path target = folder.resolve("a/b/out");
    try (StagedOutput out = StagedOutput.folder(target, false)) {
      Files.writeString(out.path().resolve("x.v"), "x");
      assertThat(target).doesNotExist();
      out.commit();
    }
    assertThat(everything()).containsExactly("a", "a/b", "a/b/out", "a/b/out/x.v");
  }

  @Test
  void leavesNothingOfAFailedFolderAndItsParents() throws IOException {
    assertThatThrownBy(
            () -> {
              try (StagedOutput out = StagedOutput.folder(folder.resolve("a/b/out"), false)) {
                Files.createDirectory(out.path().resolve("deep"));
                Files.writeString(out.path().resolve("deep/x.v"), "x");
                throw new IOException("No space left on device");
              }
            })
        .hasMessage("No space left on device");
    assertThat(everything()).isEmpty();
  }

  @Test
  void keepsTheOldFileWhenTheNewOneFails() throws IOException {
    Path target = Files.writeString(folder.resolve("out.csv"), "old");
    try (StagedOutput out = StagedOutput.file(target, true)) {
      Files.writeString(out.path(), "half");
    }
    assertThat(everything()).containsExactly("out.csv");
    assertThat(target).hasContent("old");
  }

  @Test
  void replacesAFolderAsAWholeWhenForced() throws IOException {
    Path target = Files.createDirectory(folder.resolve("out"));
    Files.writeString(target.resolve("old"), "old");
    try (StagedOutput out = StagedOutput.folder(target, true)) {
      Files.writeString(out.path().resolve("new"), "new");
      assertThat(target.resolve("old")).exists();
      out.commit();
    }
    assertThat(everything()).containsExactly("out", "out/new");
  }

  @Test
  void replacesAFileWhenForced() throws IOException {
    Path target = Files.writeString(folder.resolve("out.csv"), "old");
    try (StagedOutput out = StagedOutput.file(target, true)) {
      Files.writeString(out.path(), "new");
      out.commit();
    }
    assertThat(everything()).containsExactly("out.csv");
    assertThat(target).hasContent("new");
  }

  @Test
  void fillsAnEmptyFolder() throws IOException {
    Path target = Files.createDirectory(folder.resolve("out"));
    try (StagedOutput out = StagedOutput.folder(target, false)) {
      Files.writeString(out.path().resolve("new"), "new");
      out.commit();
    }
    assertThat(everything()).containsExactly("out", "out/new");
  }

  @Test
  void writesBehindASymbolicLink() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    try (StagedOutput out = StagedOutput.folder(link, false)) {
      Files.writeString(out.path().resolve("new"), "new");
      out.commit();
    }
    assertThat(link).isSymbolicLink();
    assertThat(real.resolve("new")).exists();
  }

  @Test
  void removesALinkInsideAFailedFolderButNotWhatItNames() throws IOException {
    Path kept = Files.createDirectory(folder.resolve("kept"));
    Files.writeString(kept.resolve("x"), "x");
    try (StagedOutput out = StagedOutput.folder(folder.resolve("out"), false)) {
      Files.createSymbolicLink(out.path().resolve("link"), kept);
    }
    assertThat(everything()).containsExactly("kept", "kept/x");
  }

  @Test
  void refusesWhatIsAlreadyThere() throws IOException {
    Path file = Files.writeString(folder.resolve("out.csv"), "old");
    Path full = Files.createDirectory(folder.resolve("full"));
    Files.writeString(full.resolve("x"), "x");
    String advice = "; allowed a new name; use --force to replace";
    assertThatThrownBy(() -> StagedOutput.file(file, false))
        .hasMessage("%Error-EXISTS: " + file + ": found an existing file" + advice);
    assertThatThrownBy(() -> StagedOutput.folder(full, false))
        .hasMessage("%Error-EXISTS: " + full + ": found a folder that is not empty" + advice);
    assertThatThrownBy(() -> StagedOutput.file(full, true))
        .hasMessage(
            "%Error-DIRECTORY: " + full + ": found a directory; allowed the name of a file");
    assertThatThrownBy(() -> StagedOutput.folder(file, true))
        .hasMessage("%Error-EXISTS: " + file + ": found a file; allowed the name of a folder");
    Path inside = file.resolve("deeper");
    assertThatThrownBy(() -> StagedOutput.folder(inside, true))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("%Error-UNWRITABLE: " + inside + ": found ")
        .hasMessageEndingWith("; allowed a place that can be written");
    assertThat(everything()).containsExactly("full", "full/x", "out.csv");
  }

  @Test
  void refusesAFileThatAppearedMeanwhile() throws IOException {
    Path target = folder.resolve("out.csv");
    try (StagedOutput out = StagedOutput.file(target, false)) {
      Files.writeString(target, "somebody else's");
      assertThatThrownBy(out::commit).hasMessageStartingWith("%Error-EXISTS: ");
    }
    assertThat(target).hasContent("somebody else's");
    assertThat(everything()).containsExactly("out.csv");
  }

  @Test
  void neverReplacesTheFolderAroundTheUser() {
    for (String place : List.of(System.getProperty("user.dir"), "/")) {
      assertThatThrownBy(() -> StagedOutput.folder(Path.of(place), true))
          .hasMessage(
              "%Error-EXISTS: "
                  + place
                  + ": found a folder around the working or home folder;"
                  + " allowed a folder of its own, even with --force");
    }
  }

  /** The process is ended as Ctrl-C ends it, while its output is half written. */
  @Test
  void leavesNothingWhenTheProgramIsInterrupted() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HalfWritten.class.getName(),
                folder.resolve("a/out").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var lines = process.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("half written");
      assertThat(everything()).hasSizeGreaterThan(2);
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(everything()).isEmpty();
  }

  /** Writes into a staged folder until it is ended. */
  static final class HalfWritten {
    public static void main(String[] arguments) throws Exception {
      try (StagedOutput out = StagedOutput.folder(Path.of(arguments[0]), false)) {
        for (int i = 0; ; i++) {
          Files.writeString(out.path().resolve("part" + i), "part");
          if (i == 10) {
            System.out.println("half written");
          }
          Thread.sleep(1);
        }
      }
    }
  }

  private List<String> everything() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(p -> !p.equals(folder))
          .map(p -> folder.relativize(p).toString())
          .sorted()
          .toList();
    }
  }
}
