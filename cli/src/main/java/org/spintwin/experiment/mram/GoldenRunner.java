// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.util.List;
import org.spintwin.golden.MramLifSteps;
import org.spintwin.spec.TwinImage;

/** The step-exact golden model alone. */
final class GoldenRunner implements Runner {
  @Override
  public List<StepRecord> run(TwinImage twin, List<long[]> episodes) {
    MramLifSteps model = new MramLifSteps(twin);
    return episodes.stream().map(spikes -> run(model, twin, spikes)).toList();
  }

  private static StepRecord run(MramLifSteps model, TwinImage twin, long[] spikes) {
    int neurons = twin.spec().array().neurons();
    StepRecord record = StepRecord.of(spikes.length, neurons);
    long[] word = new long[1];
    model.reset();
    for (int t = 0; t < spikes.length; t++) {
      word[0] = spikes[t];
      model.step(word);
      for (int n = 0; n < neurons; n++) {
        record.spikes()[t][n] = model.spiked(n) ? 1 : 0;
      }
      copy(model.membrane(), record.membrane()[t]);
      copy(model.traceE(), record.traceE()[t]);
      copy(model.traceI(), record.traceI()[t]);
      copy(model.alphaE(), record.alphaE()[t]);
      copy(model.alphaI(), record.alphaI()[t]);
      copy(model.refractory(), record.refractory()[t]);
      copy(model.currentE(), record.currentE()[t]);
      copy(model.currentI(), record.currentI()[t]);
    }
    return record;
  }

  private static void copy(int[] from, int[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }
}
