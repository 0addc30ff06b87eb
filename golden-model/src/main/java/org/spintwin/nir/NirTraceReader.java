// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.NearestName;
import org.spintwin.nir.NirTrace.Signal;

/** Finds the signals in the groups of a file with NIRData. */
final class NirTraceReader {
  private static final String EVENTS = "EventData";
  private static final String VALUED = "ValuedEventData";
  private static final long MAX_VALUES = 1L << 26;

  /** By how much two lengths of a step may differ, relatively: single precision is enough. */
  private static final double SAME = 1e-6;

  /** An event so little of a step before a step's beginning is in that step. */
  private static final double ROUNDING = 1e-6;

  private final Path file;
  private final List<Signal> signals = new ArrayList<>();
  private double dt;
  private long values;

  NirTraceReader(Path file, double dt) {
    this.file = file;
    this.dt = dt;
  }

  NirTrace read() {
    NirGroup root = Hdf5Reader.read(file);
    NirArray type = root.attributes().get(NirTrace.TYPE);
    if (type == null || type.isNumber() || !type.text(0).equals(NirTrace.GRAPH)) {
      boolean isGraph = root.values().containsKey(NirReader.NODE);
      throw error(
          Code.FORMAT,
          null,
          isGraph ? "a NIR graph" : "HDF5 that is not NIRData",
          "NIRData, which nir.write_data writes");
    }
    graph(root, "");
    if (signals.isEmpty()) {
      throw error(Code.EMPTY, null, "NIRData without signals", "at least one signal");
    }
    return new NirTrace(dt, signals);
  }

  private void graph(NirGroup group, String prefix) {
    for (Map.Entry<String, NirValue> node : members(group, NirTrace.NODES, prefix).entrySet()) {
      String path = prefix + node.getKey();
      NirGroup inner = group(node.getValue(), "node '" + path + "'");
      if (type(inner, path).equals(NirTrace.GRAPH)) {
        graph(inner, path + ".");
      } else {
        members(inner, NirTrace.OBSERVABLES, path)
            .forEach((name, value) -> observable(path, name, value));
      }
    }
  }

  private Map<String, NirValue> members(NirGroup group, String name, String path) {
    NirValue members = group.values().get(name);
    String key = path.isEmpty() ? null : "node '" + path + "'";
    if (members == null) {
      throw error(Code.MISSINGKEY, key, "no group '" + name + "'", "NIRData, which have it");
    }
    return group(members, key).values();
  }

  private NirGroup group(NirValue value, String key) {
    if (value instanceof NirGroup group) {
      return group;
    }
    throw error(Code.TYPE, key, "a dataset", "a group");
  }

  private String type(NirGroup group, String path) {
    NirArray type = group.attributes().get(NirTrace.TYPE);
    if (type == null || type.isNumber() || type.length() != 1) {
      throw error(
          Code.MISSINGKEY, "node '" + path + "'", "no attribute " + NirTrace.TYPE, "a text there");
    }
    return type.text(0);
  }

  private void observable(String node, String name, NirValue value) {
    String key = "node '" + node + "', " + name;
    NirGroup group = group(value, key);
    String type = type(group, node);
    List<String> known = List.of(NirTrace.GRIDDED, EVENTS, VALUED);
    if (!known.contains(type)) {
      throw new InputException(
          Code.VALUE,
          Location.of(file),
          key,
          "data of type " + type,
          String.join(", ", known),
          NearestName.of(type, known));
    }
    signals.add(
        type.equals(NirTrace.GRIDDED)
            ? gridded(node, name, group, key)
            : events(node, name, group, key, type.equals(VALUED)));
  }

  private Signal gridded(String node, String name, NirGroup group, String key) {
    double step = attribute(group, "dt", key);
    if (dt > 0 && Math.abs(step - dt) > SAME * dt) {
      throw error(
          Code.VALUE, key + ", dt", Double.toString(step), dt + ", as the steps are that long");
    }
    dt = dt > 0 ? dt : step;
    NirArray data = numbers(group, "data", key);
    int[] shape = data.shape();
    if (shape.length != 3 || data.length() == 0) {
      throw error(
          Code.SHAPE,
          key + ", data",
          "shape " + data.shapeText(),
          "[samples, steps, neurons], each at least 1");
    }
    double[][][] values = cube(key, shape[0], shape[1], shape[2]);
    boolean truths = data.element() == NirArray.Element.BOOL;
    for (int i = 0; i < data.length(); i++) {
      double value = data.real(i);
      if (!Double.isFinite(value)) {
        String at = key + ", data" + NodeValues.indices(shape, i);
        throw error(Code.VALUE, at, Double.toString(value), "finite numbers");
      }
      int row = i / shape[2];
      values[row / shape[1]][row % shape[1]][i % shape[2]] = value;
    }
    return new Signal(node, name, truths, values);
  }

  private Signal events(String node, String name, NirGroup group, String key, boolean valued) {
    if (!(dt > 0)) {
      String allowed = NirTrace.GRIDDED + ", as the length of a step is not known";
      throw error(Code.COMBINATION, key, "events, which have times", allowed);
    }
    NirArray neurons = numbers(group, "idx", key);
    NirArray times = numbers(group, "time", key);
    NirArray amounts = valued ? numbers(group, "value", key) : neurons;
    int[] shape = neurons.shape();
    if (shape.length != 2
        || !times.shapeText().equals(neurons.shapeText())
        || !amounts.shapeText().equals(neurons.shapeText())) {
      String found = "idx of shape " + neurons.shapeText() + ", time of " + times.shapeText();
      throw error(Code.SHAPE, key, found, "[samples, events], all the same");
    }
    double steps = Math.floor(attribute(group, "t_max", key) / dt + ROUNDING);
    double[][][] values = cube(key, shape[0], steps, attribute(group, "n_neurons", key));
    for (int e = 0; e < neurons.length(); e++) {
      double neuron = neurons.real(e);
      if (neuron == -1) {
        continue; // fills up the row: no event
      }
      String at = NodeValues.indices(shape, e);
      int neuronCount = values[0][0].length;
      if (neuron != (int) neuron || neuron < 0 || neuron >= neuronCount) {
        String allowed = "0 to " + (neuronCount - 1) + ", or -1 for no event";
        throw error(Code.RANGE, key + ", idx" + at, NodeValues.decimal(neuron), allowed);
      }
      double step = Math.floor(times.real(e) / dt + ROUNDING);
      if (!(step >= 0 && step < steps)) {
        String allowed = "from 0 to before t_max";
        throw error(Code.RANGE, key + ", time" + at, Double.toString(times.real(e)), allowed);
      }
      double value = valued ? amounts.real(e) : 1;
      if (!Double.isFinite(value)) {
        throw error(Code.VALUE, key + ", value" + at, Double.toString(value), "finite numbers");
      }
      values[e / shape[1]][(int) step][(int) neuron] = value;
    }
    return new Signal(node, name, !valued, values);
  }

  /** Room for the values of a signal. */
  private double[][][] cube(String key, double samples, double steps, double neurons) {
    double size = samples * steps * neurons;
    if (!(samples >= 1 && steps >= 1 && neurons >= 1 && neurons == Math.rint(neurons))) {
      throw error(Code.SHAPE, key, shape(samples, steps, neurons), "at least 1 of each");
    }
    if (values + size > MAX_VALUES) {
      String allowed = "up to " + MAX_VALUES + " values in a file";
      throw error(Code.TOOLARGE, key, shape(samples, steps, neurons), allowed);
    }
    values += (long) size;
    return new double[(int) samples][(int) steps][(int) neurons];
  }

  private static String shape(double samples, double steps, double neurons) {
    return NodeValues.decimal(samples)
        + " samples, "
        + NodeValues.decimal(steps)
        + " steps, "
        + NodeValues.decimal(neurons)
        + " neurons";
  }

  private double attribute(NirGroup group, String name, String key) {
    NirArray value = group.attributes().get(name);
    if (value == null || !value.isNumber() || value.length() != 1) {
      throw error(Code.MISSINGKEY, key, "no attribute " + name, "a number there");
    }
    return value.real(0);
  }

  private NirArray numbers(NirGroup group, String name, String key) {
    if (group.values().get(name) instanceof NirArray array && array.isNumber()) {
      return array;
    }
    throw error(Code.MISSINGKEY, key, "no dataset '" + name + "' of numbers", "one there");
  }

  private InputException error(Code code, String key, String found, String allowed) {
    return new InputException(code, Location.of(file), key, found, allowed);
  }
}
