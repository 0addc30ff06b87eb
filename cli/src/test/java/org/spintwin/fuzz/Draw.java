// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** What every format draws alike. */
final class Draw {
  private Draw() {}

  @SafeVarargs
  static <T> T one(SplittableRandom random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  static int number(SplittableRandom random, int... choices) {
    return choices[random.nextInt(choices.length)];
  }

  static <T> T of(SplittableRandom random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** True once in so many times. */
  static boolean rarely(SplittableRandom random, int times) {
    return random.nextInt(times) == 0;
  }

  /** 1, 2 or, ever more rarely, more. */
  static int few(SplittableRandom random) {
    int count = 1;
    while (count < 8 && random.nextInt(3) == 0) {
      count++;
    }
    return count;
  }
}
