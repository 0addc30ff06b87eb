// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * How a chip becomes hardware, and the sizes that its behaviour from step to step does not depend
 * on.
 *
 * @param lanes neurons that are computed at once: a power of two that divides the neurons; of use
 *     to the architectures that have lanes
 * @param eventQueue entries of each event queue, a power of two 16 to 16384
 * @param counterBits width of the event, step and stall counters, 1 to 32; 0 for none; 0 where
 *     there are none
 * @param readback whether state and codes can be read at run time
 * @param fixedSettings whether the neurons' settings are constants
 * @param timedSteps whether steps end with the divider after reset, not with the last event
 */
public record ArchitectureSpec(
    Architecture kind,
    int lanes,
    int eventQueue,
    int counterBits,
    boolean readback,
    boolean fixedSettings,
    boolean timedSteps) {
  public static final int LEAST_EVENT_QUEUE = 16;
  public static final int MOST_EVENT_QUEUE = 16384;
  public static final int STANDARD_EVENT_QUEUE = 256;
  private static final int STANDARD_COUNTER_BITS = 32;

  /** That architecture with the standard sizes. */
  public static ArchitectureSpec of(Architecture kind) {
    return new ArchitectureSpec(
        kind, 1, STANDARD_EVENT_QUEUE, STANDARD_COUNTER_BITS, true, false, false);
  }

  /** Bits of an index into an event queue. */
  int eventQueueBits() {
    return Integer.numberOfTrailingZeros(eventQueue);
  }
}
