// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.util.List;
import java.util.Map;
import org.spintwin.io.InputException.Location;

/** A value in a YAML file and where it stands. */
sealed interface YamlNode {
  Location location();

  /** What it is, in words for an error. */
  String described();

  /**
   * @param quoted whether it was written as text ('', "", | or >), so that it can be no number
   */
  record Scalar(String text, boolean quoted, Location location) implements YamlNode {
    @Override
    public String described() {
      return quoted ? '"' + text + '"' : text.isEmpty() ? "nothing" : text;
    }
  }

  /** In the order of the file. */
  record Sequence(List<YamlNode> elements, Location location) implements YamlNode {
    @Override
    public String described() {
      return "a list";
    }
  }

  /** In the order of the file. */
  record Mapping(Map<String, Entry> entries, Location location) implements YamlNode {
    @Override
    public String described() {
      return "a mapping";
    }
  }

  record Entry(Location keyLocation, YamlNode value) {}
}
