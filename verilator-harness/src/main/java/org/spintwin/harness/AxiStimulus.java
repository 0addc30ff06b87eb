// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.TopSpec;

/**
 * Inputs of a top with AXI ports. A master must hold what it offers until it is taken, so this
 * stimulus looks at the outputs: those of the golden model, which the model under test must equal
 * anyway.
 */
abstract class AxiStimulus implements Stimulus {
  static final int RESET_CLOCKS = 3;

  private final Supplier<ClockedModel> source;
  private final RecordLayout inputs;
  private final RecordLayout outputs;

  /** What {@link #fill} follows; made when it is first needed. */
  private ClockedModel golden;

  private long[] record;

  /** Inputs of the clock that is being filled. */
  private long[] words;

  private int base;

  /** Outputs before its edge. */
  private long[] seen;

  private int seenBase;

  /**
   * @param values of the top's parameters and localparams
   * @param source gives the golden model at clock 0 with its memories loaded
   */
  AxiStimulus(TopSpec top, Map<String, Long> values, Supplier<ClockedModel> source) {
    this.source = source;
    inputs = top.inputs(values);
    outputs = top.compared(values);
  }

  @Override
  public void restart() {
    golden = null;
  }

  @Override
  public final void fill(long[] into, int clocks) {
    if (golden == null) {
      golden = source.get();
      record = new long[outputs.words()];
    }
    for (int c = 0; c < clocks; c++) {
      follow(into, c * inputs.words(), record, 0);
      golden.clock(into, c * inputs.words(), record, 0);
    }
  }

  /**
   * The inputs of the next clock, for whoever runs the golden model. Until {@link #restart} either
   * this or {@link #fill} is to be used.
   *
   * @param before record of the clock before, from {@code beforeBase}; zeros before the first
   */
  final void follow(long[] into, int intoBase, long[] before, int beforeBase) {
    words = into;
    base = intoBase;
    seen = before;
    seenBase = beforeBase;
    Arrays.fill(into, intoBase, intoBase + inputs.words(), 0);
    drive();
  }

  /** Sets the inputs of one clock; those that are not set are 0. */
  abstract void drive();

  final int inputWords() {
    return inputs.words();
  }

  /** Where an input of at most 64 bits lies. */
  final int input(String name) {
    return inputs.signal(name).offset();
  }

  /** Where an output of at most 64 bits lies. */
  final int output(String name) {
    return outputs.signal(name).offset();
  }

  final void set(int input, long value) {
    words[base + input] = value;
  }

  /** The beats of the event stream, and the other side's readiness for spikes. */
  final class EventPort {
    private final int valid = input("s_axis_tvalid");
    private final int data = input("s_axis_tdata");
    private final int keep = input("s_axis_tkeep");
    private final int last = input("s_axis_tlast");
    private final int ready = output("s_axis_tready");

    /**
     * Offers a beat on this clock.
     *
     * @param event number of an input; -1 for a null beat
     * @return whether it is taken
     */
    boolean offer(int event, boolean ends) {
      set(valid, 1);
      set(data, Math.max(event, 0));
      set(keep, event < 0 ? 0 : 3);
      set(last, ends ? 1 : 0);
      return get(ready) != 0;
    }
  }

  /** An output as it is before the edge of the clock that is being filled. */
  final long get(int output) {
    return seen[seenBase + output];
  }
}
