// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.spec.Architecture;

/**
 * What a chip does while events wait at its input at all times, found by running its golden model.
 *
 * @param steps that were looked at, after some more
 * @param clocks they took
 * @param synapticOperations events of these steps, no input twice in a step, each times the neurons
 * @param spikes that left the chip meanwhile
 */
public record SustainedLoad(int steps, long clocks, long synapticOperations, long spikes) {
  private static final long SEED = 1;
  private static final int STEPS = 96;
  private static final int WARM_UP = 16;

  /** A step has that many events, or one of every input where there are fewer. */
  public static final int EVENTS_PER_STEP = 32;

  private static final int BATCH = 256;

  public double operationsPerClock() {
    return (double) synapticOperations / clocks;
  }

  public double spikesPerStep() {
    return (double) spikes / steps;
  }

  /**
   * Runs a chip with random codes.
   *
   * @param parameters values of the Verilog parameters of the architecture's top
   */
  public static SustainedLoad of(Architecture architecture, Map<String, Long> parameters) {
    Map<String, Long> values = architecture.top().resolve(parameters);
    int inputs = values.get("INPUTS").intValue();
    int events = Math.min(EVENTS_PER_STEP, inputs);
    var model = new MramLifModel(architecture);
    GoldenChip chip = model.chip("chip", parameters, model.randomMemories(parameters, SEED));
    FiniteStimulus stimulus = ChipStimulus.given(chip, steps(inputs, events));
    ClockedModel golden = chip.golden();
    var finished = golden.compared().signal(architecture.top().step());
    int sent = golden.compared().signal("m_axis_tkeep").offset();
    int valid = golden.compared().signal("m_axis_tvalid").offset();
    int inputWords = golden.inputs().words();
    long[] words = new long[BATCH * inputWords];
    long[] record = new long[golden.compared().words()];
    long clock = 0;
    long first = 0;
    long spikes = 0;
    int done = 0;
    stimulus.restart();
    while (true) {
      stimulus.fill(words, BATCH);
      for (int c = 0; c < BATCH; c++, clock++) {
        golden.clock(words, c * inputWords, record, 0);
        // The output is always ready: a beat that is offered is taken.
        if (done >= WARM_UP && record[valid] != 0 && record[sent] != 0) {
          spikes++;
        }
        if (record[finished.offset()] != 0) {
          done++;
          if (done == WARM_UP) {
            first = clock;
          } else if (done == STEPS) {
            long operations = (long) (STEPS - WARM_UP) * events * values.get("NEURONS");
            return new SustainedLoad(STEPS - WARM_UP, clock - first, operations, spikes);
          }
        }
      }
    }
  }

  /** Random spikes [step][word], the same number in each step. */
  private static long[][] steps(int inputs, int events) {
    var random = new SplittableRandom(SEED);
    long[][] steps = new long[STEPS][(inputs + 63) / 64];
    for (long[] step : steps) {
      for (int left = events; left > 0; ) {
        int input = random.nextInt(inputs);
        long bit = 1L << input % 64;
        if ((step[input / 64] & bit) == 0) {
          step[input / 64] |= bit;
          left--;
        }
      }
    }
    return steps;
  }
}
