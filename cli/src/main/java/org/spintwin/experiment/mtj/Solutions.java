// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mtj;

import java.util.List;
import java.util.stream.IntStream;
import org.spintwin.device.MtjArray;
import org.spintwin.device.MtjImages;
import org.spintwin.golden.MtjBnnSteps;
import org.spintwin.spec.MtjBnnChip;
import org.spintwin.spec.MtjBnnImage;
import org.spintwin.spec.WireSpec;
import org.spintwin.train.MtjTrainer;
import org.spintwin.train.WineSplit;

/** Trains states for one array from many seeds and judges what the array makes of them. */
public final class Solutions {
  private final MtjBnnChip chip;
  private final MtjArray array;
  private final WineSplit wines;

  /**
   * @param wines in values of the chip
   */
  public Solutions(MtjBnnChip chip, WineSplit wines) {
    this.chip = chip;
    this.array = new MtjArray(chip);
    this.wines = wines;
  }

  /** What training sees of the array. */
  public enum Sight {
    /** Nothing but signs. */
    PLAIN,
    /** The chip's cells, between ideal wires. */
    CELLS,
    /** The chip's cells and wires. */
    AWARE
  }

  /**
   * Trained states and what became of them.
   *
   * @param seed of the training, and number of the write
   * @param targets states as trained
   * @param image the array after the write
   * @param faithful cells that hold what was written
   * @param right wines of the training part that are classified right
   * @param heldOut of the held-out part
   */
  public record Solution(
      int seed, boolean[][] targets, MtjBnnImage image, int faithful, int right, int heldOut) {
    /** Share of cells that hold what was written. */
    public double fidelity() {
      return faithful / ((double) targets.length * targets[0].length);
    }
  }

  /** Trained with seeds 0 to count - 1, written each with errors of its own. */
  public List<Solution> written(Sight sight, int count) {
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(
            seed -> {
              boolean[][] targets = train(sight, seed);
              return judge(seed, targets, array.written(targets, seed));
            })
        .toList();
  }

  /** The same, written without errors. */
  List<Solution> intended(Sight sight, int count) {
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(
            seed -> {
              boolean[][] targets = train(sight, seed);
              return judge(seed, targets, targets);
            })
        .toList();
  }

  /** The same states on another array, without write errors. */
  Solution on(Solution trained) {
    return judge(trained.seed, trained.targets, trained.targets);
  }

  /**
   * The solution that is chosen: the most right of the training part, of those the first. What is
   * held out has no say.
   */
  public static Solution best(List<Solution> solutions) {
    Solution best = solutions.get(0);
    for (Solution solution : solutions) {
      best = solution.right > best.right ? solution : best;
    }
    return best;
  }

  private boolean[][] train(Sight sight, int seed) {
    MtjArray seen =
        switch (sight) {
          case PLAIN -> new MtjArray(chip.with(chip.device().ideal()));
          case CELLS -> new MtjArray(chip.with(chip.device().with(WireSpec.ideal())));
          case AWARE -> array;
        };
    WineSplit.Part part = wines.training();
    return new MtjTrainer(chip, seen).train(part.values(), part.labels(), seed);
  }

  private Solution judge(int seed, boolean[][] targets, boolean[][] states) {
    int faithful = 0;
    for (int row = 0; row < chip.rows(); row++) {
      for (int column = 0; column < chip.columns(); column++) {
        faithful += states[row][column] == targets[row][column] ? 1 : 0;
      }
    }
    MtjBnnImage image = MtjImages.of(chip.with(chip.device().withWrite(seed)), states);
    MtjBnnSteps steps = MtjModels.steps(image);
    return new Solution(
        seed,
        targets,
        image,
        faithful,
        right(steps, wines.training()),
        right(steps, wines.heldOut()));
  }

  private static int right(MtjBnnSteps steps, WineSplit.Part part) {
    int right = 0;
    for (int n = 0; n < part.labels().length; n++) {
      right += steps.classOf(part.values()[n]) == part.labels()[n] ? 1 : 0;
    }
    return right;
  }
}
