// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.golden.GoldenChip;
import org.spintwin.link.PinLine;
import org.spintwin.link.TwinLink;

/** Noise, and frames that no host sends, into the pins of a board; then a host that is sound. */
final class NoisyHosts implements HostileFormat {
  private static final long BAUD = 115_200;
  private static final int SESSION = 3;

  @Override
  public HostileCase draw(SplittableRandom random) {
    GoldenChip chip = Draw.of(random, LinkSubject.CHIPS);
    byte[][] noise = new byte[random.nextInt(1, 5)][];
    Arrays.setAll(noise, i -> noise(random));
    return HostileCase.reading(
        Map.of("noise", Arrays.toString(noise).getBytes()),
        "noise into the golden model of a board with " + chip.design().name(),
        () -> answers(chip, noise));
  }

  private static byte[] noise(SplittableRandom random) {
    if (Draw.rarely(random, 3)) {
      return ByteMutation.filled(random, random.nextInt(1, 300));
    }
    int[] words = random.ints(random.nextInt(12), 0, 1 << 16).toArray();
    boolean opens = random.nextBoolean();
    byte[] line =
        new LineFrame(
                opens ? LineFrame.OPEN : random.nextInt(256),
                Draw.one(random, 0, 1, 2, random.nextInt(1 << 16)),
                opens ? 0 : random.nextInt(1 << 16),
                random.nextInt(1 << 16),
                random.nextInt(1 << 16),
                words)
            .line();
    return random.nextBoolean() ? line : ByteMutation.damaged(random, line);
  }

  /** What the board says of itself after the noise; were it another, the link would not open. */
  private static Object answers(GoldenChip chip, byte[][] noise) {
    PinLine line = PinLine.golden(chip, 4 * BAUD, BAUD);
    for (byte[] bytes : noise) {
      line.write(Arrays.copyOf(bytes, Math.min(bytes.length, 400)));
      line.read(new byte[300], 1_000_000);
    }
    try (TwinLink link = TwinLink.over(line, chip, SESSION)) {
      return link.identity();
    }
  }
}
