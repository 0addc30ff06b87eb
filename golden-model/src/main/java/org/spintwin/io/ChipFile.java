// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

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
    return Starter.text("starter.yaml");
  }
}
