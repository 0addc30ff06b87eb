// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.io.InputException;

/** What is said of graphs that cannot be computed; the step is 0.5. */
final class NirErrorTest {
  private static final String TYPES =
      "Affine, CubaLI, CubaLIF, Delay, Flatten, I, IF, Input, LI, LIF, Linear, Output, Scale,"
          + " NIRGraph";

  /** in [2] > fc [3, 2] > lif > out [3]. */
  private static GraphText sound() {
    return new GraphText()
        .input("in", 2)
        .affine("fc", 3, 2, 0, 1, 2, 3, 4, 5, 6)
        .lif("lif")
        .output("out", 3)
        .way("in > fc > lif > out");
  }

  /** A node between the input and the LIF neurons. */
  private static GraphText between(String type) {
    return new GraphText()
        .input("in", 2)
        .node("x", type)
        .lif("lif")
        .output("out", 2)
        .way("in > x > lif > out");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            new GraphText(),
            "EMPTY",
            "found a graph without nodes; allowed at least an Input and an Output"),
        fault(
            new GraphText().output("out", 1),
            "MISSINGKEY",
            "found no node of type Input in the outermost graph; allowed at least one, with an edge"),
        fault(
            new GraphText().input("in", 1),
            "MISSINGKEY",
            "found no node of type Output in the outermost graph; allowed at least one, with an edge"),
        fault(
            between("Conv2d"),
            "VALUE",
            "node 'x': found unsupported type Conv2d; allowed " + TYPES),
        fault(
            between("Threshold"),
            "VALUE",
            "node 'x': found unsupported type Threshold; allowed " + TYPES),
        fault(
            between("AvgPool2d"),
            "VALUE",
            "node 'x': found unsupported type AvgPool2d; allowed " + TYPES),
        fault(
            between("linear"),
            "VALUE",
            "node 'x': found unsupported type linear; allowed " + TYPES + "; did you mean Linear?"),
        fault(
            sound().way("lif > otu"),
            "NOTFOUND",
            "edge 'lif' -> 'otu': found no node 'otu'; allowed names of nodes: fc, in, lif, out;"
                + " did you mean out?"),
        fault(
            sound().inner("g", sound().way("li > fc")).way("in > g"),
            "NOTFOUND",
            "edge 'g.li' -> 'g.fc': found no node 'li' in that graph; allowed names of nodes: fc,"
                + " in, lif, out; did you mean lif?"),
        fault(
            sound().way("fc > lif"),
            "DUPLICATEKEY",
            "edge 'fc' -> 'lif': found the same edge twice; allowed each edge once; for twice the"
                + " signal put a Scale between"),
        fault(
            sound().way("out > lif"),
            "VALUE",
            "edge 'out' -> 'lif': found an edge from an Output; allowed edges to it only"),
        fault(
            sound().way("lif > in"),
            "VALUE",
            "edge 'lif' -> 'in': found an edge to an Input; allowed edges from it only"),
        fault(
            sound().inner("g", new GraphText().input("a", 2).input("b", 2)).way("in > g"),
            "COMBINATION",
            "edge 'in' -> 'g': found an inner graph with 2 nodes of type Input; allowed one, which"
                + " the edge means"),
        fault(
            sound().inner("g", new GraphText().lif("x")).lif("g.x"),
            "DUPLICATEKEY",
            "node 'g.x': found two nodes of that path, one in an inner graph; allowed different"
                + " paths; rename one"),
        fault(
            sound().lif("bias").way("bias > lif"),
            "COMBINATION",
            "node 'bias': found no way from an Input to it, but one from it to an Output; allowed"
                + " nodes on ways from an Input; connect it or remove it"),
        fault(
            sound().output("second", 1),
            "COMBINATION",
            "node 'second': found no way from an Input to it, but one from it to an Output; allowed"
                + " nodes on ways from an Input; connect it or remove it"),
        fault(
            sound().output("out", 4),
            "SHAPE",
            "edge 'lif' -> 'out': found lif gives shape [3]; allowed [4], which out takes"),
        fault(
            sound().input("in", 2, 3),
            "SHAPE",
            "edge 'in' -> 'fc': found in gives shape [2, 3]; allowed [2], which fc takes"),
        fault(
            new GraphText()
                .input("in", 1, 2, 3)
                .linear("fc", 1, 6, 1, 2, 3, 4, 5, 6)
                .output("out", 1)
                .way("in > fc > out"),
            "SHAPE",
            "edge 'in' -> 'fc': found in gives shape [1, 2, 3]; allowed [6], which fc takes; put a"
                + " Flatten between"),
        fault(
            sound().set("lif", "tau", 1, 2),
            "SHAPE",
            "edge 'fc' -> 'lif': found fc gives shape [3]; allowed [2], which lif takes"),
        fault(
            sound().set("lif", "tau", 1, 2, 3).set("lif", "r", 1, 2),
            "SHAPE",
            "node 'lif', r: found shape [2]; allowed [3], as tau has, or one number"),
        fault(
            sound().set("fc", "weight", 1, 2),
            "SHAPE",
            "node 'fc', weight: found shape [2]; allowed [outputs, inputs], both at least 1"),
        fault(
            sound().set("fc", "weight", NirArray.reals(new double[8], 2, 2, 2)),
            "SHAPE",
            "node 'fc', weight: found shape [2, 2, 2]; allowed [outputs, inputs], both at least 1"),
        fault(
            sound().set("fc", "bias", 1, 2),
            "SHAPE",
            "node 'fc', bias: found shape [2]; allowed one number, or one for each of the 3 elements"
                + " of the node"),
        fault(
            sound()
                .set(
                    "fc", "weight", NirArray.reals(new double[] {1, 2, 3, 4, 5, Double.NaN}, 3, 2)),
            "VALUE",
            "node 'fc', weight[2, 1]: found NaN; allowed finite numbers"),
        fault(
            sound().set("lif", "v_threshold", 1, Double.NEGATIVE_INFINITY, 3),
            "VALUE",
            "node 'lif', v_threshold[1]: found -Infinity; allowed finite numbers"),
        fault(
            sound().set("lif", "tau", NirArray.text("fast")),
            "TYPE",
            "node 'lif', tau: found text; allowed numbers"),
        fault(
            sound().set("lif", "tau", new NirGroup(Map.of())),
            "TYPE",
            "node 'lif', tau: found a group; allowed numbers"),
        fault(
            sound().node("lif", "LIF").set("lif", "tua", 1),
            "MISSINGKEY",
            "node 'lif': found 'tua' and no dataset 'tau'; allowed a node of type LIF, which has it;"
                + " did you mean tau?"),
        fault(
            between("Linear"),
            "MISSINGKEY",
            "node 'x': found no dataset 'weight'; allowed a node of type Linear, which has it"),
        fault(
            between("Scale"),
            "MISSINGKEY",
            "node 'x': found no dataset 'scale'; allowed a node of type Scale, which has it"),
        fault(
            sound().node("in", "Input"),
            "MISSINGKEY",
            "node 'in': found no dataset 'shape'; allowed a node of type Input, which has it"),
        fault(
            sound().input("in", 0),
            "RANGE",
            "node 'in', shape: found 0; allowed whole numbers from 1"),
        fault(
            sound().set("in", "shape", 1.5),
            "RANGE",
            "node 'in', shape: found 1.5; allowed whole numbers from 1"),
        fault(
            sound().set("in", "shape", NirArray.reals(new double[4], 2, 2)),
            "SHAPE",
            "node 'in', shape: found shape [2, 2]; allowed a list of sizes"),
        fault(
            sound().input("in", 1 << 16, 1 << 16),
            "TOOLARGE",
            "node 'in': found shape [65536, 65536]; allowed up to 1048576 elements"),
        fault(
            between("Scale").input("in", 9000).output("out", 9000).set("x", "scale", 2),
            "TOOLARGE",
            "found more than 67108864 weights; allowed up to that many"),
        fault(
            sound().node("x", "Scale").set("x", "scale", 1e308).way("in > x > fc"),
            "RANGE",
            "node 'fc': found scales that make a weight infinite; allowed finite products"),
        fault(
            sound().set("lif", "tau", 1, 0, 1),
            "RANGE",
            "node 'lif', tau of neuron 1: found 0.0; allowed more than 0"),
        fault(
            sound().set("lif", "tau", -1),
            "RANGE",
            "node 'lif', tau of neuron 0: found -1.0; allowed more than 0"),
        fault(
            sound().set("lif", "tau", 0.25),
            "RANGE",
            "node 'lif', tau of neuron 0: found 0.25; allowed more than half a step of 0.5, else"
                + " the steps diverge; choose a shorter step"),
        fault(
            between("Delay").set("x", "delay", 0, -1),
            "RANGE",
            "node 'x', delay of element 1: found -1.0; allowed 0 to 65535 steps of 0.5, so up to"
                + " 32767.5"),
        fault(
            between("Delay").set("x", "delay", 1e9),
            "RANGE",
            "node 'x', delay of element 0: found 1.0E9; allowed 0 to 65535 steps of 0.5, so up to"
                + " 32767.5"),
        fault(
            between("Flatten").set("x", "start_dim", 2),
            "RANGE",
            "node 'x', start_dim: found 2; allowed -1 to 1, as the signal has 1 dimensions"),
        fault(
            between("Flatten").set("x", "end_dim", 0.5),
            "TYPE",
            "node 'x', end_dim: found shape []; allowed one whole number"),
        fault(
            new GraphText()
                .input("in", 2)
                .linear("a", 2, 2, 1, 0, 0, 1)
                .linear("b", 2, 2, 1, 0, 0, 1)
                .output("out", 2)
                .way("in > a > b > a")
                .way("b > out"),
            "COMBINATION",
            "found a cycle without delay: a -> b -> a; allowed cycles with a neuron, or a Delay of"
                + " at least a step, in them"),
        fault(
            between("Delay")
                .set("x", "delay", 0.1, 1)
                .node("s", "Scale")
                .set("s", "scale", 1)
                .way("x > s > x"),
            "COMBINATION",
            "found a cycle without delay: x -> s -> x; allowed cycles with a neuron, or a Delay of"
                + " at least a step, in them"));
  }

  private static Arguments fault(GraphText graph, String code, String text) {
    return Arguments.of(graph, "%Error-" + code + ": model.nir: " + text);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("faults")
  void saysWhatIsWrongWithAGraph(GraphText graph, String message) {
    assertThatThrownBy(graph::network).isInstanceOf(InputException.class).hasMessage(message);
  }

  @Test
  void theSoundGraphOfTheseTestsIsAccepted() {
    assertThat(sound().network().warnings()).isEmpty();
    assertThat(between("Delay").set("x", "delay", 0).network().populations()).hasSize(1);
  }

  @Test
  void refusesGraphsWithTooManyWays() {
    GraphText graph = new GraphText().input("in", 1);
    String before = "in";
    for (int i = 10; i < 40; i++) {
      String next = "join" + i;
      for (String side : List.of("a" + i, "b" + i)) {
        graph.node(side, "Scale").set(side, "scale", 1).way(before + " > " + side + " > " + next);
      }
      graph.node(next, "Scale").set(next, "scale", 1);
      before = next;
    }
    graph.output("out", 1).way(before + " > out");
    assertThatThrownBy(graph::network)
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%Error-TOOLARGE: model.nir: node 'out': found more than 100000 ways between nodes;"
                + " allowed up to that many; merge nodes");
  }

  @Test
  void refusesGraphsWithTooManyNodes() {
    GraphText graph = new GraphText().input("in", 1).output("out", 1);
    for (int i = 0; i < 4096; i++) {
      graph.lif("lif" + i);
    }
    assertThatThrownBy(graph::network)
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%Error-TOOLARGE: model.nir: found more than 4096 nodes; allowed up to that many");
  }

  @Test
  void aLongChainOfNodesIsNoProblem() {
    GraphText graph = new GraphText().input("in", 1);
    StringBuilder way = new StringBuilder("in");
    for (int i = 0; i < 4000; i++) {
      graph.node("s" + i, "Scale").set("s" + i, "scale", 1);
      way.append(" > s").append(i);
    }
    NirNetwork network = graph.output("out", 1).way(way + " > out").network();
    assertThat(network.populations().get(0).projections().get(0).nodes()).hasSize(4000);
  }
}
