// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.List;
import java.util.Map;
import org.spintwin.spec.BlockSpec;

/**
 * The written semantics of a block once more, as properties of its Verilog: a third writing beside
 * the golden model and the template, from the pages alone.
 */
public interface BlockProof {
  BlockSpec block();

  /**
   * What is true of the block with these parameters.
   *
   * @param values of its parameters and localparams
   */
  List<Property> properties(Map<String, Long> values);

  /**
   * The greatest part of a block with these parameters that the solver takes: fewer of what is
   * there many times, at the same widths.
   *
   * @param values of its parameters
   */
  default Map<String, Long> part(Map<String, Long> values) {
    return values;
  }

  /** Parameters of practical widths, all options among them; the others have their defaults. */
  List<Map<String, Long>> sizes();
}
