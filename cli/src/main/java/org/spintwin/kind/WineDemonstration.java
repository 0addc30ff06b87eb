// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spintwin.experiment.UnequalModelsException;
import org.spintwin.experiment.mtj.MtjBench;
import org.spintwin.experiment.mtj.MtjModels;
import org.spintwin.experiment.mtj.Solutions;
import org.spintwin.experiment.mtj.Solutions.Sight;
import org.spintwin.experiment.mtj.Solutions.Solution;
import org.spintwin.io.MatrixFile;
import org.spintwin.report.Section;
import org.spintwin.spec.MtjBnnChip;
import org.spintwin.train.WineSplit;

/**
 * Wine: solutions trained for the default array and written into it; the best of the training part
 * sorts all wines on golden model and Verilog.
 */
final class WineDemonstration implements Demonstration {
  private static final int SOLUTIONS = 40;

  /** The chip file that is left names the trained states. */
  private static final MtjBnnChip CHIP =
      MtjBnnChip.standard("wine_bnn").withStates(MtjBnnTwin.STATES);

  @Override
  public Shown run(Resources resources) {
    MtjBench bench = new MtjBench(CHIP, resources.tools(), MtjBnnKind.wines(resources));
    WineSplit wines = bench.split();
    List<Solution> all = new Solutions(CHIP, wines).written(Sight.AWARE, SOLUTIONS);
    Solution best = Solutions.best(all);
    MtjModels models = bench.models();
    String mismatch = null;
    try {
      models.classes(best.image(), wines.training().values());
      models.classes(best.image(), wines.heldOut().values());
    } catch (UnequalModelsException e) {
      mismatch = e.getMessage();
    }
    int cells = CHIP.rows() * CHIP.columns();
    int training = wines.training().labels().length;
    int heldOut = wines.heldOut().labels().length;
    List<String> lines =
        List.of(
            "Wines sorted into 3 cultivars by a passive array of 15 x 15 cells",
            row("solutions", SOLUTIONS + " trained through the array, each written once"),
            row("chosen", "seed " + best.seed() + ", the most right of the training part"),
            row("written", best.faithful() + " of " + cells + " cells as wanted"),
            row("training part", share(best.right(), training)),
            row("held out", share(best.heldOut(), heldOut)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("solutions", SOLUTIONS);
    json.put("seed", best.seed());
    json.put("cells", cells);
    json.put("cellsAsWritten", best.faithful());
    json.put("training", Map.of("wines", training, "right", best.right()));
    json.put("heldOut", Map.of("wines", heldOut, "right", best.heldOut()));
    Section section = Section.of("Wine");
    for (String line : lines) {
      section = section.paragraph(line);
    }
    return new Shown(
        lines,
        json,
        Map.of("device", CHIP.device().seed(), "training", (long) best.seed()),
        left(best, wines),
        List.of(section),
        models.clocks(),
        mismatch);
  }

  /** The chip, and the wines held out as samples for it. */
  private static Map<String, String> left(Solution best, WineSplit wines) {
    Map<String, String> files = MtjBnnTwin.sources(best.image().chip(), best.targets());
    files.put("samples.csv", MatrixFile.csv(wines.heldOut().values()));
    return files;
  }

  private static String row(String heading, String text) {
    return "%-15s %s".formatted(heading, text);
  }

  private static String share(int right, int wines) {
    return String.format(
        Locale.ROOT, "%d of %d right (%.1f %%)", right, wines, 100.0 * right / wines);
  }
}
