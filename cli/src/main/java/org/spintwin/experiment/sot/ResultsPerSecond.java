// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.sot;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.spintwin.board.FpgaDevice;
import org.spintwin.device.SotMlpImages;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.SotMlpModel;
import org.spintwin.harness.Synthesis;
import org.spintwin.harness.SynthesisTools;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.Expr;
import org.spintwin.spec.SotMlpChip;
import org.spintwin.spec.SotMlpImage;

/** {@code results-per-second}: how fast the chip and its folded version classify. */
final class ResultsPerSecond implements Experiment<SotBench> {
  private static final int SAMPLES = 8;
  private static final FpgaDevice DEVICE = FpgaDevice.HX8K;

  /** Edges from the result to the one that takes the first number of the next sample. */
  private static final int FOLDED_TURN = 2;

  @Override
  public String name() {
    return "results-per-second";
  }

  @Override
  public String title() {
    return "Results per second";
  }

  @Override
  public String expectation() {
    return "A pipelined chip gives a result at every clock; a folded one within as many clocks as it"
        + " has rows and a few; both give the same classes and scores, on golden model and Verilog."
        + " The folded one is placed on an iCE40 HX8K for its clock.";
  }

  @Override
  public Outcome run(SotBench bench) {
    SotMlpChip chip = bench.chip();
    int[][][] weights = SotMlpImages.randomWeights(chip);
    SotMlpImage pipelined = SotMlpImages.of(chip.folded(false), weights);
    SotMlpImage folded = SotMlpImages.of(chip.folded(true), weights);
    long[][] samples = samples(chip);
    Checks checks = new Checks();
    SotRun.Results atOnce = SotRun.of(pipelined, samples, bench.tools());
    SotRun.Results inTurn = SotRun.of(folded, samples, bench.tools());
    checks.that(
        Arrays.equals(atOnce.classes(), inTurn.classes())
            && Arrays.deepEquals(atOnce.scores(), inTurn.scores()),
        () -> "pipelined and folded chip differ in a class or score");
    checks.near(atOnce.clocksPerResult(), 1, 0, () -> "clocks per result, pipelined");
    Expr latency = folded.chip().top().latency();
    long expected = latency.eval(folded.parameters()) + FOLDED_TURN;
    checks.near(inTurn.clocksPerResult(), expected, 0, () -> "clocks per result, folded");
    DataTable table =
        new DataTable("version", "clock MHz", "clocks per result", "results per second");
    table.add("pipelined", chip.clockHz() / 1e6, 1, chip.clockHz());
    return placed(bench, folded, inTurn, checks, table);
  }

  private static long[][] samples(SotMlpChip chip) {
    var random = new SplittableRandom(chip.device().seed());
    long[][] samples = new long[SAMPLES][chip.sizes().get(0)];
    for (long[] sample : samples) {
      Arrays.setAll(sample, i -> random.nextInt(chip.fullScale() + 1));
    }
    return samples;
  }

  private static Outcome placed(
      SotBench bench, SotMlpImage folded, SotRun.Results run, Checks checks, DataTable table) {
    double own = bench.chip().clockHz();
    String atOwn =
        Checks.format(
            "At the chip's %.4g MHz: pipelined %.4g results per second, folded %.4g.",
            own / 1e6, own, own / run.clocksPerResult());
    long bits = 0;
    for (int[][] layer : folded.codes()) {
      bits += (long) layer.length * layer[0].length * folded.parameters().get("CODE_BITS");
    }
    long most = (long) DEVICE.blockRams() * 4096;
    if (bits > most) {
      table.add("folded", own / 1e6, run.clocksPerResult(), own / run.clocksPerResult());
      return checks.outcome(
          atOwn + Checks.format(" %d bits of codes do not fit %s.", bits, DEVICE.title()), table);
    }
    var synthesis = new Synthesis(SynthesisTools.find(System.getenv()));
    Synthesis.Design design = design(folded);
    Synthesis.Cells cells = synthesis.cells(design);
    Synthesis.Placement placement = synthesis.place(design, DEVICE.placement());
    double results = placement.megahertz() * 1e6 / run.clocksPerResult();
    table.add("folded", placement.megahertz(), run.clocksPerResult(), results);
    return checks.outcome(
        atOwn
            + Checks.format(
                " Folded on %s: %d look-up tables, %d flip-flops, %d block RAMs, %d logic cells;"
                    + " %.1f MHz, %d clocks a result, %.0f results per second.",
                DEVICE.title(),
                cells.luts(),
                cells.flipFlops(),
                cells.blockRams(),
                placement.logicCells(),
                placement.megahertz(),
                run.clocksPerResult(),
                results),
        table);
  }

  /** The chip with its codes, as it is put into the FPGA. */
  private static Synthesis.Design design(SotMlpImage folded) {
    GoldenChip chip = SotMlpModel.chip(folded);
    Map<String, Long> parameters = new LinkedHashMap<>(folded.parameters());
    parameters.put("LOAD_IMAGE", 1L);
    var loaded = chip.design().with(parameters, chip.design().memories());
    Map<String, String> files = new LinkedHashMap<>(new VerilogWriter().chip(loaded));
    files.putAll(VerilogWriter.images(loaded));
    return new Synthesis.Design(files, loaded.name(), Map.of(), Set.of(), DEVICE.synthesis());
  }
}
