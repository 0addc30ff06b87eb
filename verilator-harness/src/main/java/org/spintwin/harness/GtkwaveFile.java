// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A GTKWave save file: which signals of a VCD file are shown, in which groups. */
final class GtkwaveFile {
  private static final Pattern SCOPE = Pattern.compile("\\s*\\$scope \\w+ (\\S+) \\$end");
  private static final Pattern VARIABLE =
      Pattern.compile("\\s*\\$var \\w+ +\\d+ \\S+ (\\S+?)( ?\\[\\d+:\\d+\\])? \\$end");

  /** How GTKWave shows a bit, and a vector in hexadecimal, unless told otherwise. */
  private static final String BIT = "@28\n";

  private static final String VECTOR = "@22\n";
  private static final String GROUP_BEGIN = "@800200\n-";
  private static final String GROUP_END = "@1000200\n-";

  private GtkwaveFile() {}

  /**
   * Text of the save file.
   *
   * @param vcd the waveform, as it lies now
   * @param shownName its name as the save file gives it, relative to itself
   */
  static String text(Path vcd, Path shownName, VerilatedModel model) throws IOException {
    Map<String, String> names = names(vcd, model.source().top());
    List<String> inputs = model.inputs().names();
    List<String> compared = model.compared().names();
    Predicate<String> reset = name -> name.startsWith("rst_");
    Predicate<String> membrane = name -> name.contains("membrane");
    Predicate<String> spike = name -> name.contains("spike");
    List<String> clockAndReset = new ArrayList<>(List.of(ModelSource.CLOCK));
    clockAndReset.addAll(where(inputs, reset));
    return "[dumpfile] \""
        + shownName
        + "\"\n"
        + group("clk/rst", clockAndReset, names)
        + group("inputs", where(inputs, reset.negate()), names)
        + group("membranes", where(compared, membrane), names)
        + group("spikes", where(compared, spike), names)
        + group("other", where(compared, membrane.or(spike).negate()), names);
  }

  private static List<String> where(List<String> names, Predicate<String> wanted) {
    return names.stream().filter(wanted).toList();
  }

  private static String group(String title, List<String> signals, Map<String, String> names) {
    if (signals.isEmpty()) {
      return "";
    }
    return signals.stream()
        .filter(names::containsKey) // Verilator leaves out names that begin with an underscore
        .map(names::get)
        .map(name -> (name.endsWith("]") ? VECTOR : BIT) + name + "\n")
        .collect(Collectors.joining("", GROUP_BEGIN + title + "\n", GROUP_END + title + "\n"));
  }

  /** From a name as in the layout to the name GTKWave gives it. */
  private static Map<String, String> names(Path vcd, String top) throws IOException {
    Map<String, String> names = new LinkedHashMap<>();
    List<String> scopes = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(vcd)) {
      for (String line = lines.readLine();
          line != null && !line.contains("$enddefinitions");
          line = lines.readLine()) {
        Matcher scope = SCOPE.matcher(line);
        Matcher variable = VARIABLE.matcher(line);
        if (scope.matches()) {
          scopes.add(scope.group(1));
        } else if (line.contains("$upscope")) {
          scopes.remove(scopes.size() - 1);
        } else if (variable.matches() && scopes.size() > 1 && scopes.get(1).equals(top)) {
          String range = variable.group(2) == null ? "" : variable.group(2).strip();
          String path = String.join(".", scopes) + "." + variable.group(1);
          String inTop = path.substring(path.indexOf(top + ".") + top.length() + 1);
          names.put(inTop, path + range);
        }
      }
    }
    return names;
  }
}
