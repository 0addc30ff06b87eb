// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

/**
 * The host's end of a serial line, used by one thread. Time is that of the line: where the board is
 * simulated, it passes only while {@link #read} waits.
 */
public interface SerialLine extends AutoCloseable {
  /** Bits per second; a byte takes ten. */
  long baud();

  /** How much later than on a bare wire a byte may arrive, nanoseconds. */
  long latencyNanos();

  /** The time, nanoseconds. */
  long nanos();

  /**
   * Sends bytes; does not wait until they are out.
   *
   * @throws LinkException when the line is gone
   */
  void write(byte[] bytes);

  /**
   * Takes what has come, and waits until something has.
   *
   * @param wait nanoseconds after which it gives up
   * @return bytes taken, 0 where it gave up
   * @throws LinkException when the line is gone
   */
  int read(byte[] into, long wait);

  @Override
  void close();
}
