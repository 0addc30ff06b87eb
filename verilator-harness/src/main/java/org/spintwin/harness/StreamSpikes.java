// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import java.util.function.Supplier;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.TopSpec;

/**
 * Given spikes over AXI4-Stream, one packet a step, as fast as they are taken; the output is always
 * taken.
 */
final class StreamSpikes extends AxiStimulus implements FiniteStimulus {
  private final long[][] steps;
  private final int reset = input("rst_ni");
  private final EventPort events = new EventPort();
  private final int outReady = input("m_axis_tready");
  private final int outValid = output("m_axis_tvalid");
  private final int outLast = output("m_axis_tlast");
  private long clock;
  private int step;

  /** Input of the beat that is offered next; -1 for a null beat. */
  private int next;

  private int done;

  /**
   * @param steps spikes [step][word], input i in bit {@code i % 64} of word {@code i / 64}
   */
  StreamSpikes(
      TopSpec top, Map<String, Long> values, Supplier<ClockedModel> golden, long[][] steps) {
    super(top, values, golden);
    this.steps = steps;
    restart();
  }

  @Override
  public void restart() {
    super.restart();
    clock = 0;
    step = 0;
    done = 0;
    next = steps.length > 0 ? from(0) : -1;
  }

  @Override
  protected void drive() {
    boolean running = clock++ >= RESET_CLOCKS;
    set(reset, running ? 1 : 0);
    set(outReady, 1);
    if (running && get(outValid) != 0 && get(outLast) != 0) {
      done++;
    }
    if (!running || step == steps.length) {
      return;
    }
    int following = next < 0 ? -1 : from(next + 1);
    if (events.offer(next, following < 0)) {
      if (following < 0) {
        step++;
        next = step < steps.length ? from(0) : -1;
      } else {
        next = following;
      }
    }
  }

  /** The first input from there on that spikes in this step; -1 if none does. */
  private int from(int input) {
    long[] spikes = steps[step];
    for (int i = input; i < spikes.length * 64; i++) {
      if ((spikes[i / 64] >>> i & 1) != 0) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public long clocks() {
    return clocksUntil(() -> done == steps.length);
  }
}
