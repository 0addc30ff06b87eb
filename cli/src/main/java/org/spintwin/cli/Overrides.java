// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.NearestName;
import org.spintwin.spec.IllegalParameterException;
import org.spintwin.spec.Parameter;
import org.spintwin.spec.TopSpec;

/** Verilog parameters that the user sets without generating the chip again. */
final class Overrides {
  private static final Location OPTION = new Location("--param", 0, 0, null);
  private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)=(-?\\d{1,18})");

  /** Parameters that belong to the image of a twin. */
  private static final List<String> FIXED = List.of("SPEC_DIGEST", "LOAD_IMAGE");

  private Overrides() {}

  /** From {@code NAME=VALUE} texts. */
  static Map<String, Long> parse(TopSpec top, List<String> assignments) {
    Map<String, Long> overrides = new LinkedHashMap<>();
    List<String> names =
        top.block().parameters().stream()
            .map(Parameter::name)
            .filter(name -> !FIXED.contains(name))
            .toList();
    for (String assignment : assignments) {
      Matcher parts = ASSIGNMENT.matcher(assignment);
      if (!parts.matches()) {
        throw new InputException(
            Code.FORMAT, OPTION, null, assignment, "NAME=VALUE with a whole number");
      }
      String name = parts.group(1);
      if (!names.contains(name)) {
        throw new InputException(
            Code.UNKNOWNKEY,
            OPTION,
            name,
            "an unknown parameter",
            String.join(", ", names),
            NearestName.of(name, names));
      }
      overrides.put(name, Long.valueOf(parts.group(2)));
    }
    return overrides;
  }

  /**
   * Holds a chip with overrides to the rules of its blocks.
   *
   * @param parameters of the chip as it is generated
   * @return the parameters in force
   */
  static Map<String, Long> apply(
      TopSpec top, Map<String, Long> parameters, Map<String, Long> overrides) {
    Map<String, Long> effective = new LinkedHashMap<>(parameters);
    effective.putAll(overrides);
    try {
      top.resolve(effective);
    } catch (IllegalParameterException e) {
      throw new InputException(
          Code.COMBINATION, OPTION, null, overrides.toString(), e.rule().message());
    }
    return effective;
  }
}
