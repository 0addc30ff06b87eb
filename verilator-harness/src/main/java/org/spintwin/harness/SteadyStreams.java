// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.spintwin.golden.ClockedModel;

/** Random events as fast as they are taken, without register traffic; the output is always taken. */
final class SteadyStreams extends AxiStimulus {
  /** An event ends its step with this probability's inverse. */
  private static final int STEP_LENGTH = 32;

  private final int inputs;
  private final long seed;
  private final int reset = input("rst_ni");
  private final int valid = input("s_axis_tvalid");
  private final int data = input("s_axis_tdata");
  private final int keep = input("s_axis_tkeep");
  private final int last = input("s_axis_tlast");
  private final int ready = output("s_axis_tready");
  private final int outReady = input("m_axis_tready");
  private SplittableRandom random;
  private int resetLeft;
  private int event;
  private boolean ends;

  /**
   * @param inputs of the chip
   */
  SteadyStreams(Supplier<ClockedModel> golden, int inputs, long seed) {
    super(golden);
    this.inputs = inputs;
    this.seed = seed;
    restart();
  }

  @Override
  public void restart() {
    super.restart();
    random = new SplittableRandom(seed);
    resetLeft = RESET_CLOCKS;
  }

  @Override
  void drive() {
    boolean running = resetLeft == 0;
    resetLeft = Math.max(0, resetLeft - 1);
    set(reset, running ? 1 : 0);
    set(outReady, 1);
    if (!running) {
      return;
    }
    set(valid, 1);
    set(data, event);
    set(keep, 3);
    set(last, ends ? 1 : 0);
    if (get(ready) != 0) {
      event = random.nextInt(inputs);
      ends = random.nextInt(STEP_LENGTH) == 0;
    }
  }
}
