// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.LayerNeuronSpec;
import org.spintwin.spec.LifNetworkChip.Settings;

/** Golden model of {@code layer_neuron}: {@code docs/blocks/layer_neuron.md}. */
public final class LayerNeuronGolden extends BlockGolden {
  private final int neurons;
  private final int lanes;
  private final int groups;
  private final int sumBits;
  private final boolean recurrent;
  private final LayerSettings settings;
  private final LayerNeuronStep step;
  private final LayerState state;

  /** Groups on their way, the one that was taken longest ago at {@code at}. */
  private final Group[] way;

  private int at;

  /** Groups that are on their way. */
  private int underWay;

  /** The group that is next. */
  private int next;

  /** Answers of the last groups, padding and all; the newest group's last. */
  private final long[] shifted;

  private final long[] answers;
  private final PackedLongs packed;
  private boolean done;
  private boolean saturated;

  /** A group's new state and what follows from it. */
  static final class Group {
    final long[] membranes;
    final long[] currents;
    final long[] answers;
    boolean clipped;
    private int number;
    private boolean valid;

    private Group(int lanes) {
      membranes = new long[lanes];
      currents = new long[lanes];
      answers = new long[lanes];
    }
  }

  public LayerNeuronGolden(Map<String, Long> parameters) {
    super(LayerNeuronSpec.BLOCK, LayerNeuronSpec.BLOCK.resolve(parameters));
    Map<String, Long> values = LayerNeuronSpec.BLOCK.resolve(parameters);
    neurons = values.get("NEURONS").intValue();
    lanes = values.get("LANES").intValue();
    groups = values.get("GROUPS").intValue();
    sumBits = values.get("SUM_BITS").intValue();
    recurrent = values.get("RECURRENT") != 0;
    settings = new LayerSettings(values);
    step = new LayerNeuronStep(values, settings);
    state = new LayerState(values);
    way = new Group[values.get("STAGES").intValue() - 1];
    Arrays.setAll(way, i -> new Group(lanes));
    shifted = new long[groups * lanes];
    answers = new long[neurons];
    packed = new PackedLongs(answers, values.get("ANSWER_BITS").intValue());
  }

  /**
   * One edge.
   *
   * @param sums of the lanes of the next group, looked at with {@code given} only
   * @param first whether the step is the first of a sequence
   * @param clear whether a sequence begins
   */
  void clock(boolean reset, boolean given, long[] sums, boolean first, boolean clear) {
    done = false;
    if (reset) {
      for (Group group : way) {
        group.valid = false;
      }
      underWay = 0;
      next = 0;
      saturated = false;
    }
    Group group = way[at];
    if (group.valid) {
      finish(group);
    }
    if (reset || clear) {
      if (!recurrent) {
        Arrays.fill(shifted, 0);
      }
      Arrays.fill(answers, 0);
      packed.changed();
    }
    if (reset || (!given && underWay == 0)) {
      return;
    }
    if (given) {
      begin(group, sums, first);
    }
    at = (at + 1) % way.length;
  }

  private void begin(Group group, long[] sums, boolean first) {
    group.valid = true;
    group.number = next;
    group.clipped = false;
    for (int l = 0; l < lanes; l++) {
      int neuron = next * lanes + l;
      long membrane = first ? 0 : state.membrane(next, l);
      long current = first ? 0 : state.current(next, l);
      boolean clipped = step.of(group, neuron, l, sums[l], membrane, current);
      group.clipped |= clipped && neuron < neurons;
    }
    next = (next + 1) % groups;
    underWay++;
  }

  private void finish(Group group) {
    group.valid = false;
    underWay--;
    state.set(group.number, group.membranes, group.currents);
    saturated = group.clipped || (group.number > 0 && saturated);
    done = group.number == groups - 1;
    System.arraycopy(shifted, lanes, shifted, 0, shifted.length - lanes);
    System.arraycopy(group.answers, 0, shifted, shifted.length - lanes, lanes);
    if (done || !recurrent) {
      System.arraycopy(shifted, 0, answers, 0, neurons);
      packed.changed();
    }
  }

  /** Sets the settings of a neuron, or of all where they have the same. */
  void settings(int neuron, Settings values) {
    settings.set(settings.place(neuron), values);
  }

  /** Spikes, 0 or 1, or membranes; live. */
  long[] answers() {
    return answers;
  }

  boolean done() {
    return done;
  }

  boolean saturated() {
    return saturated;
  }

  @Override
  void clock(InputReader in) {
    clock(
        !in.flag("rst_ni"),
        in.flag("valid_i"),
        in.longs("sums_i", lanes, sumBits),
        in.flag("first_i"),
        in.flag("clear_i"));
  }

  /** The answers alone, as a top shows them. */
  void writeAnswers(RecordWriter out) {
    packed.write(out);
  }

  @Override
  void write(RecordWriter out) {
    writeAnswers(out);
    out.put(done);
    out.put(saturated);
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    switch (name) {
      case "state_q" -> state.load(contents);
      case "settings_q" -> settings.load(contents);
      default -> super.loadMemory(name, contents);
    }
  }

  @Override
  public long[] memory(String name) {
    return switch (name) {
      case "state_q" -> state.contents();
      case "settings_q" -> settings.contents();
      default -> super.memory(name);
    };
  }
}
