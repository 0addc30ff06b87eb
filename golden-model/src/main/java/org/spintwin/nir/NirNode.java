// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.Map;

/** A node of a NIR graph: a primitive, or a graph of its own. */
public sealed interface NirNode permits NirPrimitive, NirGraph {
  /** As the file names it: {@code LIF}, {@code Affine}, {@code NIRGraph}. */
  String type();

  /** Everything else that the file says of the node, unknown things included, by name. */
  Map<String, NirValue> members();
}
