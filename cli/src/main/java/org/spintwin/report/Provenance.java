// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is needed to get the same results again. Holds no date and no place.
 *
 * @param specDigest of the chip's resolved description; empty where there are several
 * @param seeds by what they seed, in order
 * @param versions by program, in order
 * @param commands as typed
 */
public record Provenance(
    String specDigest,
    Map<String, Long> seeds,
    Map<String, String> versions,
    List<String> commands) {
  public Provenance {
    seeds = Collections.unmodifiableMap(new LinkedHashMap<>(seeds));
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    commands = List.copyOf(commands);
  }
}
