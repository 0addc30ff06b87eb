// SPDX-License-Identifier: Apache-2.0
package org.spintwin.demo;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.spintwin.spec.ChipSpec;

/** Levels that tell handwritten digits apart, and the images to judge a chip by that holds them. */
public final class TrainedDigits {
  private final ChipSpec chip;
  private final int[][] levels;
  private final int[][] counts;
  private final int[] labels;

  /**
   * @param levels [class][input]
   * @param counts spikes of each input, [image][input]
   */
  TrainedDigits(ChipSpec chip, int[][] levels, int[][] counts, int[] labels) {
    this.chip = chip;
    this.levels = levels;
    this.counts = counts;
    this.labels = labels;
  }

  /** The demonstration's chip, whose neurons suit the images at levels up to 15. */
  public ChipSpec chip() {
    return chip;
  }

  /** Signed levels, [class][input]. */
  public int[][] levels() {
    return Arrays.stream(levels).map(int[]::clone).toArray(int[][]::new);
  }

  /** Spikes of each step of each held-out image, input i in bit i. */
  public List<long[]> presentations() {
    return Arrays.stream(counts).map(Presentation.DEMO::spikes).toList();
  }

  /**
   * Share of the held-out images that are taken for what they are, each for the class whose score
   * is highest, the lowest of equals.
   *
   * @param scores [image][class]
   */
  public double accuracy(double[][] scores) {
    return Classifier.accuracy(
        Arrays.stream(scores).mapToInt(Classifier::decide).toArray(), labels);
  }

  /** Held-out images. */
  public int images() {
    return labels.length;
  }

  /** Scores of real weights, [image][class]. */
  public double[][] scores(double[][] weights) {
    return IntStream.range(0, counts.length)
        .mapToObj(
            n ->
                Arrays.stream(weights)
                    .mapToDouble(
                        row ->
                            IntStream.range(0, row.length)
                                .mapToDouble(i -> row[i] * counts[n][i])
                                .sum())
                    .toArray())
        .toArray(double[][]::new);
  }
}
