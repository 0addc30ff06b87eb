// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.spec.IllegalParameterException;
import org.spintwin.spec.MramLifParameters;
import org.spintwin.spec.Parameter;
import org.spintwin.spec.TopSpec;

/** Holds a chip file to the ranges and rules of the blocks, in the words of the file. */
final class ChipRules {
  private static final Pattern PARAMETER = Pattern.compile("\\b[A-Z]+(_[A-Z]+)*\\b");

  /** The keys behind the Verilog parameters that rules relate to each other. */
  private static final Map<String, String> KEYS =
      Map.of(
          "INPUTS", "array.inputs",
          "NEURONS", "array.neurons",
          "CODE_BITS", "array.code_bits",
          "CODE_FRACTION_BITS", "array.code_fraction_bits",
          "FRACTION_BITS", "neuron.fraction_bits",
          "TRACE_BITS", "neuron.trace_bits",
          "MEMBRANE_BITS", "neuron.membrane_bits");

  /** Keys of rules that are checked only when the whole chip has been read. */
  private static final Map<String, String> LATE_KEYS = Map.of("LANES", "architecture.lanes");

  private final TopSpec top;
  private final Section array;
  private final Section neuron;
  private final Section architecture;

  ChipRules(TopSpec top, Section array, Section neuron, Section architecture) {
    this.top = top;
    this.array = array;
    this.neuron = neuron;
    this.architecture = architecture;
  }

  /** A size whose default and range are those of the Verilog parameter. */
  static int size(Section in, String key, String parameter) {
    Parameter p = MramLifParameters.named(parameter);
    return (int) in.integer(key, p.defaultValue(), p.min(), p.max());
  }

  /** Relations between sizes, before formats are made of them. */
  void checkSizes() {
    Map<String, Long> sizes = new HashMap<>();
    KEYS.forEach(
        (parameter, path) ->
            sizes.put(parameter, (long) size(sectionOf(path), keyOf(path), parameter)));
    check(sizes);
  }

  /** All that the blocks demand of their parameters. */
  void check(Map<String, Long> parameters) {
    try {
      top.resolve(parameters);
    } catch (IllegalParameterException e) {
      throw located(e, parameters);
    }
  }

  /** Points at the first key of the rule that the file holds. */
  private InputException located(IllegalParameterException e, Map<String, Long> parameters) {
    String message = e.rule().message();
    StringBuilder found = new StringBuilder();
    String blamed = null;
    Matcher names = PARAMETER.matcher(message);
    while (names.find()) {
      String path = keyPath(names.group(), null);
      if (path != null) {
        found.append(found.isEmpty() ? "" : ", ").append(path).append(' ');
        found.append(parameters.get(names.group()));
        blamed = blamed == null || isGiven(path) && !isGiven(blamed) ? path : blamed;
      }
    }
    if (blamed == null) {
      throw e; // every other parameter was held to its range when it was read
    }
    String allowed =
        names
            .reset()
            .replaceAll(name -> keyPath(name.group(), derived(name.group())))
            .replace(" must be ", " ");
    Location at = sectionOf(blamed).location(keyOf(blamed));
    return new InputException(Code.COMBINATION, at, blamed, found.toString(), allowed);
  }

  /** What a name that no key stands for means. */
  private String derived(String name) {
    return top.blocks().stream()
        .flatMap(b -> b.derived().stream())
        .filter(d -> d.name().equals(name))
        .map(d -> "(" + d.doc() + ")")
        .findFirst()
        .orElse(name);
  }

  private static String keyPath(String parameter, String otherwise) {
    return KEYS.getOrDefault(parameter, LATE_KEYS.getOrDefault(parameter, otherwise));
  }

  private boolean isGiven(String path) {
    return sectionOf(path).has(keyOf(path));
  }

  private Section sectionOf(String path) {
    return path.startsWith("array.") ? array : path.startsWith("neuron.") ? neuron : architecture;
  }

  private static String keyOf(String path) {
    return path.substring(path.indexOf('.') + 1);
  }
}
