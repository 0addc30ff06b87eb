// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Symbolic links, and files where folders are wanted, in the way of output. */
final class StagedOutputLinksTest {
  @TempDir private Path folder;

  private Path kept;

  @BeforeEach
  void aFileThatIsNobodysOutput() throws IOException {
    kept = Files.writeString(Files.createDirectory(folder.resolve("kept")).resolve("x"), "kept");
  }

  private static void write(Path target, boolean force) throws IOException {
    try (StagedOutput out = StagedOutput.folder(target, force)) {
      Files.writeString(out.path().resolve("x"), "new");
      out.commit();
    }
  }

  @Test
  void aLinkToAFolderThatIsNotEmptyIsNotFollowedUnforced() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("out"), kept.getParent());
    assertThatThrownBy(() -> write(link, false))
        .hasMessage(
            "%Error-EXISTS: "
                + link
                + ": found a folder that is not empty; allowed a new name; use --force to replace");
    assertThat(kept).hasContent("kept");
  }

  @Test
  void aLinkInAReplacedFolderIsRemovedNotFollowed() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.createSymbolicLink(out.resolve("inner"), kept.getParent());
    Files.createSymbolicLink(out.resolve("x"), kept);
    write(out, true);
    assertThat(kept).hasContent("kept");
    assertThat(out.resolve("inner")).doesNotExist();
    assertThat(out.resolve("x")).hasContent("new").isRegularFile();
    assertThat(Files.isSymbolicLink(out.resolve("x"))).isFalse();
  }

  @Test
  void aLinkThatLeadsNowhereIsReplacedAndNothingIsMadeWhereItLeads() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    Path link = Files.createSymbolicLink(folder.resolve("out.csv"), nowhere);
    try (StagedOutput out = StagedOutput.file(link, false)) {
      Files.writeString(out.path(), "new");
      out.commit();
    }
    assertThat(nowhere).doesNotExist();
    assertThat(link).hasContent("new");
    assertThat(Files.isSymbolicLink(link)).isFalse();
  }

  @Test
  void aLinkThatAppearsMeanwhileIsReplacedNotWrittenThrough() throws IOException {
    Path target = folder.resolve("out.csv");
    try (StagedOutput out = StagedOutput.file(target, true)) {
      Files.writeString(out.path(), "new");
      Files.createSymbolicLink(target, kept);
      out.commit();
    }
    assertThat(kept).hasContent("kept");
    assertThat(target).hasContent("new");
  }

  @Test
  void aFileAmongTheParentFoldersIsTold() throws IOException {
    Path target = kept.resolve("out");
    assertThatThrownBy(() -> write(target, true))
        .hasMessageStartingWith("%Error-UNWRITABLE: " + target + ": found ")
        .hasMessageEndingWith("; allowed a place that can be written");
    assertThat(kept).hasContent("kept");
  }

  @Test
  void aFileInPlaceOfTheFolderStays() {
    assertThatThrownBy(() -> write(kept, true))
        .hasMessage("%Error-EXISTS: " + kept + ": found a file; allowed the name of a folder");
    assertThat(kept).hasContent("kept");
  }
}
