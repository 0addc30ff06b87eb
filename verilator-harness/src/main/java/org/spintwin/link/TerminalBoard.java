// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * A simulated board behind a pseudo-terminal, which so looks like a serial port to any program. Its
 * time passes no faster than that of the world.
 */
public final class TerminalBoard implements AutoCloseable {
  private static final long SLICE_NANOS = 1_000_000;
  private static final int CHUNK = 4096;

  private final SerialLine line;
  private final PseudoTerminal terminal = new PseudoTerminal();
  private final Thread thread = new Thread(this::run, "board at " + terminal.port());
  private volatile boolean off;
  private volatile RuntimeException failure;

  /**
   * Switches a board on.
   *
   * @param line to its pins; closed with the board
   * @throws LinkException where there are no pseudo-terminals
   */
  public TerminalBoard(SerialLine line) {
    this.line = line;
    thread.setDaemon(true);
    thread.start();
  }

  /** Name of its serial port. */
  public String port() {
    return terminal.port();
  }

  private void run() {
    try {
      long ahead = line.nanos() - System.nanoTime();
      while (!off) {
        slice();
        long early = line.nanos() - System.nanoTime() - ahead;
        if (early > 0) {
          TimeUnit.NANOSECONDS.sleep(early);
        } else {
          // What the simulation is slower than the world is not made up for.
          ahead += early;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void slice() {
    byte[] bytes = new byte[CHUNK];
    int count = terminal.read(bytes);
    line.write(Arrays.copyOf(bytes, count));
    long until = line.nanos() + SLICE_NANOS;
    while (line.nanos() < until) {
      terminal.write(bytes, line.read(bytes, until - line.nanos()));
    }
  }

  /**
   * Waits until the board fails, which it never should.
   *
   * @throws InterruptedException when the waiting thread is interrupted
   */
  public void await() throws InterruptedException {
    thread.join();
    if (failure != null) {
      throw failure;
    }
  }

  /** Pulls the plug. */
  @Override
  public void close() throws InterruptedException {
    off = true;
    thread.join();
    terminal.close();
    line.close();
    await();
  }
}
