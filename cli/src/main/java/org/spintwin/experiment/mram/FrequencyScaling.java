// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.report.Plot;
import org.spintwin.report.Plots;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.TimingSpec;
import org.spintwin.spec.TwinImage;

/** {@code frequency-scaling}: the same spikes at biological and at accelerated time. */
final class FrequencyScaling implements Experiment<Bench> {
  private static final int SEED = 1;
  private static final int STEPS = 200;
  private static final double BIOLOGICAL_HZ = 1e3;
  private static final double ACCELERATED_HZ = 100e6;
  private static final long MOST_CLOCKS = 4_000_000;
  private static final int LEAST_STEPS = 20;

  @Override
  public String name() {
    return "frequency-scaling";
  }

  @Override
  public String title() {
    return "Operating frequency";
  }

  @Override
  public String expectation() {
    return "Given the same spikes by step, whenever they arrive within it, the chip does the same"
        + " at every clock divider: one step a clock (100 MHz steps at a clock of 100 MHz), its own"
        + " divider, and the one that brings its clock to 1 kHz steps. Only time in seconds"
        + " scales.";
  }

  @Override
  public Outcome run(Bench bench) {
    TimingSpec timing = bench.chip().timing();
    long most = (1L << Math.min(31, timing.dividerBits())) - 1;
    long wanted = Math.max(1, (long) StrictMath.rint(timing.clockHz() / BIOLOGICAL_HZ));
    long slow = Math.min(Math.min(wanted, most), MOST_CLOCKS / LEAST_STEPS);
    var dividers = new TreeSet<>(List.of(1L, slow));
    dividers.add(Math.min(Math.max(1, timing.divider()), MOST_CLOCKS / LEAST_STEPS));
    if (dividers.size() == 1) {
      dividers.add(Math.min(2, most)); // a clock of 1 kHz: at least one more divider
    }
    int steps = (int) Math.min(STEPS, MOST_CLOCKS / dividers.last());
    long[] spikes = new long[steps];
    SplittableRandom random = new SplittableRandom(SEED);
    Arrays.setAll(spikes, t -> random.nextLong() & random.nextLong() & bench.allInputs());
    int[][] codes = bench.noCodes();
    for (int n = 0; n < codes.length; n++) {
      long total = Math.max(1, bench.highestTotal() * (n + 1) / codes.length);
      codes[n] = bench.spread(total);
    }
    Checks checks = new Checks();
    DataTable table = new DataTable("divider", "step", "neuron", "seconds");
    StepRecord reference = null;
    for (long divider : dividers) {
      ChipSpec spec =
          bench.spec(bench.neuron(), bench.chip().inhibition(), bench.chip().device(), divider);
      TwinImage twin = bench.twin(spec, codes, bench.everyOther());
      StepRecord record = bench.run(twin, spikes);
      double clockHz = divider == 1 ? ACCELERATED_HZ : timing.clockHz();
      for (int t = 0; t < steps; t++) {
        for (int n = 0; n < codes.length; n++) {
          if (record.spiked(t, n)) {
            table.add(divider, t, n, t * divider / clockHz);
          }
        }
      }
      if (reference == null) {
        reference = record;
      } else {
        String difference =
            reference.firstDifference(record, "at divider 1", "at divider " + divider);
        checks.that(difference == null, () -> difference);
      }
    }
    StepRecord shown = reference;
    int count = IntStream.range(0, codes.length).map(n -> shown.spikesOf(n).length).sum();
    String slowest =
        slow == wanted
            ? "1 kHz steps"
            : Checks.format(
                "steps of %.4g Hz, the slowest %s",
                timing.clockHz() / slow, slow == most ? "its divider reaches" : "run here");
    return checks.outcome(
        Checks.format(
            "%d steps with %d spikes are the same at dividers %s: from one step a clock (100 MHz at"
                + " most) to %s of the chip's clock of %,.0f Hz.",
            steps, count, dividers, slowest, timing.clockHz()),
        table,
        plot(shown, codes.length));
  }

  private Plot plot(StepRecord record, int neurons) {
    List<BitSet> fired = new ArrayList<>();
    for (int t = 0; t < record.steps(); t++) {
      int step = t;
      BitSet set = new BitSet();
      IntStream.range(0, neurons).filter(n -> record.spiked(step, n)).forEach(set::set);
      fired.add(set);
    }
    return Plots.raster("Spikes by step, at every divider", fired, neurons, "neuron");
  }
}
