// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.spintwin.io.Section.decimal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Settings;
import org.spintwin.spec.LifNetworkChip.Source;
import org.spintwin.spec.LifNetworkScale;

/** Writes a network of layers in full: its chip file, and tables beside it. */
final class LifNetworkWriter {
  /** As many numbers stand in the chip file; more in a file of their own. */
  private static final int MOST_LISTED = 16;

  private final LifNetworkFile file;
  private final String chipFile;
  private final String folder;
  private final Map<String, String> files = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();

  LifNetworkWriter(LifNetworkFile file, String chipFile, String folder) {
    this.file = file;
    this.chipFile = chipFile;
    this.folder = folder;
  }

  Map<String, String> write() {
    LifNetworkChip chip = file.chip();
    LifNetworkScale scale = file.scale();
    files.put(chipFile, "");
    line("spintwin", 1);
    line("chip", LifNetworkFile.CHIP);
    line("name", chip.name());
    line(
        "inputs",
        "{count: %d, bits: %d, unit: %s}",
        chip.inputs(),
        chip.inputBits(),
        decimal(scale.input()));
    text.append("layers:\n");
    for (int k = 1; k <= chip.layers().size(); k++) {
      layer(k);
    }
    line("outputs", "%s", chip.outputs().stream().map(this::name).toList());
    line("timing", "{clock_hz: %s, step: %s}", decimal(chip.clockHz()), decimal(scale.step()));
    if (file.graph() != null) {
      line(
          "graph",
          "{file: %s, time_unit: %s}",
          quoted(file.graph().file()),
          file.graph().timeUnit());
    }
    files.put(chipFile, text.toString());
    return files;
  }

  private void layer(int number) {
    Layer layer = file.chip().layers().get(number - 1);
    LifNetworkScale.Layer scale = file.scale().layers().get(number - 1);
    line("  - name", layer.name());
    line("    neurons", layer.neurons());
    line("    lanes", layer.lanes());
    line("    answers", layer.fires() ? "spikes" : "membranes");
    line("    reset", layer.subtracts() ? "subtract" : "set");
    line("    synapse", Section.word(layer.synapse()));
    text.append("    sources:\n");
    layer.sources().forEach(source -> text.append("      - ").append(source(source)).append('\n'));
    line("    weights", table("weights", number, MatrixFile.csv(layer.codes())));
    line("    levels", scale.levels());
    line("    code_bits", layer.codeBits());
    line("    current_shift", layer.currentShift());
    line("    membrane_bits", layer.membraneBits());
    line("    current_bits", layer.currentBits());
    line("    coefficient_bits", layer.coefficientBits());
    line("    unit", numbers("unit", number, scale.membrane().stream().map(Section::decimal)));
    text.append("    settings:\n");
    LifNetworkFile.SETTINGS.forEach(
        (key, setting) -> {
          List<Settings> all = layer.settings();
          line(
              "      " + key,
              numbers(key, number, all.stream().map(s -> "" + setting.applyAsLong(s))));
        });
  }

  private String source(Source source) {
    return "{from: "
        + name(source.layer())
        + ", delay: "
        + source.delay()
        + ", shift: "
        + source.shift()
        + (source.elements().isEmpty() ? "" : ", elements: " + ranges(source.elements()))
        + "}";
  }

  private String name(int layer) {
    return layer == LifNetworkChip.INPUT
        ? LifNetworkFile.INPUTS
        : file.chip().layers().get(layer - 1).name();
  }

  private static String ranges(List<Integer> elements) {
    StringBuilder ranges = new StringBuilder("[");
    for (int first = 0; first < elements.size(); ) {
      int last = first;
      while (last + 1 < elements.size() && elements.get(last + 1) == elements.get(last) + 1) {
        last++;
      }
      ranges.append(first == 0 ? "" : ", ").append(elements.get(first));
      ranges.append(last == first ? "" : "-" + elements.get(last));
      first = last + 1;
    }
    return ranges.append(']').toString();
  }

  /** One number where all are the same, a list where they are few, else a file. */
  private String numbers(String key, int layer, Stream<String> all) {
    List<String> numbers = all.toList();
    if (numbers.stream().distinct().count() == 1) {
      return numbers.get(0);
    }
    return numbers.size() <= MOST_LISTED
        ? numbers.toString()
        : table(key, layer, numbers.stream().map(n -> n + "\n").collect(Collectors.joining()));
  }

  /** The name of a file that holds the text. */
  private String table(String key, int layer, String numbers) {
    String name = folder + key + "_" + layer + ".csv";
    files.put(name, numbers);
    return quoted(name);
  }

  /** As YAML takes it, whatever the name holds. */
  private static String quoted(String name) {
    return name.matches("[\\w./-]+") ? name : "'" + name.replace("'", "''") + "'";
  }

  private void line(String key, Object value) {
    text.append(key).append(": ").append(value).append('\n');
  }

  private void line(String key, String format, Object... values) {
    line(key, (Object) format.formatted(values));
  }
}
