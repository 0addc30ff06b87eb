// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.spintwin.spec.ChipSpec;

/**
 * The chip file: YAML with the top keys {@code spintwin} (version of the format, 1), {@code chip}
 * (kind), {@code name}, {@code array}, {@code device}, {@code neuron}, {@code inhibition}, {@code
 * timing} and {@code architecture}. The first three are required; every other key has the default
 * that {@link #starter} shows.
 */
public final class ChipFile {
  /** The kind of chip that files describe. */
  public static final String CHIP = "mram-lif";

  private ChipFile() {}

  /**
   * The kind of chip that a file describes.
   *
   * @param kinds that are known
   * @throws InputException when it names none of them
   */
  public static String kind(Path file, List<String> kinds) {
    Section top = Section.ofAny(YamlReader.read(file));
    top.require("chip", "chip: " + String.join(" or ", kinds));
    return top.word("chip", kinds.get(0), kinds.toArray(new String[0]));
  }

  /**
   * Reads and validates a chip file.
   *
   * @throws InputException when anything in it is not acceptable
   */
  public static ChipSpec read(Path file) {
    return new ChipReader(YamlReader.read(file)).read();
  }

  /** The chip in full: every key, in one order; reading it gives an equal chip. */
  public static String write(ChipSpec spec) {
    return new ChipWriter().write(spec);
  }

  /** A commented file that spells out the default chip, for a user to start from. */
  public static String starter() {
    try (InputStream in = ChipFile.class.getResourceAsStream("starter.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading starter.yaml from the program", e);
    }
  }
}
