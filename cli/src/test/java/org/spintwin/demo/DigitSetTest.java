// SPDX-License-Identifier: Apache-2.0
package org.spintwin.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.io.InputException;

final class DigitSetTest {
  private static final String BLANK = "0,".repeat(64) + "5\n";

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    Path file = folder.resolve("digits.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    return file;
  }

  @Test
  void readsEveryShippedImage() {
    DigitSet digits = DemoFixtures.all();
    assertThat(digits.size()).isEqualTo(1797);
    assertThat(Arrays.stream(digits.labels()).filter(label -> label == 8)).hasSize(174);
    assertThat(digits.labels()).startsWith(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(digits.pixels()[0]).startsWith(0, 0, 5, 13, 9, 1, 0, 0).hasSize(64);
  }

  @Test
  void holdsOutEveryImageOnce() {
    DigitSet digits = DemoFixtures.all();
    List<DigitSet.Split> splits = digits.splits(1);
    Map<int[], Integer> heldOut = new IdentityHashMap<>();
    for (DigitSet.Split split : splits) {
      assertThat(split.heldOut().size()).isBetween(359, 360);
      assertThat(split.training().size() + split.heldOut().size()).isEqualTo(1797);
      List<int[]> both = new ArrayList<>(List.of(split.training().pixels()));
      both.addAll(List.of(split.heldOut().pixels()));
      Map<int[], Boolean> distinct = new IdentityHashMap<>();
      both.forEach(image -> distinct.put(image, true));
      assertThat(distinct).hasSize(1797);
      Arrays.stream(split.heldOut().pixels()).forEach(i -> heldOut.merge(i, 1, Integer::sum));
    }
    assertThat(heldOut).hasSize(1797);
    assertThat(heldOut.values()).containsOnly(1);
  }

  @Test
  void namesTheLineThatIsNoImage() throws IOException {
    for (String wrong :
        List.of("0,".repeat(64) + "10", "17," + "0,".repeat(63) + "1", "0,".repeat(63) + "1", "")) {
      Path file = file(BLANK.repeat(5) + wrong + "\n");
      assertThatThrownBy(() -> DigitSet.read(file))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("%Error-VALUE: " + file + ":6:1: found " + wrong)
          .hasMessageContaining(
              "; allowed 64 numbers 0 to 16 and a label 0 to 9, separated by commas");
    }
  }

  @Test
  void refusesFilesWithoutImages() throws IOException {
    Path missing = folder.resolve("none.gz");
    assertThatThrownBy(() -> DigitSet.read(missing))
        .hasMessage(
            "%Error-NOTFOUND: "
                + missing
                + ": found no such file; allowed the images of the digits");
    Path few = file(BLANK.repeat(4));
    assertThatThrownBy(() -> DigitSet.read(few))
        .hasMessage("%Error-SHAPE: " + few + ": found 4 images; allowed at least 5");
    Path plain = Files.writeString(folder.resolve("plain.gz"), BLANK);
    assertThatThrownBy(() -> DigitSet.read(plain))
        .hasMessage(
            "%Error-FORMAT: "
                + plain
                + ": found no whole gzip file: Not in GZIP format; allowed a gzipped text");
    byte[] whole = Files.readAllBytes(file(BLANK.repeat(5)));
    Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> DigitSet.read(cut))
        .hasMessageStartingWith("%Error-FORMAT: " + cut + ": found no whole gzip file");
  }
}
