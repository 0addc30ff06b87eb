// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.LinkedHashMap;
import java.util.Map;

/** Parameters of a block, written {@code NAME=VALUE NAME=VALUE}. */
final class Sizes {
  private Sizes() {}

  static Map<String, Long> of(String text) {
    Map<String, Long> sizes = new LinkedHashMap<>();
    for (String one : text.split(" ")) {
      String[] sides = one.split("=");
      sizes.put(sides[0], Long.valueOf(sides[1]));
    }
    return sizes;
  }

  /** The same with so much of one parameter. */
  static Map<String, Long> exactly(Map<String, Long> values, String name, long value) {
    Map<String, Long> sizes = new LinkedHashMap<>(values);
    sizes.put(name, value);
    return sizes;
  }

  /** The same with at most so much of one parameter. */
  static Map<String, Long> atMost(Map<String, Long> values, String name, long most) {
    Map<String, Long> sizes = new LinkedHashMap<>(values);
    sizes.computeIfPresent(name, (n, value) -> Math.min(value, most));
    return sizes;
  }
}
