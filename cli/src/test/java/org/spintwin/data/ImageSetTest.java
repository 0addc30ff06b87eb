// SPDX-License-Identifier: Apache-2.0
package org.spintwin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.io.InputException;

class ImageSetTest {
  private static final String IMAGES = "00000803000000020000000100000003" + "010203fdfeff";

  @TempDir Path folder;

  @Test
  void readsBothParts() throws IOException {
    file(Dataset.TRAINING_IMAGES, IMAGES);
    file(Dataset.TRAINING_LABELS, "00000801000000020900");
    file(Dataset.TEST_IMAGES, "0000080300000001000000010000000180");
    file(Dataset.TEST_LABELS, "000008010000000105");
    ImageSet training = ImageSet.training(folder);
    assertThat(training.size()).isEqualTo(2);
    assertThat(training.rows()).isEqualTo(1);
    assertThat(training.columns()).isEqualTo(3);
    assertThat(training.label(0)).isEqualTo(9);
    assertThat(training.pixel(0, 1)).isEqualTo(2);
    assertThat(training.pixel(1, 2)).isEqualTo(255);
    ImageSet test = ImageSet.test(folder);
    assertThat(test.label(0)).isEqualTo(5);
    assertThat(test.pixel(0, 0)).isEqualTo(128);
  }

  @Test
  void refusesLabelsOfOtherImages() throws IOException {
    Path images = file("images", IMAGES);
    Path labels = file("labels", "0000080100000003010203");
    assertThatThrownBy(() -> ImageSet.read(images, labels))
        .isInstanceOf(InputException.class)
        .hasMessage("%Error-SHAPE: " + labels + ": found 3 labels; allowed 2, one an image");
  }

  @Test
  void refusesLabelsThatAreNoDigits() throws IOException {
    Path images = file("images", IMAGES);
    for (int label : new int[] {10, 255}) {
      Path labels = file("labels", "000008010000000200" + "%02x".formatted(label));
      assertThatThrownBy(() -> ImageSet.read(images, labels))
          .isInstanceOf(InputException.class)
          .hasMessage("%Error-RANGE: " + labels + ": found label " + label + "; allowed 0 to 9");
    }
  }

  private Path file(String name, String hex) throws IOException {
    return Files.write(folder.resolve(name), HexFormat.of().parseHex(hex));
  }
}
