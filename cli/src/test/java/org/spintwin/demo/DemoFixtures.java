// SPDX-License-Identifier: Apache-2.0
package org.spintwin.demo;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.spintwin.io.ChipFile;
import org.spintwin.spec.ChipSpec;

/** The shipped example, whole and in part. */
final class DemoFixtures {
  static final Path FOLDER = Path.of("..", "examples", "digits");

  private DemoFixtures() {}

  static DigitSet all() {
    return DigitSet.read(FOLDER.resolve("digits.csv.gz"));
  }

  /** The first images of the file. */
  static DigitSet few(int images) {
    return all().select(IntStream.range(0, images).toArray());
  }

  static ChipSpec chip() {
    return ChipFile.read(FOLDER.resolve("chip.yaml"));
  }
}
