// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.Map;

/**
 * A SOT-MRAM multilayer perceptron as integers: what physics hands over.
 *
 * @param parameters values of the Verilog parameters of the top
 * @param codes [layer][row][neuron]; the last row of a layer is its bias
 * @param table of the activation; empty where there is none
 */
public record SotMlpImage(
    SotMlpChip chip, Map<String, Long> parameters, int[][][] codes, int[] table) {}
