// SPDX-License-Identifier: Apache-2.0
/**
 * What was published of cells that are neuron and synapse in one, done on golden model and Verilog.
 */
package org.spintwin.experiment.pcm;
