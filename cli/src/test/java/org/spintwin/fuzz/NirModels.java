// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import static org.spintwin.fuzz.HostileCase.utf8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.spintwin.nir.NirArray;
import org.spintwin.nir.NirFile;
import org.spintwin.nir.NirGraph;
import org.spintwin.nir.NirGraph.Edge;
import org.spintwin.nir.NirNode;
import org.spintwin.nir.NirPrimitive;
import org.spintwin.nir.NirValue;

/** Networks in NIR files: graphs that make no sense, values that no network has, broken HDF5. */
final class NirModels implements HostileFormat {
  private static final List<String> TYPES =
      List.of(
          "Affine",
          "CubaLI",
          "CubaLIF",
          "Delay",
          "Flatten",
          "I",
          "IF",
          "Input",
          "LI",
          "LIF",
          "Linear",
          "Output",
          "Scale",
          "Conv2d",
          "SumPool2d",
          "Threshold",
          "NIRGraph");

  private static final List<String> VALUES =
      List.of(
          "tau",
          "r",
          "v_leak",
          "v_threshold",
          "v_reset",
          "weight",
          "bias",
          "tau_syn",
          "tau_mem",
          "w_in",
          "scale",
          "delay",
          "shape",
          "input_type",
          "start_dim",
          "end_dim");

  private static final byte[] SOUND = Hdf5Damage.bytes(file(graph())::write);

  private static NirFile file(NirGraph graph) {
    return new NirFile(Path.of("model.nir"), graph, Map.of("version", NirArray.text("1.0")));
  }

  /** 3 inputs, 2 neurons, an output of membranes; all kinds of values. */
  private static NirGraph graph() {
    Map<String, NirNode> nodes = new TreeMap<>();
    nodes.put("in", new NirPrimitive("Input", Map.of("shape", size(3))));
    nodes.put(
        "w",
        new NirPrimitive(
            "Affine",
            Map.of(
                "weight",
                NirArray.reals(new double[] {1, 0.5, -0.25, 0.3, 2, 1}, 2, 3),
                "bias",
                reals(0, 0.1))));
    nodes.put(
        "lif",
        new NirPrimitive(
            "LIF",
            Map.of(
                "tau",
                reals(0.01, 0.02),
                "r",
                reals(1, 1),
                "v_leak",
                reals(0, 0),
                "v_reset",
                reals(0, 0),
                "v_threshold",
                reals(1, 1))));
    nodes.put("out", new NirPrimitive("Output", Map.of("shape", size(2))));
    List<Edge> edges = new ArrayList<>();
    edges.add(new Edge("in", "w"));
    edges.add(new Edge("w", "lif"));
    edges.add(new Edge("lif", "out"));
    return new NirGraph(nodes, edges, Map.of());
  }

  private static NirArray size(long size) {
    return NirArray.integers(NirArray.Element.INT64, new long[] {size}, 1);
  }

  private static NirArray reals(double... values) {
    return NirArray.reals(values, values.length);
  }

  @Override
  public HostileCase draw(SplittableRandom random) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("model.nir", random.nextBoolean() ? faulty(random) : damaged(random));
    List<String> words = new ArrayList<>(List.of("import", "model.nir", "-o", "out.yaml"));
    words.addAll(List.of("--dt", Draw.one(random, "1e-3", "1e-3", "1e-4", "1")));
    if (Draw.rarely(random, 4)) {
      files.put("in.csv", TableFiles.faulty(random, "1,0,1\n0,1,1\n1,1,1\n"));
      words.addAll(List.of("--input", "in.csv"));
    }
    if (Draw.rarely(random, 4)) {
      words.addAll(OptionWords.ofImport(random));
    }
    if (Draw.rarely(random, 8)) {
      words.addAll(List.of("--report", "out.html"));
    }
    words.add("--quiet");
    return HostileCase.command(files, words);
  }

  private static byte[] damaged(SplittableRandom random) {
    return Hdf5Damage.damaged(random, SOUND);
  }

  private static byte[] faulty(SplittableRandom random) {
    NirGraph graph = graph();
    for (int i = random.nextInt(4); i > 0; i--) {
      graph = faulty(random, graph);
    }
    NirFile file = file(graph);
    try {
      return Hdf5Damage.bytes(file::write);
    } catch (IllegalArgumentException e) {
      return utf8("HDF5 has no such names: " + e.getMessage());
    }
  }

  private static NirGraph faulty(SplittableRandom random, NirGraph graph) {
    Map<String, NirNode> nodes = new TreeMap<>(graph.nodes());
    List<Edge> edges = new ArrayList<>(graph.edges());
    String name = Draw.of(random, List.copyOf(nodes.keySet()));
    NirNode node = nodes.get(name);
    switch (random.nextInt(10)) {
      case 0 -> nodes.remove(name);
      case 1 -> edges.add(new Edge(name, Draw.of(random, List.copyOf(nodes.keySet()))));
      case 2 -> edges.add(new Edge(name, HostileText.word(random)));
      case 3 -> edges.remove(random.nextInt(Math.max(1, edges.size())));
      case 4 -> nodes.put(HostileText.word(random), node);
      case 5 -> nodes.put(name, nested(random.nextInt(1, 80)));
      case 6 -> nodes.put(name, new NirPrimitive(Draw.of(random, TYPES), node.members()));
      default -> {
        Map<String, NirValue> values = new TreeMap<>(node.members());
        String value =
            values.isEmpty() || Draw.rarely(random, 5)
                ? Draw.of(random, VALUES)
                : Draw.of(random, List.copyOf(values.keySet()));
        if (Draw.rarely(random, 6)) {
          values.remove(value);
        } else {
          values.put(value, array(random));
        }
        nodes.put(name, new NirPrimitive(node.type(), values));
      }
    }
    return new NirGraph(nodes, edges, graph.members());
  }

  private static NirGraph nested(int depth) {
    NirGraph inner = graph();
    for (int i = 1; i < depth; i++) {
      inner = new NirGraph(Map.of("g", inner), List.of(), Map.of());
    }
    return inner;
  }

  private static NirArray array(SplittableRandom random) {
    int[] shape = new int[random.nextInt(4)];
    Arrays.setAll(shape, i -> Draw.one(random, 0, 1, 2, 2, 3, 3, 70));
    int length = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    return switch (random.nextInt(4)) {
      case 0 -> NirArray.texts(texts(random, length), shape);
      case 1 ->
          NirArray.integers(
              NirArray.Element.INT64,
              random.longs(length).map(x -> x >> random.nextInt(64)).toArray(),
              shape);
      default -> {
        double one = real(random);
        double[] values = new double[length];
        Arrays.setAll(values, i -> Draw.rarely(random, 4) ? real(random) : one);
        yield NirArray.reals(values, shape);
      }
    };
  }

  private static String[] texts(SplittableRandom random, int length) {
    String[] texts = new String[length];
    Arrays.setAll(texts, i -> "x".repeat(random.nextInt(5)));
    return texts;
  }

  private static double real(SplittableRandom random) {
    return Draw.one(
        random,
        0.0,
        -0.0,
        1.0,
        -1.0,
        0.001,
        1e-9,
        1e9,
        1e-300,
        1e300,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        random.nextDouble());
  }
}
