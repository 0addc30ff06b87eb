// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.Map;

/**
 * A chip of any kind as exact integers, the one hand-over: everything below it is exact.
 *
 * @param name Verilog name of the top-level module
 * @param parameters values of the top's Verilog parameters
 * @param memories contents of the memories that have an image, by instance path; each word takes
 *     its width over 64, rounded up, longs, lowest first
 */
public record Design(
    String name, TopSpec top, Map<String, Long> parameters, Map<String, long[]> memories) {

  /** Values of the top's parameters and localparams. */
  public Map<String, Long> values() {
    return top.resolve(parameters);
  }

  /** What tells this chip from others; 0 where nothing was told. */
  public long digest() {
    return parameters.getOrDefault("SPEC_DIGEST", 0L);
  }

  /**
   * The same top with other parameters, and memories that suit them.
   *
   * @param contents as {@link #memories()}
   */
  public Design with(Map<String, Long> values, Map<String, long[]> contents) {
    return new Design(name, top, values, contents);
  }
}
