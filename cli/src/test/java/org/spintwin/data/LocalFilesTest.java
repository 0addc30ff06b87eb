// SPDX-License-Identifier: Apache-2.0
package org.spintwin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.data.DatasetFolder.State;
import org.spintwin.io.InputException;

/** Data that are on this machine already: nothing here may ask the network. */
class LocalFilesTest {
  private static final FetchProgress SILENT =
      new FetchProgress() {
        @Override
        public void note(String line) {}

        @Override
        public void received(long bytes) {
          throw new AssertionError("downloaded");
        }
      };

  /** Nobody listens there. */
  private static final Sites NOWHERE =
      new Sites(
          Map.of(
              "npm_config_registry", "http://127.0.0.1:1",
              "SPINTWIN_DEBIAN_MIRROR", "http://127.0.0.1:1"));

  @TempDir Path cache;
  @TempDir Path installed;
  private byte[] archive;
  private DatasetFolder folder;

  @BeforeEach
  void expectADebianPackage() throws IOException {
    archive = Packages.deb();
    folder = new DatasetFolder(Packages.debian(archive, installed), cache);
  }

  @Test
  void takesThePackageThatWasPutThereByHand() throws IOException {
    Files.write(cache.resolve("small_1~2_all.deb"), archive);
    fetch();
    assertThat(folder.state()).isEqualTo(State.PRESENT);
  }

  @Test
  void refusesAWrongPackage() throws IOException {
    Path archive = Files.write(cache.resolve("small_1~2_all.deb"), new byte[] {1});
    assertThatThrownBy(this::fetch)
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("%Error-CHECKSUM: " + archive + ": found 1 bytes with SHA-256 ")
        .hasMessageEndingWith("; remove it, and the right one is downloaded");
  }

  @Test
  void unpacksNoMoreOfAFileThanItsLength() throws IOException {
    Files.write(cache.resolve("labels.gz"), Packages.gzipped(new byte[1 << 24]));
    assertThatThrownBy(this::fetch)
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("%Error-CHECKSUM: " + cache.resolve("labels.gz") + ": found ")
        .hasMessageNotContaining("found " + (1 << 24) + " bytes");
  }

  @Test
  void takesFilesPutThereByHandPlainOrGzipped() throws IOException {
    Files.write(cache.resolve("pixels.gz"), Packages.gzipped(Packages.PIXELS));
    Files.write(cache.resolve("labels"), Packages.LABELS);
    fetch();
    assertThat(folder.verified().resolve("pixels")).hasBinaryContent(Packages.PIXELS);
  }

  @Test
  void takesWhatTheSystemHasInstalled() throws IOException {
    Files.write(installed.resolve("pixels.gz"), Packages.gzipped(Packages.PIXELS));
    Files.write(installed.resolve("labels"), Packages.LABELS);
    fetch();
    assertThat(folder.state()).isEqualTo(State.PRESENT);
    assertThat(cache.resolve("labels")).hasBinaryContent(Packages.LABELS);
  }

  @Test
  void refusesATruncatedGzipFile() throws IOException {
    byte[] gzipped = Packages.gzipped(Packages.PIXELS);
    Path file = Files.write(cache.resolve("pixels.gz"), Arrays.copyOf(gzipped, 1000));
    assertThatThrownBy(this::fetch)
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%Error-FORMAT: "
                + file
                + ": found no whole gzip file: Unexpected end of ZLIB input stream; allowed"
                + " pixels, gzipped; 'spintwin data fetch small --force' downloads it");
    assertThat(cache.resolve("pixels")).doesNotExist();
  }

  @Test
  void refusesAFileOfAnotherContent() throws IOException {
    Path file = Files.write(cache.resolve("pixels"), new byte[] {1, 2});
    String message =
        "%Error-CHECKSUM: "
            + file
            + ": found 2 bytes with SHA-256 "
            + Packages.sha256(new byte[] {1, 2})
            + "; allowed the 300000 bytes with SHA-256 "
            + Packages.sha256(Packages.PIXELS)
            + "; 'spintwin data fetch small --force' downloads it";
    assertThatThrownBy(this::fetch).isInstanceOf(InputException.class).hasMessage(message);
    assertThatThrownBy(folder::verified).hasMessage(message);
    assertThat(folder.state()).isEqualTo(State.WRONG);
    assertThat(file).hasBinaryContent(new byte[] {1, 2});
  }

  @Test
  void saysHowToGetWhatIsMissing() {
    assertThatThrownBy(folder::verified)
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%Error-NOTFOUND: "
                + cache.resolve("pixels")
                + ": found no such file; allowed the data; 'spintwin data fetch small'"
                + " downloads it");
  }

  @Test
  void dataAmongTheExamplesAreVerifiedWhereTheyAre() throws IOException {
    DatasetFolder wine = DatasetFolder.of(Dataset.WINE, cache, installed);
    assertThat(wine.path()).isEqualTo(installed.resolve("wine"));
    assertThatThrownBy(() -> wine.fetch(NOWHERE, false, SILENT))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("allowed the data; it comes with spintwin: restore it");
    assertThat(wine.path()).doesNotExist();
  }

  private void fetch() throws IOException {
    folder.fetch(NOWHERE, false, SILENT);
  }
}
