// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.List;

/**
 * How the real numbers of a population become integers.
 *
 * @param levels codes are -levels to levels
 * @param shifts one a source
 * @param unit real value of a membrane, and of a current, of 1: one a neuron
 */
record LayerFormat(
    int levels,
    List<Integer> shifts,
    int currentShift,
    int membraneBits,
    int currentBits,
    int coefficientBits,
    int codeBits,
    double[] unit) {

  /** The fewest bits of codes of so many levels. */
  static int codeBits(int levels) {
    return Math.max(2, 33 - Integer.numberOfLeadingZeros(levels));
  }

  /** What a code of 1 does to the membrane, or the current, where the column's value is 1. */
  double step(RealLayer layer, int neuron, int column) {
    return Math.scalb(unit[neuron], currentShift + shifts.get(layer.source(column)));
  }

  /** The weight in steps of its code, not yet rounded. */
  double exact(RealLayer layer, int neuron, int column) {
    double weight = layer.weights()[neuron][column] * layer.equation().gain()[neuron];
    return weight / step(layer, neuron, column);
  }

  /** The code nearest to the weight. */
  int code(RealLayer layer, int neuron, int column) {
    double rounded = StrictMath.rint(exact(layer, neuron, column));
    return (int) Math.max(-levels, Math.min(levels, rounded));
  }
}
