// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.EventQueueSpec;

/** Golden model of {@code event_queue}: {@code docs/folded.md}, "event_queue". */
public final class EventQueueGolden extends BlockGolden {
  private static final int EVENT_KEEP = 3;

  private final int inputs;
  private final int inputBits;

  /** Entries less one: what a pointer is cut to. */
  private final int wrap;

  /** {last, event, input} by entry. */
  private final int[] queue;

  private int write;
  private int read;
  private boolean room;
  private boolean marker;
  private long clocksLeft;
  private boolean ready;
  private boolean headValid;
  private int head;
  private boolean accepted;
  private boolean ignored;
  private boolean stalled;

  public EventQueueGolden(Map<String, Long> values) {
    super(EventQueueSpec.BLOCK, EventQueueSpec.BLOCK.resolve(values));
    Map<String, Long> all = EventQueueSpec.BLOCK.resolve(values);
    inputs = all.get("INPUTS").intValue();
    inputBits = all.get("INPUT_BITS").intValue();
    queue = new int[all.get("ENTRIES").intValue()];
    wrap = queue.length - 1;
  }

  /**
   * One rising edge.
   *
   * @param byDivider register STEP_MODE
   * @param headReady the head is taken on this clock
   */
  void clock(
      boolean reset,
      boolean enable,
      boolean byDivider,
      long divider,
      boolean valid,
      int data,
      int keep,
      boolean last,
      boolean headReady) {
    int next = headValid && headReady ? read + 1 & wrap : read;
    head = queue[next]; // with or without reset; the entry before this edge's write
    if (reset) {
      reset();
      return;
    }
    boolean beat = valid && ready;
    boolean event = keep == EVENT_KEEP;
    boolean known = event && data < inputs;
    boolean ends = last && !byDivider;
    boolean marks = marker && room;
    boolean waits = marker && !room;
    boolean runs = enable && byDivider && !waits;
    boolean expires = runs && clocksLeft <= 1;
    boolean enough = (read - write - 1 & wrap) >= 2;

    accepted = beat && known;
    ignored = beat && event && !known;
    stalled = valid && !ready;
    read = next;
    headValid = read != write;
    if (marks) {
      push(true, false, data);
    } else if (beat && (known || ends)) {
      push(ends, known, data);
    }
    if (runs) {
      clocksLeft = expires ? divider : clocksLeft - 1;
    }
    marker = expires || waits;
    room = enough;
    ready = enough && !marker;
  }

  private void reset() {
    write = 0;
    read = 0;
    room = false;
    marker = false;
    clocksLeft = 0;
    ready = false;
    headValid = false;
    accepted = false;
    ignored = false;
    stalled = false;
  }

  private void push(boolean last, boolean event, int data) {
    queue[write] =
        (last ? 2 << inputBits : 0) | (event ? 1 << inputBits : 0) | data & (1 << inputBits) - 1;
    write = write + 1 & wrap;
  }

  boolean ready() {
    return ready;
  }

  boolean headValid() {
    return headValid;
  }

  boolean headLast() {
    return (head >> inputBits & 2) != 0;
  }

  boolean headEvent() {
    return (head >> inputBits & 1) != 0;
  }

  int headInput() {
    return head & (1 << inputBits) - 1;
  }

  boolean accepted() {
    return accepted;
  }

  boolean ignored() {
    return ignored;
  }

  boolean stalled() {
    return stalled;
  }

  @Override
  void clock(InputReader in) {
    clock(
        !in.flag("rst_ni"),
        in.flag("enable_i"),
        in.flag("step_mode_i"),
        in.get("divider_i"),
        in.flag("s_axis_tvalid"),
        (int) in.get("s_axis_tdata"),
        (int) in.get("s_axis_tkeep"),
        in.flag("s_axis_tlast"),
        in.flag("head_ready_i"));
  }

  @Override
  void write(RecordWriter out) {
    out.put(ready);
    out.put(headValid);
    out.put(headLast());
    out.put(headEvent());
    out.put(headInput());
    out.put(accepted);
    out.put(ignored);
    out.put(stalled);
    out.put(write);
    out.put(read);
    out.put(room);
    out.put(marker);
    out.put(clocksLeft);
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    if (!name.equals("queue_q")) {
      super.loadMemory(name, contents);
    }
    for (int i = 0; i < queue.length; i++) {
      queue[i] = (int) contents[i];
    }
  }

  @Override
  public long[] memory(String name) {
    if (!name.equals("queue_q")) {
      return super.memory(name);
    }
    long[] contents = new long[queue.length];
    for (int i = 0; i < queue.length; i++) {
      contents[i] = queue[i];
    }
    return contents;
  }
}
