// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.spintwin.golden.GoldenChip;
import org.spintwin.soak.RandomNetworks;

/** No tool has a word to say about the emitted Verilog of networks of layers. */
final class LifNetworkLintTest extends ChipLint {
  private static final long NETWORKS = Boolean.getBoolean("spintwin.full") ? 60 : 3;

  static Stream<GoldenChip> chips() {
    return Stream.concat(
        small(),
        LongStream.rangeClosed(1, NETWORKS)
            .mapToObj(seed -> RandomNetworks.chip(RandomNetworks.draw(seed))));
  }

  static Stream<GoldenChip> small() {
    return Stream.of(RandomNetworks.chip(SmallNetworks.small()));
  }
}
