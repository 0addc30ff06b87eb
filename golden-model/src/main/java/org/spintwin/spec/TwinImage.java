// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.Map;

/**
 * The hand-over point between physics and integers: everything below it is exact.
 *
 * @param spec where it came from
 * @param parameters values of the Verilog parameters
 * @param codes current codes [neuron][input], raw, in the code format
 * @param inhibitory polarity [neuron][input], true where the synapse feeds the inhibitory branch,
 *     nowhere with signed codes
 * @param mask [neuron][neighbour], true where a spike of the neighbour inhibits the neuron
 */
public record TwinImage(
    ChipSpec spec,
    Map<String, Long> parameters,
    int[][] codes,
    boolean[][] inhibitory,
    boolean[][] mask) {}
