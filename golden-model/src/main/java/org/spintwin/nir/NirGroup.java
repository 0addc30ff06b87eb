// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Named values.
 *
 * @param attributes what is attached to the group itself; NIRData have them, NIR graphs do not
 */
public record NirGroup(Map<String, NirValue> values, Map<String, NirArray> attributes)
    implements NirValue {
  public NirGroup {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  public NirGroup(Map<String, NirValue> values) {
    this(values, Map.of());
  }
}
