// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Arrays;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.spec.RecordLayout.Signal;

/**
 * Clocks of a chip, found by running its golden model: of a step without events and of one with an
 * event of every input, or of a sample.
 *
 * @param leastLatency from what begins a step to its result, where nothing is waited for
 * @param leastInterval from result to result, where inputs wait at all times
 */
public record StepTiming(
    long leastLatency, long mostLatency, long leastInterval, long mostInterval) {
  /** The first results may come after a pause. */
  private static final int STEPS = 6;

  /** Finds them. */
  public static StepTiming of(GoldenChip chip) {
    long latency = chip.design().top().latency().eval(chip.design().values());
    if (!(chip.model() instanceof MramLifModel)) {
      long interval = interval(chip, new long[STEPS][sampleLength(chip)]);
      return new StepTiming(latency, latency, interval, interval);
    }
    int inputs = chip.design().values().get("INPUTS").intValue();
    long[] every = new long[(inputs + 63) / 64];
    Arrays.fill(every, -1L);
    every[every.length - 1] >>>= -inputs;
    long[][] busy = new long[STEPS][];
    Arrays.fill(busy, every);
    long least = interval(chip, new long[STEPS][every.length]);
    long most = interval(chip, busy);
    return new StepTiming(latency, latency + most - least, least, most);
  }

  /** Numbers of a sample. */
  private static int sampleLength(GoldenChip chip) {
    var values = chip.design().values();
    return chip.design().top().block().inputs().stream()
        .filter(p -> chip.model().samplePorts().contains(p.name()))
        .mapToInt(p -> Math.toIntExact(p.elements().eval(values) * chip.model().beats(values)))
        .sum();
  }

  /** Clocks between the last two results. */
  private static long interval(GoldenChip chip, long[][] steps) {
    FiniteStimulus stimulus = ChipStimulus.given(chip, steps);
    ClockedModel golden = chip.golden();
    Signal done = golden.compared().signal(chip.design().top().step());
    long[] inputs = new long[golden.inputs().words()];
    long[] record = new long[golden.compared().words()];
    long last = 0;
    long before = 0;
    stimulus.restart();
    for (int results = 0, clock = 0; results < STEPS; clock++) {
      stimulus.fill(inputs, 1);
      golden.clock(inputs, 0, record, 0);
      if (done.get(record, 0, 0) != 0) {
        before = last;
        last = clock;
        results++;
      }
    }
    return last - before;
  }
}
