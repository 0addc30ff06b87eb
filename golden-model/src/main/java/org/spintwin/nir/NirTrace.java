// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.SignalFile;

/**
 * Signals of a network's nodes over time, in steps of one length: what NIR calls NIRData.
 *
 * @param dt length of a step, in the unit of time of the file; NaN where it is not known
 */
public record NirTrace(double dt, List<Signal> signals) {
  static final String TYPE = "__type__";
  static final String GRAPH = "NIRGraphData";
  static final String NODE = "NIRNodeData";
  static final String GRIDDED = "TimeGriddedData";
  static final String NODES = "nodes";
  static final String OBSERVABLES = "observables";

  /**
   * One signal.
   *
   * @param node path of the node: names from the outermost graph inwards, joined with '.'
   * @param observable what of the node it is: {@code spikes}, {@code membrane}, ...
   * @param events whether all values are 0 or 1
   * @param values [sample][step][element], at least one of each
   */
  public record Signal(String node, String observable, boolean events, double[][][] values) {
    private String description() {
      return "'" + observable + "' of node '" + node + "' with " + values[0][0].length;
    }
  }

  public NirTrace {
    signals = List.copyOf(signals);
  }

  /** Whether a file is NIRData, by its name; else it is {@code .npy} or CSV. */
  public static boolean isNirData(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".nir") || name.endsWith(".h5") || name.endsWith(".hdf5");
  }

  /**
   * Reads NIRData.
   *
   * @param dt length of a step; NaN where it is not known, then events cannot be read
   * @throws InputException when it is not HDF5, not NIRData, or made with other steps
   */
  public static NirTrace read(Path file, double dt) {
    return new NirTraceReader(file, dt).read();
  }

  /**
   * Reads the input of a network from NIRData, {@code .npy} or CSV ({@link SignalFile}). Of NIRData
   * it is the only signal, or the signals of all nodes, by name, one after the other.
   *
   * @param size elements of the input
   * @param dt length of a step; NaN where it is not known
   * @return [sample][step][element]
   * @throws InputException when the file does not suit
   */
  public static double[][][] readInputs(Path file, int size, double dt) {
    return isNirData(file) ? read(file, dt).inputs(file, size) : SignalFile.read(file, size);
  }

  private double[][][] inputs(Path file, int size) {
    int elements = signals.stream().mapToInt(s -> s.values()[0][0].length).sum();
    long nodes = signals.stream().map(Signal::node).distinct().count();
    double[][][] first = signals.get(0).values();
    boolean sameLength =
        signals.stream()
            .allMatch(
                s -> s.values().length == first.length && s.values()[0].length == first[0].length);
    if (elements != size || nodes != signals.size() || !sameLength) {
      String found = signals.stream().map(Signal::description).collect(Collectors.joining(", "));
      throw new InputException(
          Code.SHAPE,
          Location.of(file),
          null,
          found + " elements",
          "the " + size + " elements of the input: one signal, or one of each node, equally long");
    }
    double[][][] joined = new double[first.length][first[0].length][size];
    for (int s = 0; s < joined.length; s++) {
      for (int t = 0; t < joined[s].length; t++) {
        int at = 0;
        for (Signal signal : signals) {
          double[] part = signal.values()[s][t];
          System.arraycopy(part, 0, joined[s][t], at, part.length);
          at += part.length;
        }
      }
    }
    return joined;
  }

  /**
   * Writes NIRData, time-gridded.
   *
   * @param file a file that is there is replaced
   */
  public void write(Path file) throws IOException {
    Map<String, Map<String, NirValue>> observables = new TreeMap<>();
    for (Signal signal : signals) {
      observables
          .computeIfAbsent(signal.node(), node -> new TreeMap<>())
          .put(signal.observable(), gridded(signal));
    }
    Map<String, NirValue> nodes = new TreeMap<>();
    observables.forEach(
        (node, values) ->
            nodes.put(
                node,
                new NirGroup(
                    Map.of(OBSERVABLES, new NirGroup(values)), Map.of(TYPE, NirArray.text(NODE)))));
    Hdf5Writer.write(
        file, new NirGroup(Map.of(NODES, new NirGroup(nodes)), Map.of(TYPE, NirArray.text(GRAPH))));
  }

  private NirGroup gridded(Signal signal) {
    double[][][] values = signal.values();
    int[] shape = {values.length, values[0].length, values[0][0].length};
    double[] flat =
        new double[Math.multiplyExact(Math.multiplyExact(shape[0], shape[1]), shape[2])];
    int at = 0;
    for (double[][] sample : values) {
      for (double[] step : sample) {
        System.arraycopy(step, 0, flat, at, step.length);
        at += step.length;
      }
    }
    NirArray data = NirArray.reals(flat, shape);
    if (signal.events()) {
      long[] truths = new long[flat.length];
      for (int i = 0; i < truths.length; i++) {
        truths[i] = (long) flat[i];
      }
      data = NirArray.integers(NirArray.Element.BOOL, truths, shape);
    }
    return new NirGroup(
        Map.of("data", data),
        Map.of(TYPE, NirArray.text(GRIDDED), "dt", NirArray.reals(new double[] {dt})));
  }
}
