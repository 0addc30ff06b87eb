// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.List;
import org.spintwin.spec.Design;
import org.spintwin.spec.Parameter;

/**
 * A parameter of a core's top, which is an integer.
 *
 * @param value in this core
 * @param configurable whether a design may give it another value; not where ports, images or
 *     registers of this core would then be others
 */
record CoreParameter(Parameter parameter, long value, boolean configurable) {
  private static final int MOST_CHOICES = 3;

  static List<CoreParameter> of(Design design) {
    var values = design.values();
    return design.top().block().parameters().stream()
        .map(p -> new CoreParameter(p, values.get(p.name()), !design.top().shapes(p.name())))
        .toList();
  }

  String name() {
    return parameter.name();
  }

  boolean hasMinimum() {
    return parameter.min() > Integer.MIN_VALUE;
  }

  boolean hasMaximum() {
    return parameter.max() < Integer.MAX_VALUE;
  }

  /** Whether it says which of a few, rather than how much. */
  boolean isChoice() {
    return parameter.max() - parameter.min() < MOST_CHOICES;
  }

  /** Of a choice: the name of the list it is from, which those with the same range share. */
  String choices() {
    return "from_" + parameter.min() + "_to_" + parameter.max();
  }
}
