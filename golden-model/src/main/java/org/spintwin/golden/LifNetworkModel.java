// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkSpec;
import org.spintwin.spec.TopSpec;

/**
 * Networks of layers of one structure.
 *
 * @param structure of which codes and settings do not count, but whether these are 0 or alike
 */
public record LifNetworkModel(LifNetworkChip structure) implements ChipModel {

  /**
   * A twin of a network.
   *
   * @param digest first 31 bits of the SHA-256 of the resolved chip
   */
  public static GoldenChip chip(LifNetworkChip network, long digest) {
    return new LifNetworkModel(network)
        .chip(
            network.name(), Map.of("SPEC_DIGEST", digest), LifNetworkMemories.of(network, network));
  }

  @Override
  public TopSpec top() {
    return LifNetworkSpec.top(structure);
  }

  @Override
  public ClockedModel golden(Map<String, Long> parameters) {
    return new LifNetworkGolden(structure, parameters);
  }

  @Override
  public List<String> samplePorts() {
    return List.of("values_i", "first_i");
  }

  /** Codes and settings that padding does not have. */
  @Override
  public Map<String, long[]> randomMemories(Map<String, Long> parameters, long seed) {
    return LifNetworkMemories.of(
        structure, LifNetworkDraw.contents(structure, new SplittableRandom(seed)));
  }
}
