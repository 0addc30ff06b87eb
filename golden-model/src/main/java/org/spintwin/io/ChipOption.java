// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.util.LinkedHashMap;
import java.util.Map;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.YamlNode.Entry;
import org.spintwin.io.YamlNode.Mapping;
import org.spintwin.io.YamlNode.Scalar;

/**
 * A command-line option that stands for a key of the chip file and goes before it; what is wrong
 * with its value is told as of the file, with the option as its place.
 *
 * @param option as the user writes it
 * @param section of the chip file
 * @param key in that section
 * @param text the value
 */
public record ChipOption(String option, String section, String key, String text) {

  /** The kind of architecture. */
  public static ChipOption arch(String text) {
    return new ChipOption("--arch", ArchitectureReader.SECTION, ArchitectureReader.KIND, text);
  }

  /** The lanes of the architecture. */
  public static ChipOption lanes(String text) {
    return new ChipOption("--lanes", ArchitectureReader.SECTION, ArchitectureReader.LANES, text);
  }

  /** The same chip file with this value in it. */
  Mapping in(Mapping root) {
    Location place = new Location(option, 0, 0, null);
    Entry entry = root.entries().get(section);
    if (entry == null) {
      entry = new Entry(place, new Mapping(Map.of(), place));
    }
    if (!(entry.value() instanceof Mapping given)) {
      return root; // a fault of the file, told when it is read
    }
    Map<String, Entry> keys = new LinkedHashMap<>(given.entries());
    keys.put(key, new Entry(place, new Scalar(text, false, place)));
    Map<String, Entry> sections = new LinkedHashMap<>(root.entries());
    sections.put(section, new Entry(entry.keyLocation(), new Mapping(keys, given.location())));
    return new Mapping(sections, root.location());
  }
}
