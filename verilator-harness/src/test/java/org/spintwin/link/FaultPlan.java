// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.util.SplittableRandom;

/**
 * What goes wrong between host and board, drawn from a seed. Moments are counted in bytes that the
 * host has written or read; -1 is never.
 *
 * @param lost share of the bytes that are lost, each way
 * @param flipped share of the bytes that come with other bits
 * @param doubled share of the bytes that come twice
 * @param pulled when the cable is pulled
 * @param pulledNanos for how long
 * @param resets when the board's button is pressed
 * @param kills when the host is killed; another begins again
 */
record FaultPlan(
    double lost,
    double flipped,
    double doubled,
    long pulled,
    long pulledNanos,
    long resets,
    long kills) {
  private static final long NEVER = -1;

  /** Nothing goes wrong. */
  static final FaultPlan NOTHING = new FaultPlan(0, 0, 0, NEVER, 0, NEVER, NEVER);

  /**
   * @param bytes about how many pass in a conversation without faults
   * @param silent nanoseconds without a cable after which a host gives up
   */
  static FaultPlan draw(SplittableRandom random, long bytes, long silent) {
    double scale = Math.pow(10, random.nextDouble(-4.5, -2.8));
    boolean noise = random.nextInt(4) > 0;
    return new FaultPlan(
        noise && random.nextBoolean() ? scale : 0,
        noise && random.nextBoolean() ? scale : 0,
        noise && random.nextBoolean() ? scale : 0,
        moment(random, 3, bytes),
        random.nextInt(30) == 0 ? silent + silent / 5 : random.nextLong(silent / 20),
        moment(random, 5, bytes),
        moment(random, 5, bytes));
  }

  private static long moment(SplittableRandom random, int rarity, long bytes) {
    return random.nextInt(rarity) == 0 ? random.nextLong(bytes) : NEVER;
  }
}
