// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.Arrays;
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
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.Parameter;
import org.spintwin.spec.TwinImage;

/** Verilog parameters that the user sets without generating the chip again. */
final class Overrides {
  private static final Location OPTION = new Location("--param", 0, 0, null);
  private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)=(-?\\d{1,18})");

  /** Parameters that belong to the image of a twin. */
  private static final List<String> FIXED = List.of("SPEC_DIGEST", "LOAD_IMAGE");

  private Overrides() {}

  /** From {@code NAME=VALUE} texts. */
  static Map<String, Long> parse(List<String> assignments) {
    Map<String, Long> overrides = new LinkedHashMap<>();
    List<String> names =
        MramLifSpec.BLOCK.parameters().stream()
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
   * The twin with other parameters. Where the array changes size, codes and mask are cut off or
   * continued with zeros; codes keep their low bits.
   */
  static TwinImage apply(TwinImage image, Map<String, Long> overrides) {
    Map<String, Long> parameters = new LinkedHashMap<>(image.parameters());
    parameters.putAll(overrides);
    try {
      Map<String, Long> values = MramLifSpec.BLOCK.resolve(parameters);
      MramLifSpec.INSTANCES.forEach(instance -> instance.values(values));
    } catch (IllegalParameterException e) {
      throw new InputException(
          Code.COMBINATION, OPTION, null, overrides.toString(), e.rule().message());
    }
    int neurons = parameters.get("NEURONS").intValue();
    int inputs = parameters.get("INPUTS").intValue();
    int[][] codes = new int[neurons][inputs];
    for (int n = 0; n < Math.min(neurons, image.codes().length); n++) {
      codes[n] = Arrays.copyOf(image.codes()[n], inputs);
    }
    return new TwinImage(
        image.spec(),
        parameters,
        codes,
        resized(image.inhibitory(), neurons, inputs),
        resized(image.mask(), neurons, neurons));
  }

  private static boolean[][] resized(boolean[][] matrix, int rows, int columns) {
    boolean[][] resized = new boolean[rows][columns];
    for (int row = 0; row < Math.min(rows, matrix.length); row++) {
      resized[row] = Arrays.copyOf(matrix[row], columns);
    }
    return resized;
  }
}
