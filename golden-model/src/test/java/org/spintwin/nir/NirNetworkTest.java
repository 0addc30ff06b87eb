// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spintwin.nir.GraphText.names;
import static org.spintwin.nir.GraphText.only;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spintwin.nir.NirNetwork.Input;
import org.spintwin.nir.NirNetwork.Model;
import org.spintwin.nir.NirNetwork.Output;
import org.spintwin.nir.NirNetwork.Population;
import org.spintwin.nir.NirNetwork.Projection;

/** What becomes of a graph. */
final class NirNetworkTest {
  @Test
  void aMatrixLeadsFromTheInputToNeurons() {
    NirNetwork network =
        new GraphText()
            .input("in", 2)
            .affine("fc", 3, 2, 0.5, 1, 2, 3, 4, 5, 6)
            .lif("lif")
            .output("out", 3)
            .way("in > fc > lif > out")
            .network();
    assertThat(network.inputs()).containsExactly(new Input("in", 0, 2));
    assertThat(network.inputSize()).isEqualTo(2);
    assertThat(network.outputs()).containsExactly(new Output("out", 1));
    assertThat(network.warnings()).isEmpty();
    Population lif = network.populations().get(0);
    assertThat(lif.name()).isEqualTo("lif");
    assertThat(lif.model()).isEqualTo(Model.LIF);
    assertThat(lif.size()).isEqualTo(3);
    Projection fc = only(network, 1);
    assertThat(fc.source()).isEqualTo(NirNetwork.INPUT);
    assertThat(fc.delays()).containsExactly(0, 0);
    assertThat(fc.stepBefore()).isFalse();
    assertThat(fc.weights()).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}, {5, 6}});
    assertThat(fc.bias()).containsExactly(0.5, 0.5, 0.5);
    assertThat(fc.matrix()).isEqualTo("fc");
    assertThat(fc.nodes()).containsExactly("fc");
  }

  @Test
  void oneNumberHoldsForAllNeuronsAndMissingOnesHaveTheirDefault() {
    Population lif =
        new GraphText()
            .input("in", 3)
            .lif("lif")
            .set("lif", "tau", 1, 2, 3)
            .set("lif", "r", NirArray.reals(new double[] {7}, 1))
            .output("out", 3)
            .way("in > lif > out")
            .network()
            .populations()
            .get(0);
    assertThat(lif.parameter("tau")).containsExactly(1, 2, 3);
    assertThat(lif.parameter("r")).containsExactly(7, 7, 7);
    assertThat(lif.parameter("v_threshold")).containsExactly(1, 1, 1);
    assertThat(lif.parameter("v_reset")).containsExactly(0, 0, 0);
  }

  @Test
  void theInputWeightOfACurrentBasedNeuronIsOneWhereItIsMissing() {
    Population neuron =
        new GraphText()
            .input("in", 2)
            .lif("n")
            .output("out", 2)
            .way("in > n > out")
            .node("n", "CubaLI")
            .set("n", "tau_syn", 1)
            .set("n", "tau_mem", 2)
            .set("n", "r", 1)
            .set("n", "v_leak", 0)
            .network()
            .populations()
            .get(0);
    assertThat(neuron.model()).isEqualTo(Model.CUBA_LI);
    assertThat(neuron.parameter("w_in")).containsExactly(1, 1);
  }

  @Test
  void withoutAMatrixTheConnectionIsDiagonal() {
    Projection direct =
        only(
            new GraphText()
                .input("in", 2)
                .node("s", "Scale")
                .set("s", "scale", 3, 4)
                .lif("lif")
                .output("out", 2)
                .way("in > s > lif > out")
                .network(),
            1);
    assertThat(direct.matrix()).isNull();
    assertThat(direct.weights()).isDeepEqualTo(new double[][] {{3, 0}, {0, 4}});
    assertThat(direct.columnScale()).containsExactly(3, 4);
  }

  @Test
  void scalesBeforeAndBehindAMatrixAreMultipliedIn() {
    Projection fc =
        only(
            new GraphText()
                .input("in", 2)
                .node("a", "Scale")
                .set("a", "scale", 2, 3)
                .affine("fc", 2, 2, 1, 1, 1, 1, 1)
                .node("b", "Scale")
                .set("b", "scale", 10, 100)
                .lif("lif")
                .output("out", 2)
                .way("in > a > fc > b > lif > out")
                .network(),
            1);
    assertThat(fc.weights()).isDeepEqualTo(new double[][] {{20, 30}, {200, 300}});
    assertThat(fc.bias()).containsExactly(10, 100);
    assertThat(fc.columnScale()).containsExactly(2, 3);
    assertThat(fc.rowScale()).containsExactly(10, 100);
    assertThat(fc.nodes()).containsExactly("a", "fc", "b");
  }

  @Test
  void inputsStandOneAfterTheOtherInTheOrderOfTheirNames() {
    NirNetwork network =
        new GraphText()
            .input("b", 2)
            .input("a", 3)
            .linear("fa", 1, 3, 1, 2, 3)
            .linear("fb", 1, 2, 4, 5)
            .lif("lif")
            .output("out", 1)
            .way("a > fa > lif > out")
            .way("b > fb > lif")
            .network();
    assertThat(network.inputs()).containsExactly(new Input("a", 0, 3), new Input("b", 3, 2));
    assertThat(network.populations().get(0).projections())
        .extracting(Projection::first)
        .containsExactly(0, 3);
  }

  @Test
  void theBiasOfAMatrixWithTwoSourcesCountsOnce() {
    List<Projection> projections =
        new GraphText()
            .input("a", 1)
            .input("b", 1)
            .affine("fc", 1, 1, 5, 2)
            .lif("lif")
            .output("out", 1)
            .way("a > fc > lif > out")
            .way("b > fc")
            .network()
            .populations()
            .get(0)
            .projections();
    assertThat(projections).extracting(p -> p.bias()[0]).containsExactly(5.0, 0.0);
    assertThat(projections).extracting(p -> p.weights()[0][0]).containsExactly(2.0, 2.0);
  }

  @Test
  void aMatrixBeforeAnOutputOrAnotherMatrixIsASum() {
    NirNetwork network =
        new GraphText()
            .input("in", 1)
            .linear("one", 1, 1, 2)
            .linear("two", 1, 1, 3)
            .output("out", 1)
            .way("in > one > two > out")
            .network();
    assertThat(names(network)).containsExactly("one", "two");
    assertThat(network.populations()).allMatch(p -> p.model() == Model.SUM);
    assertThat(network.outputs()).containsExactly(new Output("out", 2));
  }

  @Test
  void aMatrixThatLeadsToTwoNodesIsASumOnce() {
    NirNetwork network =
        new GraphText()
            .input("in", 1)
            .linear("fc", 1, 1, 2)
            .lif("x")
            .lif("y")
            .output("ox", 1)
            .output("oy", 1)
            .output("os", 1)
            .way("in > fc > x > ox")
            .way("fc > y > oy")
            .way("fc > os")
            .network();
    assertThat(names(network)).containsExactly("fc", "x", "y");
    assertThat(network.outputs())
        .containsExactly(new Output("os", 1), new Output("ox", 2), new Output("oy", 3));
  }

  @Test
  void anOutputOfTwoNeuronsIsTheirSum() {
    NirNetwork network =
        new GraphText()
            .input("in", 1)
            .lif("x")
            .lif("y")
            .output("out", 1)
            .way("in > x > out")
            .way("in > y > out")
            .network();
    assertThat(names(network)).containsExactly("x", "y", "out");
    assertThat(network.populations().get(2).model()).isEqualTo(Model.SUM);
    assertThat(network.outputs()).containsExactly(new Output("out", 3));
  }

  @Test
  void graphsWithinAreDissolved() {
    GraphText cell =
        new GraphText()
            .input("input", 2)
            .lif("lif")
            .linear("w", 2, 2, 1, 0, 0, 1)
            .output("output", 2)
            .way("input > lif > w > lif > output");
    NirNetwork network =
        new GraphText()
            .input("in", 2)
            .inner("cell", cell)
            .output("out", 2)
            .way("in > cell > out")
            .network();
    assertThat(names(network)).containsExactly("cell.lif");
    List<Projection> projections = network.populations().get(0).projections();
    assertThat(projections.get(0).nodes()).containsExactly("cell.input");
    assertThat(projections.get(1).matrix()).isEqualTo("cell.w");
    assertThat(network.outputs()).containsExactly(new Output("out", 1));
  }

  @Test
  void flattenChangesTheShapeAndNotTheOrder() {
    NirNetwork network =
        new GraphText()
            .input("in", 2, 1, 2)
            .node("f", "Flatten")
            .set("f", "start_dim", 0)
            .set("f", "end_dim", -1)
            .linear("fc", 1, 4, 1, 2, 3, 4)
            .lif("lif")
            .output("out", 1, 1)
            .way("in > f > fc > lif > out")
            .network();
    assertThat(only(network, 1).weights()).isDeepEqualTo(new double[][] {{1, 2, 3, 4}});
    assertThat(only(network, 1).nodes()).containsExactly("f", "fc");
  }

  @Test
  void whatIsNotConnectedIsLeftOutWithAWarning() {
    NirNetwork network =
        new GraphText()
            .input("in", 1)
            .input("idle", 2)
            .lif("lif")
            .lif("alone")
            .lif("end")
            .output("out", 1)
            .way("in > lif > out")
            .way("lif > end")
            .network();
    assertThat(names(network)).containsExactly("lif");
    assertThat(network.inputSize()).isEqualTo(3);
    assertThat(network.warnings())
        .containsExactly(
            "node 'alone' is left out: no way leads from an Input to it",
            "node 'end' is left out: no way leads from it to an Output",
            "node 'idle' leads to no Output: it has no effect");
  }

  @Test
  void aStepLongerThanATimeConstantIsWorthAWarning() {
    GraphText graph =
        new GraphText().input("in", 2).lif("lif").output("out", 2).way("in > lif > out");
    assertThat(graph.set("lif", "tau", 0.5, 0.3).network().warnings())
        .containsExactly(
            "node 'lif', tau of neuron 1: 0.3 is shorter than a step of 0.5: the neuron overshoots");
  }
}
