// SPDX-License-Identifier: Apache-2.0
/** The published behaviours of the {@code ecram} chip, each on golden model and Verilog. */
package org.spintwin.experiment.ecram;
