// SPDX-License-Identifier: Apache-2.0
package org.spintwin.demo;

import java.util.Arrays;
import java.util.Map;
import java.util.function.LongConsumer;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.link.TwinLink;
import org.spintwin.spec.TwinImage;

/** Handwritten digits for a chip on a board: those that the first split holds out. */
public final class DigitBoard {
  private final TwinImage twin;
  private final int[][] counts;
  private final int[] labels;
  private final long[][] golden;
  private final Map<String, String> files;

  /**
   * @param counts spikes [image][input]
   * @param golden what the golden model fires, [image][step]
   * @param files the chip and the spikes of all images, to build a board from and to prove it with
   */
  DigitBoard(
      TwinImage twin, int[][] counts, int[] labels, long[][] golden, Map<String, String> files) {
    this.twin = twin;
    this.counts = counts;
    this.labels = labels;
    this.golden = golden;
    this.files = files;
  }

  /**
   * What a board answered.
   *
   * @param accuracy share of the images that it got right
   * @param spikes that it fired
   * @param differing steps in which it fired otherwise than the golden model
   * @param lineNanos time on the line
   */
  public record Answers(
      int images, double accuracy, long spikes, int differing, int steps, long lineNanos) {}

  /** What the board must hold. */
  public GoldenChip chip() {
    return MramLifModel.chip(twin);
  }

  /** The same as files with all that it is shown, text by name, {@code chip.yaml} among them. */
  public Map<String, String> files() {
    return files;
  }

  /** Images to be shown. */
  public int images() {
    return labels.length;
  }

  /** Share of the images that the golden model gets right. */
  public double goldenAccuracy() {
    return Classifier.accuracy(Presentation.decisions(golden), labels);
  }

  /**
   * Shows every image to a board, which is reset before each.
   *
   * @param progress told the images done
   */
  public Answers classify(TwinLink board, LongConsumer progress) {
    long start = board.nanos();
    long[][] fired = new long[counts.length][];
    int differing = 0;
    for (int n = 0; n < fired.length; n++) {
      long[] spikes = Presentation.DEMO.spikes(counts[n]);
      long[][] steps = Arrays.stream(spikes).mapToObj(s -> new long[] {s}).toArray(long[][]::new);
      board.reset();
      fired[n] = Arrays.stream(board.run(steps)).mapToLong(step -> step[0]).toArray();
      for (int t = 0; t < steps.length; t++) {
        differing += fired[n][t] == golden[n][t] ? 0 : 1;
      }
      progress.accept(n + 1);
    }
    return new Answers(
        fired.length,
        Classifier.accuracy(Presentation.decisions(fired), labels),
        Arrays.stream(fired).flatMapToLong(Arrays::stream).map(Long::bitCount).sum(),
        differing,
        fired.length * Presentation.DEMO.steps(),
        board.nanos() - start);
  }
}
