// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.pcm;

import java.util.List;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.Experiment;
import org.spintwin.report.Axis;
import org.spintwin.report.Mark;
import org.spintwin.report.Plot;
import org.spintwin.spec.TsPcmChip.Training;

/** The published behaviours of cells that are neuron and synapse in one. */
public final class PcmExperiments {
  /** What takes longest comes last. */
  public static final List<Experiment<PcmBench>> ALL =
      List.of(
          new Retraining(),
          new Background(),
          new TrainedAsAtFirst(false),
          new NoSynaptic(),
          new Rate(),
          new TrainedAsAtFirst(true));

  private PcmExperiments() {}

  /** How often each cell fired. */
  static Plot spikeMap(PcmBench bench, long[] spikes) {
    int columns = bench.spec().columns();
    double[][] map = new double[bench.spec().rows()][columns];
    for (int n = 0; n < spikes.length; n++) {
      map[n / columns][n % columns] = spikes[n];
    }
    return Plot.of(
        "Spikes of the cells",
        Axis.whole("column"),
        Axis.whole("row").downwards(),
        new Mark.HeatMap("spikes", map));
  }

  /** That a training did not come to its end, and what may help. */
  static String notStored(PcmBench bench, String when) {
    Training training = bench.spec().training();
    return Checks.format(
        "the pattern is not stored %s within %d steps at inputs %d and %d; a higher training.on or"
            + " a lower cell.threshold may help",
        when, training.mostSteps(), training.on(), training.off());
  }
}
