// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxFileTest {
  /** Two images of one row and three columns. */
  private static final String IMAGES = "00000803 00000002 00000001 00000003 01 02 03 fd fe ff";

  @TempDir Path folder;

  @Test
  void readsImages() throws IOException {
    IdxFile idx = IdxFile.read(file(bytes(IMAGES)), IdxFile.IMAGES);
    assertThat(idx.shape()).containsExactly(2, 1, 3);
    assertThat(idx.data()).isEqualTo(bytes("01 02 03 fd fe ff"));
  }

  @Test
  void readsLabels() throws IOException {
    IdxFile idx = IdxFile.read(file(bytes("00000801 00000003 09 00 05")), IdxFile.LABELS);
    assertThat(idx.shape()).containsExactly(3);
    assertThat(idx.data()).containsExactly(9, 0, 5);
  }

  @Test
  void readsAGzippedFileWhateverItsName() throws IOException {
    assertThat(IdxFile.read(file(gzipped(bytes(IMAGES))), IdxFile.IMAGES).data()).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|FORMAT|0 bytes|a header of 16 bytes",
        "0000|FORMAT|2 bytes|a header of 16 bytes",
        "00000803 00000002 00|FORMAT|9 bytes|a header of 16 bytes",
        "00000801 00000001 07|FORMAT|magic number 0x00000801"
            + "|0x00000803, unsigned bytes in 3 dimensions",
        "00000d03 00000001 00000001 00000001 00|FORMAT|magic number 0x00000D03"
            + "|0x00000803, unsigned bytes in 3 dimensions",
        "00000803 00000002 00000001 00000003 01 02 03 04 05|FORMAT|5 bytes of data"
            + "|6 bytes for shape 2 x 1 x 3",
        "00000803 00000002 00000001 00000001 01 02 03|FORMAT|more data than that"
            + "|2 bytes for shape 2 x 1 x 1",
        "00000803 ffffffff 00000001 00000001 01|SHAPE|shape 4294967295 x 1 x 1"
            + "|up to 1073741824 bytes in all",
        "00000803 00010000 00010000 00010000 01|SHAPE|shape 65536 x 65536 x 65536"
            + "|up to 1073741824 bytes in all"
      })
  void refusesWhatIsNoFileOfImages(String hex, String code, String found, String allowed)
      throws IOException {
    Path file = file(bytes(hex));
    String message = "%Error-" + code + ": " + file + ": found " + found + "; allowed " + allowed;
    assertThatThrownBy(() -> IdxFile.read(file, IdxFile.IMAGES))
        .isInstanceOf(InputException.class)
        .hasMessage(message);
  }

  @Test
  void namesTheMagicNumberOfLabels() throws IOException {
    Path file = file(bytes(IMAGES));
    assertThatThrownBy(() -> IdxFile.read(file, IdxFile.LABELS))
        .hasMessageEndingWith(
            "found magic number 0x00000803; allowed 0x00000801, unsigned bytes in 1 dimension");
  }

  @Test
  void refusesATruncatedGzipFile() throws IOException {
    byte[] whole = gzipped(bytes(IMAGES));
    for (int length = 2; length < whole.length; length++) {
      Path file = file(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> IdxFile.read(file, IdxFile.IMAGES))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("%Error-FORMAT: " + file + ": found no whole gzip file: ");
    }
  }

  @Test
  void refusesAFileThatIsNotThere() {
    Path file = folder.resolve("absent");
    assertThatThrownBy(() -> IdxFile.read(file, IdxFile.IMAGES))
        .hasMessage("%Error-NOTFOUND: " + file + ": found no such file; allowed an existing file");
    assertThatThrownBy(() -> IdxFile.read(folder, IdxFile.IMAGES))
        .hasMessage("%Error-DIRECTORY: " + folder + ": found a directory; allowed a file");
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("data"), bytes);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static byte[] gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    }
    return zipped.toByteArray();
  }
}
