// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.SpikeQueueSpec;

/** Golden model of {@code spike_queue}: {@code docs/folded.md}, "spike_queue". */
public final class SpikeQueueGolden extends BlockGolden {
  private static final int SPIKE_KEEP = 3;

  private final int lanes;
  private final int groupBits;

  /** Entries less one: what a pointer is cut to. */
  private final int wrap;

  private final boolean[] lasts;
  private final int[] wordGroups;
  private final long[][] words;

  private int write;
  private int read;
  private boolean headValid;
  private boolean headLast;
  private int headGroup;
  private final long[] headWord;
  private final long[] done;
  private boolean valid;
  private int data;
  private int keep;
  private boolean last;
  private boolean room;
  private boolean sent;

  public SpikeQueueGolden(Map<String, Long> values) {
    super(SpikeQueueSpec.BLOCK, SpikeQueueSpec.BLOCK.resolve(values));
    Map<String, Long> all = SpikeQueueSpec.BLOCK.resolve(values);
    lanes = all.get("LANES").intValue();
    groupBits = all.get("GROUP_BITS").intValue();
    int entries = all.get("ENTRIES").intValue();
    wrap = entries - 1;
    lasts = new boolean[entries];
    wordGroups = new int[entries];
    words = new long[entries][(lanes + 63) / 64];
    headWord = new long[(lanes + 63) / 64];
    done = new long[(lanes + 63) / 64];
  }

  /**
   * One rising edge.
   *
   * @param word spikes of the lanes of the group that is pushed
   * @param ready the beat offered is taken
   */
  void clock(boolean reset, boolean push, boolean pushLast, int group, long[] word, boolean ready) {
    if (reset) {
      reset();
      return;
    }
    sent = valid && ready && keep == SPIKE_KEEP;
    room = (write - read & wrap) < words.length / 2;
    boolean pop = false;
    if (!valid || ready) {
      valid = headValid;
      if (headValid) {
        pop = emit();
      }
    }
    if (pop) {
      read = read + 1 & wrap;
    }
    headValid = read != write;
    headLast = lasts[read]; // before this edge's write
    headGroup = wordGroups[read];
    System.arraycopy(words[read], 0, headWord, 0, headWord.length);
    if (push) {
      lasts[write] = pushLast;
      wordGroups[write] = group;
      System.arraycopy(word, 0, words[write], 0, headWord.length);
      write = write + 1 & wrap;
    }
  }

  /**
   * Offers the lowest spike of the head that was not sent, or its step end; true when it is used
   * up.
   */
  private boolean emit() {
    int at = 0;
    while (at < headWord.length && (headWord[at] & ~done[at]) == 0) {
      at++;
    }
    boolean spike = at < headWord.length;
    boolean pop = true;
    data = lanes * headGroup;
    if (spike) {
      long waiting = headWord[at] & ~done[at];
      data += at * 64 + Long.numberOfTrailingZeros(waiting);
      done[at] |= Long.lowestOneBit(waiting);
      pop = !headLast && Arrays.equals(headWord, done);
    }
    keep = spike ? SPIKE_KEEP : 0;
    last = !spike;
    if (pop) {
      Arrays.fill(done, 0);
    }
    return pop;
  }

  private void reset() {
    write = 0;
    read = 0;
    headValid = false;
    headLast = false;
    headGroup = 0;
    Arrays.fill(headWord, 0);
    Arrays.fill(done, 0);
    valid = false;
    data = 0;
    keep = 0;
    last = false;
    room = false;
    sent = false;
  }

  boolean room() {
    return room;
  }

  boolean valid() {
    return valid;
  }

  int data() {
    return data;
  }

  boolean sent() {
    return sent;
  }

  @Override
  void clock(InputReader in) {
    clock(
        !in.flag("rst_ni"),
        in.flag("push_i"),
        in.flag("last_i"),
        (int) in.get("group_i"),
        in.bits("word_i"),
        in.flag("m_axis_tready"));
  }

  /** The stream, as a top shows it. */
  void writeStream(RecordWriter out) {
    out.put(valid);
    out.put(data);
    out.put(keep);
    out.put(last);
  }

  @Override
  void write(RecordWriter out) {
    out.put(room);
    writeStream(out);
    out.put(sent);
    out.put(write);
    out.put(read);
    out.put(headValid);
    out.putBits(done);
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    if (!name.equals("queue_q")) {
      super.loadMemory(name, contents);
    }
    var fields = new BitFields(contents);
    for (int i = 0; i <= wrap; i++) {
      fields.seek(i * longsPerEntry());
      fields.getBits(words[i], lanes);
      wordGroups[i] = (int) fields.get(groupBits);
      lasts[i] = fields.get(1) != 0;
    }
  }

  @Override
  public long[] memory(String name) {
    if (!name.equals("queue_q")) {
      return super.memory(name);
    }
    long[] contents = new long[words.length * longsPerEntry()];
    var fields = new BitFields(contents);
    for (int i = 0; i <= wrap; i++) {
      fields.seek(i * longsPerEntry());
      fields.putBits(words[i], lanes);
      fields.put(wordGroups[i], groupBits);
      fields.put(lasts[i] ? 1 : 0, 1);
    }
    return contents;
  }

  private int longsPerEntry() {
    return (groupBits + lanes + 1 + 63) / 64;
  }
}
