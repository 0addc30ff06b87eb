// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * A measured current of one synapse.
 *
 * @param level 0 to 2^bits - 1, as it was written
 * @param ampere what the synapse adds to its branch at the read voltage: after subtraction, where
 *     the chip subtracts
 */
public record Measurement(int neuron, int input, int level, double ampere) {}
