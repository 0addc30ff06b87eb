// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.NetworkStepSpec;

/** Golden model of {@code network_step}: {@code docs/blocks/network_step.md}. */
public final class NetworkStepGolden extends BlockGolden {
  /** Bits of the numbers, number 0 lowest. */
  private final long[] values;

  private boolean ready;
  private boolean start;
  private boolean first;
  private boolean valid;
  private boolean saturated;
  private boolean busy;
  private boolean begun;

  public NetworkStepGolden(Map<String, Long> parameters) {
    super(NetworkStepSpec.BLOCK, NetworkStepSpec.BLOCK.resolve(parameters));
    values = new long[inputs().signal("values_i").words()];
  }

  /**
   * One rising edge.
   *
   * @param numbers bits of the numbers from {@code base}
   */
  void clock(
      boolean reset,
      boolean given,
      long[] numbers,
      int base,
      boolean firstGiven,
      boolean done,
      boolean clipped) {
    if (reset) {
      Arrays.fill(values, 0);
      ready = start = first = valid = saturated = busy = begun = false;
      return;
    }
    start = given && ready;
    if (start) {
      System.arraycopy(numbers, base, values, 0, values.length);
      first = firstGiven || !begun;
      begun = true;
    }
    if (done) {
      saturated = clipped;
    }
    valid = done;
    busy = start || busy && !done;
    ready = !busy;
  }

  boolean ready() {
    return ready;
  }

  boolean start() {
    return start;
  }

  boolean first() {
    return first;
  }

  boolean valid() {
    return valid;
  }

  boolean saturated() {
    return saturated;
  }

  /** Bits of the numbers of the step; do not modify. */
  long[] values() {
    return values;
  }

  @Override
  void clock(InputReader in) {
    clock(
        !in.flag("rst_ni"),
        in.flag("valid_i"),
        in.bits("values_i"),
        0,
        in.flag("first_i"),
        in.flag("done_i"),
        in.flag("clipped_i"));
  }

  @Override
  void write(RecordWriter out) {
    out.put(ready);
    out.put(start);
    out.putBits(values);
    out.put(first);
    out.put(valid);
    out.put(saturated);
    out.put(busy);
    out.put(begun);
  }
}
