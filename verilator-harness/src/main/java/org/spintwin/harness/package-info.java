// SPDX-License-Identifier: Apache-2.0
/**
 * Builds Verilog models with Verilator, loads them through JNA and compares them, clock by clock,
 * with the golden models.
 */
package org.spintwin.harness;
