// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import org.spintwin.assurance.VerilogCoverage.Figures;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.ChipStimulus;
import org.spintwin.harness.CoveragePoints;
import org.spintwin.harness.CoveragePoints.Point;
import org.spintwin.harness.Lockstep;
import org.spintwin.harness.LockstepResult;
import org.spintwin.harness.Stimulus;
import org.spintwin.harness.Synthesis;
import org.spintwin.harness.Toolchain;
import org.spintwin.harness.Variant;
import org.spintwin.harness.Verification;
import org.spintwin.harness.VerilatedLibrary;
import org.spintwin.harness.VerilatedModel;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.rtl.VerilogWriter;

/** How much of a chip's Verilog the ordinary stimulus of {@code verify} reaches. */
public final class CoverageCheck implements AssuranceCheck {
  private static final double LINE_TARGET = 98;
  private static final double TOGGLE_TARGET = 95;

  @Override
  public String name() {
    return "coverage";
  }

  @Override
  public List<String> programs() {
    return List.of("yosys", "nextpnr-ice40");
  }

  @Override
  public List<AssuranceRow> run(AssuredChip assured, LongConsumer progress) throws IOException {
    AssuranceSettings settings = assured.settings();
    GoldenChip chip = assured.chip();
    List<Point> points =
        count(assured.tools(), chip, ChipStimulus.random(chip, settings.seed()), settings.clocks());
    progress.accept(WHOLE / 2);
    StillBits still = StillBits.of(chip, new Synthesis(SimulatorCheck.tools(assured)));
    List<String> notes =
        still == StillBits.UNKNOWN
            ? List.of("holes that are constants are among these: yosys takes too long to find them")
            : List.of();
    var coverage = new VerilogCoverage();
    coverage.add(points, new VerilogWriter().chip(chip.design()), still, settings.clocks());
    return List.of(
        row("lines of the Verilog", coverage, false, LINE_TARGET, List.of()),
        row("toggles of the Verilog", coverage, true, TOGGLE_TARGET, notes));
  }

  /**
   * Runs a chip and counts.
   *
   * @throws IllegalStateException when the Verilog differs from the golden model
   */
  static List<Point> count(Toolchain tools, GoldenChip chip, Stimulus stimulus, long clocks)
      throws IOException {
    var verification = Verification.of(chip);
    VerilatedLibrary library = verification.build(new VerilatorBuild(tools), Variant.COVERAGE);
    Path data = Files.createTempFile("spintwin-coverage-", ".dat");
    try (VerilatedModel model = verification.open(library)) {
      stimulus.restart();
      LockstepResult result =
          new Lockstep(verification.golden(), model, stimulus, false).run(clocks);
      if (result.mismatch().isPresent()) {
        throw new IllegalStateException(
            "the chip differs from its golden model: " + result.mismatch().orElseThrow());
      }
      model.coverage(data);
      return CoveragePoints.read(data);
    } finally {
      Files.delete(data);
    }
  }

  private static AssuranceRow row(
      String check, VerilogCoverage coverage, boolean toggles, double target, List<String> notes) {
    Figures all = coverage.figures(toggles);
    List<String> details = new ArrayList<>(notes);
    Map<String, Object> figures = new LinkedHashMap<>();
    coverage
        .byFile(toggles)
        .forEach(
            (file, of) -> {
              details.add(file + ": " + of);
              figures.put(file, of.percent());
            });
    details.addAll(coverage.holes(toggles));
    figures.put("percent", all.percent());
    figures.put("covered", all.covered());
    figures.put("holes", all.holes());
    figures.put("explained", all.explained());
    return new AssuranceRow(
        check,
        all.toString(),
        String.format(Locale.ROOT, "%.0f %%", target),
        all.percent() >= target,
        details,
        figures);
  }
}
