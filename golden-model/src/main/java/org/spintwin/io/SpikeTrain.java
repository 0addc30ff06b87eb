// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

/**
 * Presynaptic spikes, step by step, packed: input i of a step is bit {@code i % 64} of its word
 * {@code i / 64}.
 */
public final class SpikeTrain {
  private static final int MAX_WORDS = 1 << 24;
  private static final int MAX_STEPS = 1 << 23;

  private final int inputs;
  private final int steps;
  private final long[] words;
  private long repeated;

  /**
   * Steps without a spike.
   *
   * @throws IllegalArgumentException when they are more than {@link #maxSteps}
   */
  public SpikeTrain(int inputs, int steps) {
    if (steps < 0 || steps > maxSteps(inputs)) {
      throw new IllegalArgumentException(
          steps + " steps; allowed are 0 to " + maxSteps(inputs) + " for " + inputs + " inputs");
    }
    this.inputs = inputs;
    this.steps = steps;
    this.words = new long[steps * wordsPerStep(inputs)];
  }

  /** Longest train, which leaves room in 1 GB for what is made of each step. */
  public static int maxSteps(int inputs) {
    return Math.min(MAX_STEPS, MAX_WORDS / wordsPerStep(inputs));
  }

  private static int wordsPerStep(int inputs) {
    return (inputs + 63) / 64;
  }

  public int inputs() {
    return inputs;
  }

  public int steps() {
    return steps;
  }

  public int wordsPerStep() {
    return wordsPerStep(inputs);
  }

  /** A spike; a second one of the same input in the same step merges with it and is counted. */
  public void add(int step, int input) {
    if (get(step, input)) {
      repeated++;
    }
    words[word(step, input)] |= 1L << input;
  }

  public boolean get(int step, int input) {
    return (words[word(step, input)] >>> input & 1) != 0;
  }

  /** Spikes that fell together with an earlier one of the same input and step. */
  public long repeated() {
    return repeated;
  }

  /** Copies the words of a step to the start of {@code to}. */
  public void copyStep(int step, long[] to) {
    System.arraycopy(words, step * wordsPerStep(), to, 0, wordsPerStep());
  }

  private int word(int step, int input) {
    if (input < 0 || input >= inputs) {
      throw new IndexOutOfBoundsException("input " + input + " of " + inputs);
    }
    return step * wordsPerStep() + input / 64;
  }
}
