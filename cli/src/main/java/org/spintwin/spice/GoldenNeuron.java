// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spice;

import java.util.Arrays;
import org.spintwin.golden.MramLifSteps;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.TwinImage;

/**
 * One neuron of the golden model, run with all the others.
 *
 * @param trace of this neuron
 * @param inhibitors how many inhibiting neighbours spiked in the step before, for each step
 * @param saturated steps that left the membrane or a trace of this neuron at an end of its format
 */
record GoldenNeuron(NeuronTrace trace, int[] inhibitors, int saturated) {
  /**
   * @param active [step][input]
   */
  static GoldenNeuron run(TwinImage image, int neuron, boolean[][] active) {
    LifSpec lif = image.spec().neuron();
    MramLifSteps model = new MramLifSteps(image);
    int steps = active.length;
    double[] membrane = new double[steps];
    boolean[] spiked = new boolean[steps];
    int[] inhibitors = new int[steps];
    int saturated = 0;
    long[] words = new long[(image.spec().array().inputs() + 63) / 64];
    for (int step = 0; step < steps; step++) {
      inhibitors[step] = inhibitors(image, neuron, model);
      Arrays.fill(words, 0);
      for (int input = 0; input < active[step].length; input++) {
        words[input / 64] |= active[step][input] ? 1L << input : 0;
      }
      model.step(words);
      membrane[step] = lif.membrane().real(model.membrane()[neuron]);
      spiked[step] = model.spiked(neuron);
      boolean full = atAnEnd(lif.membrane(), model.membrane()[neuron]);
      for (int[] trace :
          new int[][] {model.traceE(), model.traceI(), model.alphaE(), model.alphaI()}) {
        full |= atAnEnd(lif.trace(), trace[neuron]);
      }
      saturated += full ? 1 : 0;
    }
    return new GoldenNeuron(new NeuronTrace(membrane, spiked), inhibitors, saturated);
  }

  private static int inhibitors(TwinImage image, int neuron, MramLifSteps model) {
    int count = 0;
    boolean[] mask = image.mask()[neuron];
    for (int other = 0; other < mask.length; other++) {
      count += mask[other] && model.spiked(other) ? 1 : 0;
    }
    return count;
  }

  private static boolean atAnEnd(QFormat format, int raw) {
    return raw == format.minRaw() || raw == format.maxRaw();
  }
}
