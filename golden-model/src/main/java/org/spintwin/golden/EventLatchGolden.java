// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.EventLatchSpec;

/** Golden model of {@code event_latch}: {@code docs/folded.md}, "event_latch". */
public final class EventLatchGolden extends BlockGolden {
  private final long[] pending;
  private final long[] spikes;
  private boolean valid;
  private boolean granted;
  private boolean access;
  private boolean busy;

  public EventLatchGolden(Map<String, Long> values) {
    super(EventLatchSpec.BLOCK, EventLatchSpec.BLOCK.resolve(values));
    int inputs = EventLatchSpec.BLOCK.resolve(values).get("INPUTS").intValue();
    pending = new long[(inputs + 63) / 64];
    spikes = new long[pending.length];
  }

  /** Whether the head is taken on this clock. */
  static boolean takes(boolean enable, boolean headValid, boolean headLast, boolean room) {
    return enable && headValid && (!headLast || room);
  }

  /**
   * One rising edge.
   *
   * @param takes as {@link #takes} says
   */
  void clock(
      boolean reset,
      boolean takes,
      boolean headValid,
      boolean headLast,
      boolean headEvent,
      int headInput,
      boolean accessRequest) {
    if (reset) {
      reset();
      return;
    }
    busy = headValid || valid;
    access = accessRequest && !granted;
    granted = accessRequest;
    valid = takes && headLast;
    if (takes && headEvent) {
      pending[headInput / 64] |= 1L << headInput;
    }
    if (valid) {
      System.arraycopy(pending, 0, spikes, 0, pending.length);
      Arrays.fill(pending, 0);
    }
  }

  private void reset() {
    Arrays.fill(pending, 0);
    Arrays.fill(spikes, 0);
    valid = false;
    granted = false;
    access = false;
    busy = false;
  }

  boolean valid() {
    return valid;
  }

  long[] spikes() {
    return spikes;
  }

  boolean access() {
    return access;
  }

  boolean busy() {
    return busy;
  }

  @Override
  void clock(InputReader in) {
    boolean headValid = in.flag("head_valid_i");
    boolean headLast = in.flag("head_last_i");
    clock(
        !in.flag("rst_ni"),
        takes(in.flag("enable_i"), headValid, headLast, in.flag("room_i")),
        headValid,
        headLast,
        in.flag("head_event_i"),
        (int) in.get("head_input_i"),
        in.flag("access_request_i"));
  }

  @Override
  void write(RecordWriter out) {
    out.put(access);
    out.putBits(spikes);
    out.put(valid);
    out.put(busy);
    out.putBits(pending);
    out.put(granted);
  }
}
