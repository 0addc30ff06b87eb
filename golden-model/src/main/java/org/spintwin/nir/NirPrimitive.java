// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A node that computes, or an {@code Input} or {@code Output}. */
public record NirPrimitive(String type, Map<String, NirValue> members) implements NirNode {
  public NirPrimitive {
    members = Collections.unmodifiableMap(new TreeMap<>(members));
  }

  /** This node with one value replaced or added. */
  public NirPrimitive with(String name, NirValue value) {
    Map<String, NirValue> changed = new TreeMap<>(members);
    changed.put(name, value);
    return new NirPrimitive(type, changed);
  }
}
