// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.spintwin.kind.Twin.Warning;
import org.spintwin.nir.Calibration;
import org.spintwin.nir.NirComparison;
import org.spintwin.nir.NirComparison.LayerComparison;
import org.spintwin.nir.NirMapping.Mapped;
import org.spintwin.nir.NirNetwork;
import org.spintwin.nir.NirNetwork.Population;
import org.spintwin.nir.QuantizedLayer;
import org.spintwin.report.Section;
import org.spintwin.spec.LifNetworkChip.Layer;

/**
 * What is told of an import.
 *
 * @param noted whether formats were taken from notes in the graph
 */
record ImportAccount(
    NirNetwork network,
    Calibration calibration,
    Mapped mapped,
    NirComparison comparison,
    boolean noted) {
  /** Codes that stay so far below the levels are coarse. */
  private static final double COARSE = 0.25;

  /** What double precision leaves of 0. */
  private static final double NOTHING = 1e-9;

  private record Table(String title, List<String> columns, List<List<String>> rows) {
    void print(Console console) {
      console.print("%s", title);
      List<Integer> widths = new ArrayList<>();
      for (int c = 0; c < columns.size(); c++) {
        int column = c;
        widths.add(
            Stream.concat(Stream.of(columns), rows.stream())
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElseThrow());
      }
      Stream.concat(Stream.of(columns), rows.stream())
          .forEach(row -> console.print("%s", line(row, widths)));
    }

    private static String line(List<String> row, List<Integer> widths) {
      StringBuilder line = new StringBuilder(" ");
      for (int c = 0; c < row.size(); c++) {
        String cell = row.get(c);
        String space = " ".repeat(widths.get(c) - cell.length());
        line.append(' ').append(c == 0 ? cell + space : space + cell).append(' ');
      }
      return line.toString().stripTrailing();
    }
  }

  private Table formats() {
    List<List<String>> rows = new ArrayList<>();
    for (int k = 0; k < mapped.layers().size(); k++) {
      QuantizedLayer quantized = mapped.layers().get(k);
      Layer layer = quantized.layer();
      rows.add(
          List.of(
              layer.name(),
              network.populations().get(k).model().name(),
              "" + layer.neurons(),
              "" + mapped.chip().sizes().columns(layer),
              "" + layer.codeBits(),
              "" + layer.membraneBits(),
              "" + layer.coefficientBits(),
              "%d of %d".formatted(quantized.largestCode(), quantized.scale().levels()),
              number(quantized.largestError()),
              number(quantized.rmsError()),
              "" + quantized.codesClipped()));
    }
    return new Table(
        "layers (errors of weights in steps of their codes)",
        List.of(
            "layer",
            "model",
            "neurons",
            "columns",
            "code bits",
            "membrane bits",
            "leak bits",
            "largest code",
            "largest error",
            "RMS error",
            "clipped"),
        rows);
  }

  private Table errors() {
    List<List<String>> rows = new ArrayList<>();
    for (int k = 0; k < comparison.layers().size(); k++) {
      LayerComparison layer = comparison.layers().get(k);
      boolean fires = network.populations().get(k).model().fires();
      rows.add(
          List.of(
              mapped.layers().get(k).layer().name(),
              number(layer.peak()),
              percent(layer.used()),
              "" + layer.clippedSteps(),
              number(layer.rmsError()),
              number(layer.largestError()),
              layer.scale() == 0 ? "-" : percent(layer.rmsError() / layer.scale()),
              fires ? "" + layer.spikesInBoth() : "-",
              fires ? "" + layer.missing() : "-",
              fires ? "" + layer.extra() : "-",
              fires ? "" + layer.largestShift() : "-"));
    }
    return new Table(
        "beside double precision, " + stimulus(),
        List.of(
            "layer",
            "largest membrane",
            "of range",
            "clipped steps",
            "RMS error",
            "largest error",
            "RMS of threshold",
            "spikes in both",
            "missing",
            "extra",
            "largest shift"),
        rows);
  }

  private String stimulus() {
    String what = calibration.given() ? "the given input" : "seeded random spikes, as no --input";
    return "%s: %d %s, %d steps"
        .formatted(
            what,
            comparison.samples(),
            comparison.samples() == 1 ? "sample" : "samples",
            calibration.steps());
  }

  /**
   * Paths of the populations at the ends of the edges that deliver the answers of a step before.
   */
  private List<String> oneStepOld() {
    List<String> edges = new ArrayList<>();
    for (Population to : network.populations()) {
      to.projections().stream()
          .filter(NirNetwork.Projection::stepBefore)
          .map(p -> network.populations().get(p.source() - 1).name() + " -> " + to.name())
          .forEach(edges::add);
    }
    return edges;
  }

  String summary() {
    int bits = mapped.chip().inputBits();
    return "inputs: %d, %s; layers: %d; a step: %s s%s"
        .formatted(
            mapped.chip().inputs(),
            bits == 1 ? "spikes" : "numbers of " + bits + " bits",
            mapped.chip().layers().size(),
            mapped.scale().step(),
            noted ? "; formats as noted in the file" : "");
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "same strongest result in %d of %d samples"
            .formatted(comparison.sameAnswers(), comparison.samples()));
    List<String> old = oneStepOld();
    lines.add("edges one step old: " + (old.isEmpty() ? "none" : String.join(", ", old)));
    if (comparison.inputsClipped() > 0) {
      lines.add(comparison.inputsClipped() + " inputs clipped");
    }
    return lines;
  }

  void print(Console console) {
    console.print("%s", summary());
    formats().print(console);
    errors().print(console);
    lines().forEach(line -> console.print("%s", line));
  }

  List<Section> sections() {
    Section section = Section.of("Import");
    for (Table table : List.of(formats(), errors())) {
      section = section.paragraph(table.title()).table(table.columns(), table.rows());
    }
    for (String line : lines()) {
      section = section.paragraph(line);
    }
    return List.of(section);
  }

  /** What the user may want to choose otherwise. */
  List<Warning> warnings() {
    List<Warning> warnings = new ArrayList<>();
    for (int k = 0; k < mapped.layers().size(); k++) {
      QuantizedLayer layer = mapped.layers().get(k);
      String name = "layer " + layer.layer().name() + ": ";
      if (layer.lostLeaks() > 0) {
        warnings.add(
            new Warning(
                "LEAK", name + layer.lostLeaks() + " leaks became 0; raise --coefficient-bits"));
      }
      if (layer.settingsClipped() > 0) {
        warnings.add(
            new Warning(
                "CLIPPED",
                name + layer.settingsClipped() + " settings clipped; raise --membrane-bits"));
      }
      if (!noted && layer.largestCode() < COARSE * layer.scale().levels()) {
        warnings.add(
            new Warning(
                "COARSE",
                name
                    + "codes reach only "
                    + layer.largestCode()
                    + " of "
                    + layer.scale().levels()
                    + ", as its membranes hold no finer ones; raise --membrane-bits"));
      }
      long clipped = comparison.layers().get(k).clippedSteps();
      if (clipped > 0) {
        warnings.add(
            new Warning(
                "SATURATED",
                name
                    + "clipped in "
                    + clipped
                    + " of "
                    + calibration.steps()
                    + " steps; raise --membrane-bits"));
      }
    }
    return warnings;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("step", mapped.scale().step());
    json.put("inputs", mapped.chip().inputs());
    json.put("inputBits", mapped.chip().inputBits());
    json.put("inputUnit", mapped.scale().input());
    json.put("formatsFromNotes", noted);
    json.put("inputGiven", calibration.given());
    json.put("samples", comparison.samples());
    json.put("steps", calibration.steps());
    json.put("inputsClipped", comparison.inputsClipped());
    json.put("sameAnswers", comparison.sameAnswers());
    json.put("edgesOneStepOld", oneStepOld());
    json.put("graphWarnings", network.warnings());
    List<Object> layers = new ArrayList<>();
    for (int k = 0; k < mapped.layers().size(); k++) {
      layers.add(layer(k));
    }
    json.put("layers", layers);
    return json;
  }

  private Map<String, Object> layer(int k) {
    QuantizedLayer quantized = mapped.layers().get(k);
    LayerComparison compared = comparison.layers().get(k);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", quantized.layer().name());
    json.put("node", network.populations().get(k).name());
    json.put("model", network.populations().get(k).model().name());
    json.put("neurons", quantized.layer().neurons());
    json.put("columns", mapped.chip().sizes().columns(quantized.layer()));
    json.put("levels", quantized.scale().levels());
    json.put("codeBits", quantized.layer().codeBits());
    json.put("currentShift", quantized.layer().currentShift());
    json.put("membraneBits", quantized.layer().membraneBits());
    json.put("currentBits", quantized.layer().currentBits());
    json.put("coefficientBits", quantized.layer().coefficientBits());
    json.put("largestCode", quantized.largestCode());
    json.put("codesClipped", quantized.codesClipped());
    json.put("settingsClipped", quantized.settingsClipped());
    json.put("leaksLost", quantized.lostLeaks());
    json.put("largestWeightError", quantized.largestError());
    json.put("rmsWeightError", quantized.rmsError());
    json.put("comparison", compared);
    json.put("agreement", compared.agreement());
    return json;
  }

  private static String number(double value) {
    return value < NOTHING ? "0" : String.format(Locale.ROOT, "%.3g", value);
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.3g %%", 100 * value);
  }
}
