// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.spintwin.golden.MramLifSteps;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.NpyFile;
import org.spintwin.nir.NirTrace;
import org.spintwin.nir.NirTrace.Signal;
import org.spintwin.spec.LifSpec.PspShape;
import org.spintwin.spec.TwinImage;

/**
 * Every state of the golden model at every step. A row holds, for each quantity in turn, the raw
 * integers of all neurons.
 */
final class StateTrace {
  private static final long MAX_NIR_VALUES = 1L << 26;

  private final MramLifSteps model;
  private final long[][] input;
  private final int neurons;
  private final double stepHz;
  private final Map<String, Supplier<int[]>> quantities = new LinkedHashMap<>();
  private final int[] spiked;
  private int step;
  private long spikes;
  private long saturatedSteps;

  /**
   * @param input spikes [step][word]; after its end there are none
   */
  StateTrace(TwinImage image, long[][] input) {
    this.input = input;
    model = new MramLifSteps(image);
    neurons = image.spec().array().neurons();
    stepHz = image.spec().timing().stepHz();
    spiked = new int[neurons];
    quantities.put("spike", () -> spiked);
    quantities.put("membrane", model::membrane);
    quantities.put("trace_e", model::traceE);
    quantities.put("trace_i", model::traceI);
    if (image.spec().neuron().psp() == PspShape.ALPHA) {
      quantities.put("alpha_e", model::alphaE);
      quantities.put("alpha_i", model::alphaI);
    }
    quantities.put("refractory", model::refractory);
    quantities.put("current_e", model::currentE);
    quantities.put("current_i", model::currentI);
  }

  /** Names of the columns after {@code step}. */
  List<String> columns() {
    List<String> columns = new ArrayList<>();
    for (String quantity : quantities.keySet()) {
      for (int neuron = 0; neuron < neurons; neuron++) {
        columns.add(quantity + "_" + neuron);
      }
    }
    return columns;
  }

  /** Output spikes so far. */
  long spikes() {
    return spikes;
  }

  long saturatedSteps() {
    return saturatedSteps;
  }

  /** Runs some steps; one line each after a line of names, {@code step} first. */
  void writeCsv(Path file, int steps, LongConsumer progress) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("step," + String.join(",", columns()) + "\n");
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < steps; i++) {
        advance();
        line.setLength(0);
        line.append(i);
        for (Supplier<int[]> quantity : quantities.values()) {
          for (int value : quantity.get()) {
            line.append(',').append(value);
          }
        }
        out.append(line.append('\n'));
        progress.accept(i + 1);
      }
    }
  }

  /** Runs some steps; a matrix of int64 [step, column]. */
  void writeNpy(Path file, int steps, LongConsumer progress) throws IOException {
    List<Supplier<int[]>> all = List.copyOf(quantities.values());
    NpyFile.write(
        file,
        NpyFile.Type.INT64,
        steps,
        all.size() * neurons,
        (row, column) -> {
          // Rows are asked for in order, each from its first column.
          if (column == 0) {
            advance();
            progress.accept(row + 1);
          }
          return all.get(column / neurons).get()[column % neurons];
        });
  }

  /**
   * Runs some steps; a signal of each quantity, all of node {@code neurons}, in raw integers.
   *
   * @throws InputException when they do not fit into memory
   */
  NirTrace nir(Path shown, int steps, LongConsumer progress) {
    List<String> names = List.copyOf(quantities.keySet());
    long values = (long) steps * names.size() * neurons;
    if (values > MAX_NIR_VALUES) {
      throw new InputException(
          Code.TOOLARGE,
          Location.of(shown),
          null,
          values + " values",
          "up to " + MAX_NIR_VALUES + " in NIRData; choose .npy, or fewer steps");
    }
    double[][][][] signals = new double[names.size()][1][steps][neurons];
    for (int i = 0; i < steps; i++) {
      advance();
      for (int q = 0; q < signals.length; q++) {
        int[] now = quantities.get(names.get(q)).get();
        for (int neuron = 0; neuron < neurons; neuron++) {
          signals[q][0][i][neuron] = now[neuron];
        }
      }
      progress.accept(i + 1);
    }
    List<Signal> named = new ArrayList<>();
    for (int q = 0; q < signals.length; q++) {
      boolean spikes = names.get(q).equals("spike");
      named.add(new Signal("neurons", spikes ? "spikes" : names.get(q), spikes, signals[q]));
    }
    return new NirTrace(1 / stepHz, named);
  }

  private void advance() {
    model.step(step < input.length ? input[step] : new long[input[0].length]);
    step++;
    saturatedSteps += model.saturated() ? 1 : 0;
    for (int neuron = 0; neuron < neurons; neuron++) {
      spiked[neuron] = model.spiked(neuron) ? 1 : 0;
      spikes += spiked[neuron];
    }
  }
}
