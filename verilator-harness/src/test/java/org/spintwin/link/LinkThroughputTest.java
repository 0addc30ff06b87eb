// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.LinkChips;

/** How much of the line is words of events, in clocks of the board. */
final class LinkThroughputTest {
  private static final int SIZE = 63;
  private static final int STEPS = 300;
  private static final int BITS_PER_WORD = 20;

  @Test
  void eventsTakeMoreThanFourFifthsOfTheLineBothWays() {
    GoldenChip chip = LinkChips.of(LinkChips.repeater(SIZE));
    long[][] steps = new long[STEPS][1];
    Arrays.setAll(steps, step -> new long[] {(1L << SIZE) - 1});
    // 115,200 baud, the slowest, and 3 Mbaud at 12 MHz, the fewest clocks to a bit.
    for (long[] rates : new long[][] {{6 * 115_200, 115_200}, {12_000_000, 3_000_000}}) {
      try (PinLine line = PinLine.golden(chip, rates[0], rates[1]);
          TwinLink link = TwinLink.over(line, chip, 1)) {
        long start = line.clocks();
        assertThat(link.run(steps)).isDeepEqualTo(steps);
        double seconds = (double) (line.clocks() - start) / rates[0];
        double share = STEPS * (SIZE + 1) * BITS_PER_WORD / (seconds * rates[1]);
        System.out.printf("%,d baud: words take %.1f %% of the line%n", rates[1], 100 * share);
        assertThat(share).isGreaterThan(0.8);
      }
    }
  }
}
