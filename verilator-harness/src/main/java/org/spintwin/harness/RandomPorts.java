// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.spec.Port;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;
import org.spintwin.spec.TopSpec;

/**
 * Random values on every port, for a top that takes any values at any clock, in phases: flags are
 * rare or frequent, numbers small, large, few or many, and there are resets.
 */
final class RandomPorts implements Stimulus {
  private static final int SHORTEST_PHASE = 64;
  private static final int LONGEST_PHASE = 1024;
  private static final int SHORT_PHASES = 16;

  /** A flag is 1 with probability 2^-rarity; at this rarity never. */
  private static final int NEVER = 8;

  private static final String RESET = "rst_ni";

  private final RecordLayout layout;
  private final long seed;
  private final Signal reset;
  private final List<RandomPort> ports = new ArrayList<>();

  private final RandomResets resets = new RandomResets();
  private SplittableRandom random;
  private int phases;
  private int phaseLeft;

  /**
   * @param values of the top's parameters and localparams
   * @param seed gives the same clocks for the same values
   */
  RandomPorts(TopSpec top, Map<String, Long> values, long seed) {
    this.seed = seed;
    var builder = new RecordLayout.Builder();
    for (Port port : top.block().inputs()) {
      if (!port.isClock()) {
        builder.numbers("", port, values);
      }
    }
    layout = builder.build();
    reset = layout.signal(RESET);
    layout.signals().stream()
        .filter(s -> !s.name().equals(RESET))
        .forEach(s -> ports.add(new RandomPort(s)));
    restart();
  }

  @Override
  public void restart() {
    random = new SplittableRandom(seed);
    phases = 0;
    phaseLeft = 0;
    resets.restart(random);
  }

  @Override
  public void fill(long[] inputs, int clocks) {
    java.util.Arrays.fill(inputs, 0, clocks * layout.words(), 0);
    for (int c = 0; c < clocks; c++) {
      if (phaseLeft-- == 0) {
        newPhase();
      }
      int base = c * layout.words();
      reset.set(inputs, base, 0, resets.next() ? 0 : 1);
      ports.forEach(p -> p.fill(inputs, base));
    }
  }

  private void newPhase() {
    // The first phases are short, so that few clocks show much.
    phaseLeft =
        phases++ < SHORT_PHASES ? SHORTEST_PHASE : random.nextInt(SHORTEST_PHASE, LONGEST_PHASE);
    resets.newPhase();
    ports.forEach(RandomPort::newPhase);
  }

  /** One port, and how it behaves in this phase. */
  private final class RandomPort {
    private final Signal signal;
    private int rarity;
    private int width;

    RandomPort(Signal signal) {
      this.signal = signal;
    }

    void newPhase() {
      // A sample that comes in many parts is complete only where they come often.
      rarity = random.nextBoolean() ? 0 : random.nextInt(NEVER + 1);
      width = random.nextInt(4) == 0 ? random.nextInt(signal.width() + 1) : signal.width();
    }

    void fill(long[] inputs, int base) {
      for (int i = 0; i < signal.elements(); i++) {
        if (signal.width() == 1) {
          signal.set(inputs, base, i, happens(rarity) ? 1 : 0);
        } else if (happens(rarity / 2)) {
          // Small numbers in some phases; the highest and random ones in turn otherwise.
          long highest = -1L >>> -signal.width();
          boolean extreme = width == signal.width() && random.nextInt(4) == 0;
          signal.set(inputs, base, i, extreme ? highest : random.nextLong() & mask(width));
        }
      }
    }

    private boolean happens(int howRarely) {
      return howRarely < NEVER && (howRarely == 0 || random.nextInt(1 << howRarely) == 0);
    }
  }

  private static long mask(int bits) {
    return bits == 0 ? 0 : -1L >>> -bits;
  }
}
