// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

/** Which neurons inhibit which. */
final class InhibitionMask {
  /** Row n: bit m is set where neuron m inhibits neuron n. */
  private final long[][] rows;

  InhibitionMask(int neurons) {
    rows = new long[neurons][(neurons + 63) / 64];
  }

  void set(int neuron, int neighbour, boolean inhibits) {
    long[] row = rows[neuron];
    long bit = 1L << neighbour;
    row[neighbour / 64] = inhibits ? row[neighbour / 64] | bit : row[neighbour / 64] & ~bit;
  }

  boolean get(int neuron, int neighbour) {
    return (rows[neuron][neighbour / 64] >>> neighbour & 1) != 0;
  }

  /** Inhibitions of all neurons by those that spiked. */
  void sum(long[] spikes, int inhibition, long[] inhibitions) {
    for (int n = 0; n < rows.length; n++) {
      int count = 0;
      for (int w = 0; w < spikes.length; w++) {
        count += Long.bitCount(rows[n][w] & spikes[w]);
      }
      inhibitions[n] = (long) inhibition * count;
    }
  }

  /** All rows, one after the other. */
  long[] contents() {
    int words = rows[0].length;
    long[] contents = new long[rows.length * words];
    for (int n = 0; n < rows.length; n++) {
      System.arraycopy(rows[n], 0, contents, n * words, words);
    }
    return contents;
  }

  void load(long[] contents) {
    for (int n = 0; n < rows.length; n++) {
      System.arraycopy(contents, n * rows[n].length, rows[n], 0, rows[n].length);
    }
  }
}
