// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.spintwin.io.ChipFile;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.TwinImage;

/** Chips that users may have, and twins that are not what they should be. */
final class Chips {
  static final Path DIGITS = Path.of("..", "examples", "digits");

  /** Small enough for many runs; otherwise the starter chip. */
  static final String PLAIN = "array: {inputs: 16, neurons: 6}\n";

  private Chips() {}

  /** The chip that a file of these sections describes. */
  static ChipSpec of(String sections) {
    try {
      Path file = Files.createTempFile("chip", ".yaml");
      try {
        Files.writeString(file, "spintwin: 1\nchip: mram-lif\nname: x\n" + sections);
        return ChipFile.read(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A bench without Verilog. */
  static Bench golden(ChipSpec chip) {
    return new Bench(chip, new GoldenRunner(), DIGITS);
  }

  /** A bench without Verilog whose twins are changed behind the back of the experiment. */
  static Bench wrong(ChipSpec chip, UnaryOperator<TwinImage> change) {
    Runner golden = new GoldenRunner();
    return new Bench(chip, (twin, episodes) -> golden.run(change.apply(twin), episodes), DIGITS);
  }

  /** The twin with a number added to a Verilog parameter. */
  static TwinImage plus(TwinImage twin, String parameter, long more) {
    Map<String, Long> parameters = new LinkedHashMap<>(twin.parameters());
    parameters.merge(parameter, more, Long::sum);
    return new TwinImage(twin.spec(), parameters, twin.codes(), twin.inhibitory(), twin.mask());
  }

  /** The twin with other codes. */
  static TwinImage coded(TwinImage twin, int[][] codes) {
    return new TwinImage(twin.spec(), twin.parameters(), codes, twin.inhibitory(), twin.mask());
  }

  static TwinImage masked(TwinImage twin, boolean[][] mask) {
    return new TwinImage(twin.spec(), twin.parameters(), twin.codes(), twin.inhibitory(), mask);
  }
}
