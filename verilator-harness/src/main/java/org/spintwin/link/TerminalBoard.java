// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * A simulated board behind a pseudo-terminal, which so looks like a serial port to any program. Its
 * time passes no faster than that of the world, and stands while nobody speaks.
 */
public final class TerminalBoard implements AutoCloseable {
  private static final long SLICE_NANOS = 1_000_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** After so long without a byte, either way, the board has nothing to do. */
  private static final long IDLE_NANOS = NANOS_PER_SECOND / 2;

  /** A host that is there says something within that. */
  private static final long ALONE_NANOS = 10 * NANOS_PER_SECOND;

  private static final long BITS_PER_BYTE = 10;
  private static final int CHUNK = 4096;

  private final SerialLine line;
  private final PseudoTerminal terminal = new PseudoTerminal();
  private final Thread thread = new Thread(this::run, "board at " + terminal.port());

  /** When the line has carried all that the host wrote. */
  private long carried;

  /** When the host, and when the board, last sent anything. */
  private long heard;

  private long spoke;
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
    heard = line.nanos();
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

  private void slice() throws InterruptedException {
    listen();
    long now = line.nanos();
    if (now - heard > ALONE_NANOS || now - Math.max(heard, spoke) > IDLE_NANOS) {
      TimeUnit.NANOSECONDS.sleep(5 * SLICE_NANOS);
      return;
    }
    byte[] bytes = new byte[CHUNK];
    while (line.nanos() < now + SLICE_NANOS) {
      int count = line.read(bytes, now + SLICE_NANOS - line.nanos());
      terminal.write(bytes, count);
      spoke = count > 0 ? line.nanos() : spoke;
    }
  }

  /** Takes from the terminal what the line carries in a slice, so that a host waits for it. */
  private void listen() {
    long now = line.nanos();
    long free = now + SLICE_NANOS - Math.max(carried, now);
    long room = free * line.baud() / (BITS_PER_BYTE * NANOS_PER_SECOND);
    byte[] bytes = new byte[(int) Math.max(0, Math.min(room, CHUNK))];
    int count = bytes.length == 0 ? 0 : terminal.read(bytes);
    if (count > 0) {
      line.write(Arrays.copyOf(bytes, count));
      heard = now;
      carried = Math.max(carried, now) + count * BITS_PER_BYTE * NANOS_PER_SECOND / line.baud();
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
