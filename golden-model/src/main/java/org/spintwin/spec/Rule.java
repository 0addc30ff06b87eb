// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.Map;

/**
 * A legality rule over parameters, as data: it guards the Java records, becomes an elaboration-time
 * check in the Verilog and is printed in the documentation.
 *
 * @param id the message as a Verilog identifier; what an elaboration error shows
 * @param condition non-zero where the parameters are legal
 * @param message the same in words
 */
public record Rule(String id, Expr condition, String message) {
  public boolean holds(Map<String, Long> values) {
    return condition.eval(values) != 0;
  }
}
