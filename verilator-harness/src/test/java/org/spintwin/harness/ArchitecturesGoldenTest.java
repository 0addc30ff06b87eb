// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.spintwin.harness.StepBench.Trace;
import org.spintwin.spec.TwinImage;

final class ArchitecturesGoldenTest extends ArchitecturesContractTest {
  private static final int CHIPS = chips(60);

  static LongStream seeds() {
    return allSeeds().limit(CHIPS);
  }

  @Override
  Trace trace(TwinImage image, long seed) {
    return goldenTrace(image, seed);
  }

  /** Silent chips would agree whatever they do. */
  @Test
  void mostOfTheseChipsSpike() {
    long spiking =
        seeds()
            .filter(
                seed -> goldenTrace(draw(seed), seed).spikes().stream().anyMatch(s -> !s.isEmpty()))
            .count();
    assertThat(spiking).isGreaterThanOrEqualTo(CHIPS * 2L / 3);
  }
}
