// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/** A localparam: derived from the parameters, never set. */
public record Derived(String name, Expr value, String doc) {}
