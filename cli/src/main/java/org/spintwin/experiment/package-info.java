// SPDX-License-Identifier: Apache-2.0
/**
 * Experiments: published behaviours of chips, done on golden model and Verilog, and held to
 * expectations that come from closed forms, properties or publications, never from the golden
 * model. The experiments of each kind of chip have a package of their own.
 */
package org.spintwin.experiment;
