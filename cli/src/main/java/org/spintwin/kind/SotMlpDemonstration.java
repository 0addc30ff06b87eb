// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.spintwin.demo.DigitSet;
import org.spintwin.device.SotMlpImages;
import org.spintwin.experiment.UnequalModelsException;
import org.spintwin.experiment.sot.SotRun;
import org.spintwin.io.SotMlpFile;
import org.spintwin.report.Section;
import org.spintwin.spec.SotMlpChip;
import org.spintwin.spec.SotMlpImage;
import org.spintwin.train.PerceptronTrainer;
import org.spintwin.train.PerceptronTrainer.Trained;
import org.spintwin.train.Pixels;

/**
 * Handwritten digits of 8 x 8 pixels: binary weights are trained, written into device pairs and
 * read the digits that were held out, on golden model and Verilog.
 */
final class SotMlpDemonstration implements Demonstration {
  private static final SotMlpChip CHIP =
      SotMlpChip.of("sot_digits", List.of(64, 16, 10), List.of(9));

  private static final int EPOCHS = 200;
  private static final long SEED = 1;

  /** Pixels are 0 to 16. */
  private static final int BRIGHTEST = 240 / 16;

  @Override
  public Shown run(Resources resources) {
    DigitSet digits = DigitSet.read(resources.examples().resolve("digits/digits.csv.gz"));
    int[] order = order(digits.labels().length);
    int[] labels = Arrays.stream(order).map(i -> digits.labels()[i]).toArray();
    int[][] images = new int[order.length][];
    Arrays.setAll(
        images,
        i -> Arrays.stream(digits.pixels()[order[i]]).map(pixel -> BRIGHTEST * pixel).toArray());
    int training = images.length * 4 / 5;
    Pixels seen = Pixels.of(Arrays.copyOf(images, training), Arrays.copyOf(labels, training));
    Trained trained = new PerceptronTrainer(EPOCHS, SEED).train(CHIP, seen);
    SotMlpImage image = SotMlpImages.of(CHIP, trained.weights());
    long[][] heldOut =
        Arrays.stream(images, training, images.length)
            .map(sample -> Arrays.stream(sample).asLongStream().toArray())
            .toArray(long[][]::new);
    try {
      SotRun.Results results = SotRun.of(image, heldOut, resources.tools());
      int right = 0;
      for (int i = 0; i < heldOut.length; i++) {
        right += results.classes()[i] == labels[training + i] ? 1 : 0;
      }
      return shown(trained, training, heldOut.length, right, results.clocks(), null);
    } catch (UnequalModelsException e) {
      return shown(trained, training, heldOut.length, 0, 0, e.getMessage());
    }
  }

  /** Writers come in turn in the file: dealt out at random. */
  private static int[] order(int images) {
    var random = new SplittableRandom(SEED);
    int[] order = IntStream.range(0, images).toArray();
    for (int i = images - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }

  private static Shown shown(
      Trained trained, int training, int heldOut, int right, long clocks, String mismatch) {
    List<String> lines =
        List.of(
            "Digits of 8 x 8 pixels read by a perceptron 64-16-10 of weights 1 and -1",
            row("trained with", training + " images, the last sixth set aside"),
            row("set aside", "%.1f %% right", 100 * trained.setAside()),
            row("held out", "%d of %d right (%.1f %%)", right, heldOut, 100.0 * right / heldOut),
            row("speed", "one image a clock"));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("training", training);
    json.put("heldOut", Map.of("images", heldOut, "right", right));
    Section section = Section.of("Digits");
    for (String line : lines) {
      section = section.paragraph(line);
    }
    return new Shown(
        lines,
        json,
        Map.of("training", SEED),
        SotMlpFile.write(CHIP, trained.weights()),
        List.of(section),
        clocks,
        mismatch);
  }

  private static String row(String heading, String text, Object... values) {
    return String.format(
        Locale.ROOT, "%-15s %s", heading, String.format(Locale.ROOT, text, values));
  }
}
