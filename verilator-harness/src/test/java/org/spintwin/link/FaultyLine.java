// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SplittableRandom;

/** A serial line on which things go wrong as planned; what remains open survives its host. */
final class FaultyLine implements SerialLine {
  /** The host process was killed. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final SerialLine line;
  private final FaultPlan plan;
  private final SplittableRandom random;
  private final Runnable reset;
  private final Queue<Byte> passing = new ArrayDeque<>();
  private long bytes;
  private long pulledUntil = Long.MIN_VALUE;

  /**
   * @param reset presses the board's button
   */
  FaultyLine(SerialLine line, FaultPlan plan, SplittableRandom random, Runnable reset) {
    this.line = line;
    this.plan = plan;
    this.random = random;
    this.reset = reset;
  }

  /** Bytes that passed so far, either way. */
  long bytes() {
    return bytes;
  }

  @Override
  public void write(byte[] code) {
    for (byte octet : code) {
      pass(octet);
      while (!passing.isEmpty()) {
        line.write(new byte[] {passing.remove()});
      }
    }
  }

  @Override
  public int read(byte[] into, long wait) {
    if (passing.isEmpty()) {
      byte[] raw = new byte[into.length];
      int count = line.read(raw, wait);
      for (int i = 0; i < count; i++) {
        pass(raw[i]);
      }
    }
    int count = Math.min(into.length, passing.size());
    for (int i = 0; i < count; i++) {
      into[i] = passing.remove();
    }
    return count;
  }

  /** Puts what becomes of a byte into the queue. */
  private void pass(byte octet) {
    if (bytes == plan.kills()) {
      bytes++;
      throw new Killed();
    }
    if (bytes == plan.resets()) {
      reset.run();
    }
    if (bytes == plan.pulled()) {
      pulledUntil = line.nanos() + plan.pulledNanos();
    }
    bytes++;
    boolean out = line.nanos() < pulledUntil || random.nextDouble() < plan.lost();
    if (out) {
      return;
    }
    boolean flips = random.nextDouble() < plan.flipped();
    byte passed = flips ? (byte) (octet ^ random.nextInt(1, 256)) : octet;
    passing.add(passed);
    if (random.nextDouble() < plan.doubled()) {
      passing.add(passed);
    }
  }

  @Override
  public long baud() {
    return line.baud();
  }

  @Override
  public long latencyNanos() {
    return line.latencyNanos();
  }

  @Override
  public long nanos() {
    return line.nanos();
  }

  /** The board and its cable stay for the next host. */
  @Override
  public void close() {}
}
