// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.TopSpec;

/**
 * Random events as fast as they are taken, without register traffic; the output is always taken.
 */
final class SteadyStreams extends AxiStimulus {
  /** Events of a step, on average. */
  private static final int STEP_LENGTH = 32;

  private final int inputs;
  private final long seed;
  private final int reset = input("rst_ni");
  private final EventPort events = new EventPort();
  private final int outReady = input("m_axis_tready");
  private SplittableRandom random;
  private int resetLeft;
  private int event;
  private boolean ends;

  /**
   * @param values of the top's parameters and localparams
   */
  SteadyStreams(TopSpec top, Map<String, Long> values, Supplier<ClockedModel> golden, long seed) {
    super(top, values, golden);
    inputs = values.get("INPUTS").intValue();
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
  protected void drive() {
    boolean running = resetLeft == 0;
    resetLeft = Math.max(0, resetLeft - 1);
    set(reset, running ? 1 : 0);
    set(outReady, 1);
    if (running && events.offer(event, ends)) {
      event = random.nextInt(inputs);
      ends = random.nextInt(STEP_LENGTH) == 0;
    }
  }
}
