// SPDX-License-Identifier: Apache-2.0
/**
 * The published behaviours of the MRAM LIF chip, each an experiment: it derives small chips from
 * the user's, runs them on golden model and Verilog, and holds what came out to an expectation that
 * is computed from the chip's parameters in double precision, by closed forms or properties, never
 * by the golden model.
 */
package org.spintwin.experiment.mram;
