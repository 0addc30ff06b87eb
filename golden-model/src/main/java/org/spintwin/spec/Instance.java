// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.Map;

/**
 * A block inside a chip. Each of its parameters takes the chip's parameter or localparam of the
 * same name.
 *
 * @param name instance name, {@code u_} first
 * @param connections what a port is connected to, where that is neither the chip's port of the same
 *     name nor the wire of that name without {@code _i} or {@code _o}
 */
public record Instance(String name, BlockSpec block, Map<String, String> connections) {
  /** Values of the block's parameters and localparams, given those of the chip. */
  public Map<String, Long> values(Map<String, Long> chipValues) {
    return block.resolve(chipValues);
  }
}
