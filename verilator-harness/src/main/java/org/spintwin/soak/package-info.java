// SPDX-License-Identifier: Apache-2.0
/**
 * Random legal chips of every kind, and the campaign that compares them with their Verilog for
 * hours.
 */
package org.spintwin.soak;
