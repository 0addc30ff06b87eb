// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spintwin.demo.DigitSet;
import org.spintwin.device.EcramCells;
import org.spintwin.experiment.UnequalModelsException;
import org.spintwin.experiment.ecram.EcramModels;
import org.spintwin.golden.EcramSteps;
import org.spintwin.golden.GoldenChip;
import org.spintwin.report.Plots;
import org.spintwin.report.Section;
import org.spintwin.spec.EcramChip;

/**
 * Handwritten digits of 8 x 8 pixels: the default chip, from the middle level everywhere, trains
 * itself on three of four images and sorts the others, on golden model and Verilog.
 */
final class EcramDemonstration implements Demonstration {
  /**
   * The chip file that is left names the levels that were trained. Pixels drive more current than
   * rectified neurons, so less of it is scaled up.
   */
  private static final EcramChip CHIP =
      EcramChip.standard("ecram_digits")
          .with(new EcramChip.Readout(8, 2.5, 0.0259))
          .withWeights(EcramTwin.LEVELS);

  private static final int EPOCHS = 4;
  private static final int INK = 16;

  /** Every so many images one is held out. */
  private static final int PART = 4;

  @Override
  public Shown run(Resources resources) {
    DigitSet digits =
        DigitSet.read(resources.examples().resolve("digits").resolve("digits.csv.gz"));
    int[][] values = values(digits);
    int[][] blank = new EcramCells(CHIP.withWeights(EcramChip.MIDDLE_WEIGHTS)).levels();
    GoldenChip golden = EcramModels.chip(CHIP, blank);
    EcramSteps steps = new EcramSteps(golden.design());
    List<long[]> samples = new ArrayList<>();
    for (int n = 0; n < EPOCHS * values.length; n++) {
      int image = n % values.length;
      if (image % PART != 0) {
        int label = digits.labels()[image];
        steps.train(values[image], label);
        samples.add(EcramModels.sample(values[image], label, true));
      }
    }
    int trained = samples.size();
    int held = 0;
    int right = 0;
    for (int image = 0; image < values.length; image += PART) {
      held++;
      right += steps.infer(values[image]) == digits.labels()[image] ? 1 : 0;
      samples.add(EcramModels.sample(values[image], 0, false));
    }
    EcramModels models = new EcramModels(resources.tools());
    String mismatch = null;
    try {
      models.run(golden, samples.toArray(long[][]::new), steps);
    } catch (UnequalModelsException e) {
      mismatch = e.getMessage();
    }
    return shown(steps, trained, right, held, models.clocks(), mismatch);
  }

  private static Shown shown(
      EcramSteps steps, int trained, int right, int held, long clocks, String mismatch) {
    int[][] levels = new int[CHIP.neurons()][CHIP.inputs()];
    int[][] weights = new int[CHIP.neurons()][CHIP.inputs()];
    for (int n = 0; n < levels.length; n++) {
      for (int i = 0; i < levels[n].length; i++) {
        levels[n][i] = steps.level(i, n);
        weights[n][i] = levels[n][i] - CHIP.middle();
      }
    }
    List<String> lines =
        List.of(
            "Handwritten digits learned by the pulses of a 64 x 10 ECRAM chip, from weight 0 on",
            row("trained", trained + " samples, a pulse at most per cell and direction"),
            row(
                "held out",
                String.format(
                    Locale.ROOT, "%d of %d right (%.1f %%)", right, held, 100.0 * right / held)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("samples", trained);
    json.put("heldOut", Map.of("images", held, "right", right));
    Section section = Section.of("Digits");
    for (String line : lines) {
      section = section.paragraph(line);
    }
    section =
        section.plot(Plots.weightMap("Weights as trained", weights, "level above the middle"));
    return new Shown(
        lines,
        json,
        Map.of("device", CHIP.device().seed()),
        EcramTwin.of(CHIP, levels).sources(),
        List.of(section),
        clocks,
        mismatch);
  }

  private static String row(String heading, String text) {
    return "%-15s %s".formatted(heading, text);
  }

  private static int[][] values(DigitSet digits) {
    int fullScale = (1 << CHIP.valueBits()) - 1;
    int[][] values = new int[digits.pixels().length][CHIP.inputs()];
    for (int image = 0; image < values.length; image++) {
      for (int i = 0; i < values[image].length; i++) {
        values[image][i] = digits.pixels()[image][i] * fullScale / INK;
      }
    }
    return values;
  }
}
