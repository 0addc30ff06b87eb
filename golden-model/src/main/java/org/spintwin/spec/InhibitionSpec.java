// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * Lateral inhibition.
 *
 * @param topology which neurons inhibit which
 * @param radius neighbours on each side, for {@link Topology#RING}
 * @param maskFile 0/1 matrix, row = inhibited neuron, for {@link Topology#MASK}; else null
 * @param weight subtracted from the membrane for each inhibiting neighbour that spiked in the step
 *     before, in level steps
 */
public record InhibitionSpec(Topology topology, int radius, String maskFile, double weight) {
  /** Which neurons inhibit which. */
  public enum Topology {
    NONE,
    /**
     * Every neuron inhibits every other: winner take all, where the weight reaches the threshold.
     */
    ALL,
    /** Neurons in a ring inhibit the nearest {@code radius} on each side. */
    RING,
    /** As a file says. */
    MASK
  }

  public static InhibitionSpec none() {
    return new InhibitionSpec(Topology.NONE, 0, null, 0);
  }
}
