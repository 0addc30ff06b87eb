// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Verilog parameters of a kind of chip, each written once and picked by name. */
final class ParameterSet {
  private final Map<String, Parameter> all = new LinkedHashMap<>();

  void add(String name, long value, long min, long max, String doc) {
    all.put(name, new Parameter(name, value, min, max, doc));
  }

  List<Parameter> pick(String... names) {
    return Arrays.stream(names).map(this::named).toList();
  }

  /**
   * The parameter of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  Parameter named(String name) {
    Parameter parameter = all.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("no parameter " + name + " among " + all.keySet());
    }
    return parameter;
  }
}
