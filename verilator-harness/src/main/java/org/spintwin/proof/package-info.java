// SPDX-License-Identifier: Apache-2.0
/**
 * Proofs that the Verilog of blocks does what the semantics say, for all states and inputs, by the
 * solver z3.
 */
package org.spintwin.proof;
