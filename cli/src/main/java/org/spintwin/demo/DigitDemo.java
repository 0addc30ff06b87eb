// SPDX-License-Identifier: Apache-2.0
package org.spintwin.demo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.device.TwinImages;
import org.spintwin.harness.Toolchain;
import org.spintwin.io.ChipFile;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.MatrixFile;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.ArchitectureSpec;
import org.spintwin.spec.ArraySpec.Polarity;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.InhibitionSpec.Topology;
import org.spintwin.spec.TwinImage;

/**
 * Handwritten digits on the chip. Each of five splits is trained in software and judged on its
 * held-out fifth by the spikes of its twins.
 */
public final class DigitDemo {
  /** Of how the images are dealt out to the splits. */
  public static final long SHUFFLE_SEED = 1;

  private final DigitSet digits;
  private final ChipSpec chip;
  private final Presentation presentation = Presentation.DEMO;

  DigitDemo(DigitSet digits, ChipSpec chip) {
    this.digits = digits;
    this.chip = chip;
  }

  /**
   * @param folder holds {@code digits.csv.gz} and {@code chip.yaml}
   * @throws org.spintwin.io.InputException when either is missing or not as it should be
   */
  public static DigitDemo read(Path folder) {
    Path chipFile = folder.resolve("chip.yaml");
    ChipSpec chip = ChipFile.read(chipFile);
    int neurons = chip.array().neurons();
    require(chipFile, "array.inputs", chip.array().inputs(), DigitSet.PIXELS, DigitSet.PIXELS);
    require(chipFile, "array.neurons", neurons, DigitSet.CLASSES, Long.SIZE);
    require(chipFile, "timing.divider", chip.timing().divider(), 0, 1);
    if (chip.array().polarity() == Polarity.ROW) {
      throw refused(chipFile, "array.polarity", "row", "synapse: the levels have both signs");
    }
    if (chip.inhibition().topology() == Topology.MASK) {
      throw refused(chipFile, "inhibition.topology", "mask", "none, all or ring");
    }
    return new DigitDemo(DigitSet.read(folder.resolve("digits.csv.gz")), chip);
  }

  private static void require(Path file, String key, long found, long min, long max) {
    if (found < min || found > max) {
      String allowed = min == max ? "" + min : min + " to " + max;
      throw refused(file, key, "" + found, allowed + ", for digits");
    }
  }

  private static InputException refused(Path file, String key, String found, String allowed) {
    return new InputException(Code.VALUE, Location.of(file), key, found, allowed);
  }

  /** Trains all splits and runs their held-out images through the golden model. */
  public List<SplitOutcome> judge() {
    return digits.splits(SHUFFLE_SEED).parallelStream().map(this::judge).toList();
  }

  /** The first split, trained for levels from -maxLevel to maxLevel. */
  public TrainedDigits trained(int maxLevel) {
    DigitSet.Split split = digits.splits(SHUFFLE_SEED).get(0);
    RateCoder coder = presentation.coder();
    DigitTrainer.Weights weights =
        new DigitTrainer(maxLevel, coder.steps())
            .train(coder.counts(split.training().pixels()), split.training().labels());
    int[][] counts = coder.counts(split.heldOut().pixels());
    return new TrainedDigits(chip, weights.levels(), counts, split.heldOut().labels());
  }

  private SplitOutcome judge(DigitSet.Split split) {
    RateCoder coder = presentation.coder();
    DigitTrainer trainer = new DigitTrainer(chip.array().maxLevel(), coder.steps());
    DigitTrainer.Weights weights =
        trainer.train(coder.counts(split.training().pixels()), split.training().labels());
    int[][] counts = coder.counts(split.heldOut().pixels());
    Map<DigitChip, TwinImage> twins = new EnumMap<>(DigitChip.class);
    Map<DigitChip, long[][]> fired = new EnumMap<>(DigitChip.class);
    for (DigitChip kind : DigitChip.values()) {
      TwinImage twin = kind.twin(chip, weights.levels(), split.number());
      twins.put(kind, twin);
      fired.put(kind, presentation.golden(twin, counts));
    }
    return new SplitOutcome(split, weights, counts, twins, fired);
  }

  /**
   * Builds the Verilog that {@link #compare} runs.
   *
   * @throws org.spintwin.harness.HarnessException when a program is missing or fails
   */
  public static DigitRtl build(SplitOutcome outcome, Toolchain tools) {
    return DigitRtl.build(outcome.twin(DigitChip.IDEAL), tools);
  }

  /** The Verilog's answer to a split on all its twins, compared with the golden model's. */
  public Comparison compare(DigitRtl rtl, SplitOutcome outcome) {
    long[][] spikes =
        Arrays.stream(outcome.counts()).map(presentation::spikes).toArray(long[][]::new);
    Comparison sum = Comparison.NOTHING;
    for (DigitChip kind : DigitChip.values()) {
      DigitRtl.Run run = rtl.run(outcome.twin(kind), spikes);
      sum =
          sum.plus(
              Comparison.of(
                  "split " + (outcome.number() + 1) + ", " + kind.key(),
                  run.lockstep(),
                  Presentation.decisions(outcome.fired(kind)),
                  Presentation.decisions(run.fired())));
    }
    return sum;
  }

  /** The picture of the first held-out image on the ideal twin, as SVG. */
  public String raster(SplitOutcome outcome) {
    DigitSet heldOut = outcome.split().heldOut();
    int[] counts = outcome.counts()[0];
    return new RasterSvg(
            heldOut.labels()[0],
            heldOut.pixels()[0],
            counts,
            presentation.spikes(counts),
            outcome.fired(DigitChip.IDEAL)[0])
        .text();
  }

  /** The first split on its mismatched chip, folded so that any board has room for it. */
  public DigitBoard forBoard() {
    SplitOutcome outcome = judge(digits.splits(SHUFFLE_SEED).get(0));
    TwinImage parallel = outcome.twin(DigitChip.MISMATCHED);
    ChipSpec folded = parallel.spec().with(ArchitectureSpec.of(Architecture.FOLDED));
    int[][] levels = DigitChip.onAllNeurons(outcome.weights().levels(), folded.array());
    return new DigitBoard(
        TwinImages.of(folded, levels, null),
        outcome.counts(),
        outcome.split().heldOut().labels(),
        outcome.fired(DigitChip.MISMATCHED),
        files(folded, levels, outcome.counts()));
  }

  /**
   * A chip to go on with, text by file name.
   *
   * @param counts of the images whose spikes are left, one image after the other
   */
  private Map<String, String> files(ChipSpec spec, int[][] levels, int[]... counts) {
    StringBuilder spikes = new StringBuilder("step,address\n");
    int step = 0;
    for (int[] image : counts) {
      for (long word : presentation.spikes(image)) {
        for (long left = word; left != 0; left &= left - 1) {
          spikes.append(step).append(',').append(Long.numberOfTrailingZeros(left)).append('\n');
        }
        step++;
      }
    }
    Map<String, String> files = new LinkedHashMap<>();
    files.put("chip.yaml", ChipFile.write(spec.withFiles("levels.csv", null, null)));
    files.put("levels.csv", MatrixFile.csv(levels));
    files.put("spikes.csv", spikes.toString());
    return files;
  }

  /**
   * The trained chip of a split, to go on with: text by file name, {@code chip.yaml} with the cells
   * spread as given, the levels it names, and the spikes of the first held-out image.
   */
  public Map<String, String> trainedChip(SplitOutcome outcome) {
    ChipSpec spec = outcome.twin(DigitChip.MISMATCHED).spec();
    int[][] levels = DigitChip.onAllNeurons(outcome.weights().levels(), spec.array());
    return files(spec, levels, outcome.counts()[0]);
  }
}
