// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * The two branches of a neuron, excitatory and inhibitory: each sums the currents of its synapses
 * and hands the sum on through a current mirror. All values are assumptions of this project.
 *
 * @param gainError standard deviation of a branch's gain about 1
 * @param outputResistance of the mirror, in parallel with its output, ohm; infinite where ideal
 * @param loadResistance of the input that the branch drives, ohm
 */
public record BranchSpec(double gainError, double outputResistance, double loadResistance) {
  /** Load where a chip file names none, ohm; assumed. */
  public static final double ASSUMED_LOAD = 1000;

  public static BranchSpec ideal() {
    return new BranchSpec(0, Double.POSITIVE_INFINITY, ASSUMED_LOAD);
  }

  /** Share of the mirror's current that reaches the load: a current divider. */
  public double delivered() {
    return 1 / (1 + loadResistance / outputResistance);
  }
}
