// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

/**
 * How a network becomes integers; what is null is chosen.
 *
 * @param step seconds that a step lasts
 * @param levels codes are -levels to levels
 * @param inputMax largest real input, where inputs have more than one bit
 * @param lanes neurons of a layer that are computed at once, at most
 * @param fine whether the step of the codes is searched for, instead of following from the largest
 *     weight
 */
public record ImportOptions(
    double step,
    NirSimulation.Reset reset,
    NirSimulation.Current current,
    Integer levels,
    Integer membraneBits,
    Integer coefficientBits,
    Integer inputBits,
    Double inputMax,
    Integer lanes,
    boolean fine) {
  static final int STANDARD_LEVELS = 127;
  static final int STANDARD_INPUT_BITS = 8;

  /** Nothing chosen: spikes set the membrane, codes of 8 bits, a lane. */
  public static ImportOptions standard(double step) {
    return new ImportOptions(
        step,
        NirSimulation.Reset.ZERO,
        NirSimulation.Current.NOW,
        null,
        null,
        null,
        null,
        null,
        null,
        false);
  }

  /** The same with membranes of that many bits, where their width was given. */
  ImportOptions withMembraneBits(int bits) {
    return new ImportOptions(
        step, reset, current, levels, bits, coefficientBits, inputBits, inputMax, lanes, fine);
  }

  boolean subtracts() {
    return reset == NirSimulation.Reset.SUBTRACT;
  }
}
