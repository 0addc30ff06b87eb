// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spintwin.device.EcramCells;
import org.spintwin.golden.EcramModel;
import org.spintwin.golden.GoldenChip;
import org.spintwin.io.ChipOption;
import org.spintwin.io.EcramFile;
import org.spintwin.io.EcramInputs;
import org.spintwin.io.MatrixFile;
import org.spintwin.report.Plot;
import org.spintwin.report.Plots;
import org.spintwin.rtl.GeneratedFolder.Origin;
import org.spintwin.spec.EcramChip;
import org.spintwin.spec.EcramSpec;

/**
 * A file of an {@code ecram} chip, taken through the device physics.
 *
 * @param levels of the cells, [neuron][input], as read or drawn
 */
record EcramTwin(EcramChip spec, int[][] levels, GoldenChip chip) implements Twin {
  static final String LEVELS = "levels.csv";

  /**
   * Reads a chip file of this kind.
   *
   * @param options go before what the file says
   */
  static EcramTwin load(Path chipFile, List<ChipOption> options) {
    EcramInputs inputs = EcramInputs.load(chipFile, options);
    EcramCells cells = new EcramCells(inputs.chip());
    return of(inputs.chip(), inputs.levels() == null ? cells.levels() : inputs.levels());
  }

  /** A twin with those levels. */
  static EcramTwin of(EcramChip spec, int[][] levels) {
    EcramCells cells = new EcramCells(spec);
    GoldenChip chip =
        new EcramModel().chip(spec.name(), cells.parameters(levels), cells.memories(levels));
    return new EcramTwin(spec, levels, chip);
  }

  /** The chip file and the levels it names, text by file name, all in one folder. */
  Map<String, String> sources() {
    boolean named =
        !List.of(EcramChip.MIDDLE_WEIGHTS, EcramChip.RANDOM_WEIGHTS).contains(spec.weights());
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("chip.yaml", EcramFile.write(named ? spec.withWeights(LEVELS) : spec));
    if (named) {
      sources.put(LEVELS, MatrixFile.csv(levels));
    }
    return sources;
  }

  @Override
  public String architecture() {
    return "tiles of one serial array";
  }

  @Override
  public Origin origin() {
    String description =
        "Digital twin of a multi-bit ECRAM system with %d inputs and %d neurons that infers and trains"
            .formatted(spec.inputs(), spec.neurons());
    return new Origin(description, spec.clockHz(), spec.device().seed(), sources());
  }

  @Override
  public Map<String, String> facts() {
    EcramCells cells = new EcramCells(spec);
    long latency = EcramSpec.TOP.latency().eval(chip.design().values());
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "array",
        "%d rows x %d columns and a reference, %d tiles, %d levels"
            .formatted(spec.inputs(), spec.neurons(), spec.tiles(), spec.levels()));
    facts.put(
        "cells",
        "%s to %s S"
            .formatted(number(cells.conductance(0)), number(cells.conductance(spec.levels() - 1))));
    facts.put(
        "readout",
        "%d bits, full scale %s A above the cells' least"
            .formatted(spec.readout().converterBits(), number(cells.fullScaleCurrent())));
    facts.put(
        "column error",
        "%.2f %% of full scale at the worst".formatted(100 * cells.worstColumnError()));
    facts.put(
        "timing",
        "a sample takes %d clocks, %s samples/s"
            .formatted(latency, number(spec.clockHz() / latency)));
    return facts;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  @Override
  public List<Plot> pictures() {
    int[][] weights = new int[spec.neurons()][spec.inputs()];
    for (int n = 0; n < weights.length; n++) {
      for (int i = 0; i < weights[n].length; i++) {
        weights[n][i] = levels[n][i] - spec.middle();
      }
    }
    return List.of(Plots.weightMap("Weights of the cells", weights, "level above the middle"));
  }
}
