// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Settings;
import org.spintwin.spec.LifNetworkScale;

/**
 * A chip file of kind {@code lif-network} with the files it names: {@code spintwin}, {@code chip},
 * {@code name}, {@code inputs}, {@code layers}, {@code outputs}, {@code timing} and {@code graph}.
 *
 * @param graph what it was made from; null where it was written by hand
 */
public record LifNetworkFile(LifNetworkChip chip, LifNetworkScale scale, Graph graph) {
  /** The kind of chip that these files describe. */
  public static final String CHIP = "lif-network";

  /** What a source of the inputs is from. */
  static final String INPUTS = "inputs";

  /** Of names that are made, which may become longer by a few letters. */
  private static final int LONGEST_NAME = 50;

  static final List<String> TIME_UNITS = List.of("s", "ms", "us");

  /** Keys of the settings, in the order of {@link Settings}. */
  static final Map<String, ToLongFunction<Settings>> SETTINGS = settings();

  /**
   * The NIR graph that a chip was imported from.
   *
   * @param file relative to the chip file
   * @param timeUnit of its time constants: s, ms or us
   */
  public record Graph(String file, String timeUnit) {}

  private static Map<String, ToLongFunction<Settings>> settings() {
    Map<String, ToLongFunction<Settings>> settings = new LinkedHashMap<>();
    settings.put("leak", Settings::leak);
    settings.put("decay", Settings::decay);
    settings.put("offset", Settings::offset);
    settings.put("current_offset", Settings::currentOffset);
    settings.put("threshold", Settings::threshold);
    settings.put("reset", Settings::reset);
    return settings;
  }

  /**
   * Reads and validates a chip file; paths in it are relative to its folder.
   *
   * @param options go before what the file says
   * @throws InputException when anything in one of the files, or an option, is not acceptable
   */
  public static LifNetworkFile read(Path file, List<ChipOption> options) {
    YamlNode.Mapping root = YamlReader.read(file);
    for (ChipOption option : options) {
      root = option.in(root);
    }
    return new LifNetworkReader(root, file).read();
  }

  /**
   * The chip in full and the files it names, text by path relative to the folder of the chip file;
   * reading them gives an equal chip. The graph is named, not written.
   *
   * @param chipFile name of the chip file, the first of the texts
   * @param folder of the others, with a slash at its end; empty for that of the chip file
   */
  public Map<String, String> write(String chipFile, String folder) {
    return new LifNetworkWriter(this, chipFile, folder).write();
  }

  /** The name that a chip may have which is nearest to another. */
  public static String legalName(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    String legal = plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    return ModuleName.objection(legal) == null ? legal : "chip_" + legal;
  }

  /** A commented file of a small network, for a user to start from. */
  public static String starter() {
    return Starter.text("lif-network.yaml");
  }
}
