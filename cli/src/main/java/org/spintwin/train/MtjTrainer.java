// SPDX-License-Identifier: Apache-2.0
package org.spintwin.train;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.spintwin.device.MtjArray;
import org.spintwin.spec.MtjBnnChip;

/**
 * Trains the states of an {@code mtj-bnn} array: binary weights, each the sign of a real number
 * behind it, held by a pair of cells in opposite states.
 *
 * <p>The forward pass has binary weights and hidden bits as the chip has them; gradients pass
 * straight through the signs (Hubara et al., NIPS 2016), through that of a hidden neuron as if it
 * were a logistic function. Softmax, cross entropy, Adam with a falling rate, all samples at once.
 * Of all rounds the one with the most samples right is kept, of those the one of the least loss.
 *
 * <p>What training sees of the array decides what it is aware of: {@code new
 * MtjArray(chip.with(chip.device().ideal()))} is nothing but signs; the chip's own array has the
 * spread of its cells and the resistance of its wires in every forward pass. The nodal network is
 * solved again every few rounds; between them the wires take the same share of a cell's conductance
 * as in the last solution.
 */
public final class MtjTrainer {
  private static final int ROUNDS = 600;
  private static final int ROUNDS_OF_A_SOLUTION = 5;
  private static final double RATE = 0.05;

  private final MtjBnnChip chip;
  private final MtjArray array;
  private final double unit;

  /**
   * @param array that the forward pass goes through
   */
  public MtjTrainer(MtjBnnChip chip, MtjArray array) {
    this.chip = chip;
    this.array = array;
    unit = 1 / array.step();
  }

  /**
   * States for an array, [row][column], true where parallel. Columns beyond the pairs, and cells of
   * output columns on rows that the second pass leaves idle, are antiparallel.
   *
   * @param values [sample][feature], 0 to full scale
   * @param labels [sample]
   * @param seed of the weights at the start
   */
  public boolean[][] train(int[][] values, int[] labels, long seed) {
    return new Run(values, labels, seed).train();
  }

  /** Rows of weights that a pair of columns has: features or hidden bits, then bias. */
  private boolean weighs(int row, int pair) {
    int driven = pair < chip.hidden() ? chip.features() : chip.hiddenRows();
    return row < driven || row >= chip.rows() - chip.biasRows();
  }

  /** One training. Pairs of columns: hidden neurons, then classes. */
  private final class Run {
    private final int rows = chip.rows();
    private final int hidden = chip.hidden();
    private final int classes = chip.classes();
    private final int pairs = hidden + classes;
    private final double[][] driven;
    private final int[] labels;
    private final double[] latent = new double[rows * pairs];
    private final double[] gradient = new double[rows * pairs];
    private final double[][] weights = new double[rows][pairs];
    private double[][] shares;

    private int right;
    private double loss;

    Run(int[][] values, int[] labels, long seed) {
      this.labels = labels;
      driven = new double[values.length][rows];
      for (int n = 0; n < values.length; n++) {
        for (int i = 0; i < chip.features(); i++) {
          driven[n][i] = values[n][i] / (double) chip.fullScale();
        }
        Arrays.fill(driven[n], rows - chip.biasRows(), rows, 1);
      }
      SplittableRandom random = new SplittableRandom(seed);
      Arrays.setAll(latent, weight -> random.nextDouble(-1, 1));
    }

    boolean[][] train() {
      Adam adam = new Adam(latent.length, RATE, ROUNDS);
      boolean[][] best = null;
      int mostRight = -1;
      double leastLoss = 0;
      for (int round = 0; round < ROUNDS; round++) {
        boolean[][] states = states();
        see(states, round % ROUNDS_OF_A_SOLUTION == 0);
        descend();
        if (right > mostRight || right == mostRight && loss < leastLoss) {
          best = states;
          mostRight = right;
          leastLoss = loss;
        }
        adam.step(latent, gradient);
        Arrays.setAll(latent, weight -> Math.max(-1, Math.min(1, latent[weight])));
      }
      return best;
    }

    private boolean[][] states() {
      boolean[][] states = new boolean[rows][chip.columns()];
      for (int row = 0; row < rows; row++) {
        for (int pair = 0; pair < pairs; pair++) {
          if (weighs(row, pair)) {
            boolean positive = latent[row * pairs + pair] >= 0;
            states[row][2 * pair] = positive;
            states[row][2 * pair + 1] = !positive;
          }
        }
      }
      return states;
    }

    /** The weights that the array makes of states, in nominal steps. */
    private void see(boolean[][] states, boolean solve) {
      double[][] cells = array.conductances(states);
      if (solve) {
        shares = array.effective(states);
        for (int row = 0; row < rows; row++) {
          for (int column = 0; column < chip.columns(); column++) {
            shares[row][column] /= cells[row][column];
          }
        }
      }
      for (int row = 0; row < rows; row++) {
        for (int pair = 0; pair < pairs; pair++) {
          int plus = 2 * pair;
          double difference =
              cells[row][plus] * shares[row][plus] - cells[row][plus + 1] * shares[row][plus + 1];
          weights[row][pair] = unit * difference;
        }
      }
    }

    /** Loss, samples that are right, and the gradient of the mean loss. */
    private void descend() {
      right = 0;
      loss = 0;
      Arrays.fill(gradient, 0);
      double[] sums = new double[hidden];
      double[] second = new double[rows];
      double[] scores = new double[classes];
      for (int n = 0; n < labels.length; n++) {
        pass(driven[n], 0, sums);
        Arrays.fill(second, rows - chip.biasRows(), rows, 1);
        for (int k = 0; k < hidden; k++) {
          second[2 * k] = sums[k] >= 0 ? 1 : 0;
          second[2 * k + 1] = 1 - second[2 * k];
        }
        pass(second, hidden, scores);
        judge(scores, labels[n]);
        for (int row = 0; row < rows; row++) {
          for (int c = 0; c < classes; c++) {
            gradient[row * pairs + hidden + c] += scores[c] * second[row];
          }
        }
        for (int k = 0; k < hidden; k++) {
          double error = throughHidden(scores, sums[k], k);
          for (int row = 0; row < rows; row++) {
            gradient[row * pairs + k] += error * driven[n][row];
          }
        }
      }
    }

    /** Currents of pairs, in nominal steps at full scale. */
    private void pass(double[] volts, int firstPair, double[] sums) {
      Arrays.fill(sums, 0);
      for (int row = 0; row < rows; row++) {
        for (int k = 0; k < sums.length; k++) {
          sums[k] += volts[row] * weights[row][firstPair + k];
        }
      }
    }

    /** Turns scores into the gradient of the mean loss with respect to them. */
    private void judge(double[] scores, int label) {
      int winner = 0;
      for (int c = 1; c < classes; c++) {
        winner = scores[c] > scores[winner] ? c : winner;
      }
      right += winner == label ? 1 : 0;
      double highest = scores[winner];
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        scores[c] = StrictMath.exp(scores[c] - highest);
        sum += scores[c];
      }
      for (int c = 0; c < classes; c++) {
        scores[c] /= sum;
      }
      loss -= StrictMath.log(scores[label]);
      scores[label] -= 1;
      for (int c = 0; c < classes; c++) {
        scores[c] /= labels.length;
      }
    }

    /** Gradient at the sum of a hidden neuron: its bit taken as logistic, its complement too. */
    private double throughHidden(double[] errors, double sum, int k) {
      double gain = 0;
      for (int c = 0; c < classes; c++) {
        gain += errors[c] * (weights[2 * k][hidden + c] - weights[2 * k + 1][hidden + c]);
      }
      double half = StrictMath.tanh(sum / 2);
      return gain * 0.25 * (1 - half * half);
    }
  }
}
