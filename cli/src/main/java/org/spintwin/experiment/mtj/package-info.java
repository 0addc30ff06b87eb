// SPDX-License-Identifier: Apache-2.0
/**
 * The published behaviours of the passive array that holds a binary neural network, each an
 * experiment on the user's chip: golden model and Verilog are compared at every clock of what runs
 * on the chip.
 */
package org.spintwin.experiment.mtj;
