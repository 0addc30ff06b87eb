// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.SweepControlSpec;

/**
 * Golden model of {@code sweep_control}: {@code docs/folded.md}, "sweep_control".
 *
 * <p>A clock has two halves: {@link #decide} gives what others need to know before the edge, then
 * the edge follows.
 */
public final class SweepControlGolden extends BlockGolden {
  private static final int CLEARS = 2;
  private static final int DRAIN = 12;

  private final int groups;
  private final int lanes;
  private final boolean inhibition;
  private final int sweepClocks;
  private final int countMask;
  private final int inputMask;
  private final int neighbourMask;
  private final int seenBits;
  private final int seenWords;
  private final int bankWords;
  private final int longsPerWord;
  private final long[] seen;

  /** The word of {@link #seen} that this sweep read. */
  private final long[] seenWord;

  private int clears;
  private boolean running;
  private boolean ends;
  private boolean granted;
  private int bank;
  private int drain;
  private int count;
  private boolean access;
  private boolean clear;
  private boolean finish;
  private boolean event;
  private boolean recurrent;
  private int input;
  private int neighbour;
  private boolean busy;
  private boolean repeated;

  // Decided before the edge.
  private boolean chooses;
  private boolean clearsNow;
  private boolean finishes;
  private boolean recurs;
  private boolean takes;
  private boolean adds;
  private boolean grants;

  public SweepControlGolden(Map<String, Long> values) {
    super(SweepControlSpec.BLOCK, SweepControlSpec.BLOCK.resolve(values));
    Map<String, Long> all = SweepControlSpec.BLOCK.resolve(values);
    groups = all.get("GROUPS").intValue();
    lanes = all.get("LANES").intValue();
    inhibition = all.get("INHIBITION") != 0;
    sweepClocks = all.get("SWEEP_CLOCKS").intValue();
    countMask = (1 << all.get("COUNT_BITS")) - 1;
    inputMask = (1 << all.get("INPUT_BITS")) - 1;
    neighbourMask = (1 << all.get("NEURON_BITS")) - 1;
    seenBits = all.get("SEEN_BITS").intValue();
    seenWords = all.get("SEEN_WORDS").intValue();
    bankWords = all.get("SEEN_BANK_WORDS").intValue();
    longsPerWord = (seenBits + 63) / 64;
    seen = new long[2 * bankWords * longsPerWord];
    seenWord = new long[longsPerWord];
    reset();
  }

  private void reset() {
    clears = CLEARS;
    running = false;
    ends = false;
    granted = false;
    bank = 0;
    drain = 0;
    count = 0;
    access = false;
    clear = false;
    finish = false;
    event = false;
    recurrent = false;
    input = 0;
    neighbour = 0;
    busy = false;
    repeated = false;
  }

  /** What follows from registers and inputs on this clock. */
  void decide(
      boolean enable,
      boolean headValid,
      boolean headEvent,
      boolean room,
      boolean recurrentValid,
      boolean accessRequest) {
    boolean quiet = drain == 0;
    chooses = !running || count == sweepClocks - 1;
    boolean may = chooses && clears == 0 && enable && !accessRequest;
    clearsNow = chooses && clears > 0;
    finishes = may && ends && room && !(inhibition && (recurrentValid || !quiet));
    recurs = may && recurrentValid && inhibition;
    takes = may && headValid && (!ends || finishes && headEvent);
    adds = takes && headEvent;
    grants = !running && clears == 0 && quiet && accessRequest && !granted;
  }

  /** One rising edge, after {@link #decide}. */
  void clock(
      boolean reset,
      boolean headValid,
      boolean headLast,
      int headInput,
      int recurrentNeuron,
      boolean accessRequest,
      int row,
      int column) {
    if (reset) {
      reset();
      return;
    }
    busy = running || ends || headValid || clears > 0 || drain > 0;
    drain = running ? DRAIN : Math.max(drain - 1, 0);
    if (running) {
      remember();
    }
    boolean starts = clearsNow || finishes || recurs || adds;
    if (starts) {
      count = 0;
    } else if (grants) {
      count = row / lanes;
    } else if (running) {
      count = count + 1 & countMask;
    }
    if (chooses) {
      running = starts;
      clear = clearsNow;
      finish = finishes;
      event = adds;
      recurrent = recurs;
      if (accessRequest || adds) {
        input = (accessRequest ? column : headInput) & inputMask;
      }
      if (accessRequest || recurs) {
        neighbour = (accessRequest ? column : recurrentNeuron) & neighbourMask;
      }
    }
    if (clearsNow) {
      clears--;
    }
    if (clearsNow || finishes) {
      bank = 1 - bank;
    }
    if (takes) {
      ends = headLast;
    } else if (finishes) {
      ends = false;
    }
    access = grants;
    granted = grants || granted && accessRequest;
  }

  /** The part of this clock of the sweep in looking up, clearing and setting seen inputs. */
  private void remember() {
    if (count < seenWords && (clear || finish)) {
      int cleared = ((1 - bank) * bankWords + count) * longsPerWord;
      Arrays.fill(seen, cleared, cleared + longsPerWord, 0);
    }
    if (!event) {
      return; // input is of no meaning, or even beyond the memory
    }
    int at = (bank * bankWords + input / seenBits) * longsPerWord;
    int bit = input % seenBits;
    if (count == 0) {
      System.arraycopy(seen, at, seenWord, 0, longsPerWord);
      repeated = (seenWord[bit / 64] >>> bit & 1) != 0;
    }
    if (count == sweepClocks - 1) {
      System.arraycopy(seenWord, 0, seen, at, longsPerWord);
      seen[at + bit / 64] |= 1L << bit;
    }
  }

  /** Whether the head of the event queue is taken; after {@link #decide}. */
  boolean takes() {
    return takes;
  }

  /** Whether the recurrent spike is taken; after {@link #decide}. */
  boolean recurs() {
    return recurs;
  }

  /** The group presented on this clock, as {@link Presented} packs it. */
  long presented() {
    return running && count < groups
        ? Presented.of(
            count, count == groups - 1, clear, finish, event, recurrent, input, neighbour)
        : Presented.NOTHING;
  }

  /** A clock after a group: whether its event is not the first of its input in the step. */
  boolean repeated() {
    return repeated;
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
    boolean accessRequest = in.flag("access_request_i");
    decide(
        in.flag("enable_i"),
        headValid,
        in.flag("head_event_i"),
        in.flag("room_i"),
        in.flag("recurrent_valid_i"),
        accessRequest);
    clock(
        !in.flag("rst_ni"),
        headValid,
        in.flag("head_last_i"),
        (int) in.get("head_input_i"),
        (int) in.get("recurrent_neuron_i"),
        accessRequest,
        (int) in.get("array_row_i"),
        (int) in.get("array_column_i"));
  }

  @Override
  void write(RecordWriter out) {
    out.put(access);
    out.put(clear);
    out.put(finish);
    out.put(event);
    out.put(recurrent);
    out.put(input);
    out.put(neighbour);
    out.put(busy);
    out.put(clears);
    out.put(running);
    out.put(ends);
    out.put(granted);
    out.put(bank);
    out.put(drain);
    out.put(count);
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    if (!name.equals("seen_q")) {
      super.loadMemory(name, contents);
    }
    System.arraycopy(contents, 0, seen, 0, seen.length);
  }

  @Override
  public long[] memory(String name) {
    return name.equals("seen_q") ? seen.clone() : super.memory(name);
  }
}
