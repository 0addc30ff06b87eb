// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/** Finds the steps in clock-by-clock records of a chip of the architecture {@code parallel}. */
final class StepReader {
  private final int words;
  private final int neurons;
  private final Signal valid;
  private final Signal spikes;
  private final Signal currentsValid;
  private final Signal[] states;
  private final Signal[] currents;

  /** Of the present episode. */
  private int stepsRead;

  private int currentsRead;

  StepReader(RecordLayout layout, int neurons) {
    words = layout.words();
    this.neurons = neurons;
    valid = layout.signal("spikes_valid_o");
    spikes = layout.signal("spikes_o");
    currentsValid = layout.signal("u_synapse_array.valid_o");
    states =
        signals(
            layout,
            "u_lif_neuron.",
            "membrane_q",
            "trace_e_q",
            "trace_i_q",
            "alpha_e_q",
            "alpha_i_q",
            "refractory_q");
    currents = signals(layout, "u_synapse_array.", "current_e_o", "current_i_o");
  }

  private static Signal[] signals(RecordLayout layout, String instance, String... names) {
    Signal[] signals = new Signal[names.length];
    for (int i = 0; i < names.length; i++) {
      signals[i] = layout.signal(instance + names[i]);
    }
    return signals;
  }

  /**
   * Takes what a clock shows.
   *
   * @param records clock-major
   * @return whether the episode is complete; the next clock is of another one
   */
  boolean read(long[] records, int clock, StepRecord into) {
    int base = clock * words;
    if (currentsValid.get(records, base, 0) != 0 && currentsRead < into.steps()) {
      copy(currents[0], records, base, into.currentE()[currentsRead]);
      copy(currents[1], records, base, into.currentI()[currentsRead]);
      currentsRead++;
    }
    if (valid.get(records, base, 0) == 0) {
      return false;
    }
    long fired = records[base + spikes.offset()];
    for (int n = 0; n < neurons; n++) {
      into.spikes()[stepsRead][n] = (int) (fired >>> n & 1);
    }
    int[][][] targets = {
      into.membrane(), into.traceE(), into.traceI(), into.alphaE(), into.alphaI(), into.refractory()
    };
    for (int q = 0; q < targets.length; q++) {
      copy(states[q], records, base, targets[q][stepsRead]);
    }
    if (++stepsRead < into.steps()) {
      return false;
    }
    stepsRead = 0;
    currentsRead = 0;
    return true;
  }

  private static void copy(Signal signal, long[] records, int base, int[] to) {
    for (int n = 0; n < to.length; n++) {
      to[n] = (int) signal.get(records, base, n);
    }
  }
}
