// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

/**
 * How much is done.
 *
 * @param mutants of the Verilog
 * @param clocks that each comparison runs, as those of verify
 * @param seed of mutants and stimulus
 */
public record AssuranceSettings(int mutants, long clocks, long seed) {}
