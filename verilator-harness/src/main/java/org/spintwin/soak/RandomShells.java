// SPDX-License-Identifier: Apache-2.0
package org.spintwin.soak;

import java.util.SplittableRandom;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.LinkedChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.golden.TinyTapeoutChip;
import org.spintwin.golden.WishboneChip;
import org.spintwin.spec.Architecture;

/** Random legal chips inside what may stand around a chip. */
final class RandomShells {
  /** So slow that a line's pace leaves most clocks to the chip: retries come soon. */
  private static final int SLOWEST_BAUD = 5_000;

  private static final int FASTEST_BAUD = 20_000;
  private static final int LARGEST = 32;

  private RandomShells() {}

  /** A chip of any kind behind a serial link of 4 to 6 clocks a bit. */
  static GoldenChip linked(long seed) {
    var random = new SplittableRandom(seed);
    long inside = random.nextLong();
    GoldenChip chip =
        switch (random.nextInt(7)) {
          case 0 -> RandomPerceptrons.draw(inside, false);
          case 1 -> RandomPerceptrons.draw(inside, true);
          case 2 -> RandomMtjBnn.draw(inside);
          case 3 -> RandomEcram.draw(inside);
          case 4 -> RandomTsPcm.draw(inside);
          case 5 -> RandomNetworks.chip(RandomNetworks.draw(inside));
          default -> ofEvents(random);
        };
    long baud = random.nextInt(SLOWEST_BAUD, FASTEST_BAUD);
    return LinkedChip.of(chip, 4 * baud + random.nextLong(2 * baud), baud);
  }

  /** A chip of events as a Wishbone slave. */
  static GoldenChip wishbone(long seed) {
    return WishboneChip.of(ofEvents(new SplittableRandom(seed)));
  }

  /** A chip of events behind the pins of Tiny Tapeout. */
  static GoldenChip tinyTapeout(long seed) {
    return TinyTapeoutChip.of(ofEvents(new SplittableRandom(seed)));
  }

  private static GoldenChip ofEvents(SplittableRandom random) {
    Architecture kind = random.nextBoolean() ? Architecture.FOLDED : Architecture.PARALLEL_AXI;
    return MramLifModel.chip(RandomMramLif.draw(random.nextLong(), LARGEST, kind));
  }
}
