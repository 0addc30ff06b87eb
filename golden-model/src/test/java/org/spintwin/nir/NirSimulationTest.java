// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spintwin.nir.NirSimulation.Current;
import org.spintwin.nir.NirSimulation.Recording;
import org.spintwin.nir.NirSimulation.Reset;

/** The equations, with numbers that can be followed by hand: steps of 0.5, all exact in binary. */
final class NirSimulationTest {
  /** A step of the only input each. */
  private static List<Recording> run(
      GraphText graph, Reset reset, Current current, double... input) {
    double[][] steps =
        Arrays.stream(input).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
    return new NirSimulation(graph.network(), reset, current).run(steps);
  }

  private static double[] of(double[][] signal) {
    return Arrays.stream(signal).mapToDouble(step -> step[0]).toArray();
  }

  private static GraphText neuron(String type) {
    return new GraphText()
        .input("in", 1)
        .node("n", type)
        .output("out", 1)
        .way("in > n > out")
        .set("n", "r", 2);
  }

  private static GraphText lif() {
    return neuron("LIF").set("n", "tau", 1).set("n", "v_leak", 0.5).set("n", "v_threshold", 1);
  }

  @Test
  void aLeakyNeuronFiresAboveItsThresholdOnly() {
    // v <- v + 0.5 (0.5 - v + 2 x)
    Recording n = run(lif(), Reset.ZERO, Current.NOW, 0.75, 0.25, 0.25, 0.5, 0).get(0);
    assertThat(of(n.beforeReset())).containsExactly(1, 1, 1, 1.25, 0.25);
    assertThat(of(n.answers())).containsExactly(0, 0, 0, 1, 0);
    assertThat(of(n.membranes())).containsExactly(1, 1, 1, 0, 0.25);
    assertThat(of(n.currents())).containsExactly(0.75, 0.25, 0.25, 0.5, 0);
  }

  @Test
  void theResetGoesToItsValueOrSubtractsTheWay() {
    GraphText graph = lif().set("n", "v_reset", -0.25);
    assertThat(of(run(graph, Reset.ZERO, Current.NOW, 1.25).get(0).membranes()))
        .containsExactly(-0.25);
    assertThat(of(run(graph, Reset.SUBTRACT, Current.NOW, 1.25).get(0).membranes()))
        .containsExactly(1.5 - (1 + 0.25));
  }

  @Test
  void aNeuronWithoutLeakIntegrates() {
    GraphText graph = neuron("IF").set("n", "v_threshold", 1);
    Recording n = run(graph, Reset.ZERO, Current.NOW, 0.5, 0.5, 0.25, -1).get(0);
    assertThat(of(n.beforeReset())).containsExactly(0.5, 1, 1.25, -1);
    assertThat(of(n.answers())).containsExactly(0, 0, 1, 0);
  }

  @Test
  void integratorsAnswerWithTheirMembrane() {
    Recording i = run(neuron("I"), Reset.ZERO, Current.NOW, 1, 2, -8).get(0);
    assertThat(of(i.answers())).containsExactly(1, 3, -5);
    GraphText leaky = neuron("LI").set("n", "tau", 2).set("n", "v_leak", 0);
    // v <- v + 0.25 (2 x - v)
    Recording li = run(leaky, Reset.ZERO, Current.NOW, 2, 0, 0).get(0);
    assertThat(of(li.answers())).containsExactly(1, 0.75, 0.5625);
  }

  private static GraphText cuba(String type) {
    return neuron(type)
        .set("n", "tau_syn", 1)
        .set("n", "tau_mem", 2)
        .set("n", "w_in", 4)
        .set("n", "v_leak", 0)
        .set("n", "v_threshold", 1);
  }

  @Test
  void theCurrentOfTheStepOrOfTheOneBeforeDrivesTheMembrane() {
    // i <- i + 0.5 (4 x - i); v <- v + 0.25 (2 i - v)
    Recording now = run(cuba("CubaLI"), Reset.ZERO, Current.NOW, 1, 0, 0).get(0);
    assertThat(of(now.currents())).containsExactly(2, 1, 0.5);
    assertThat(of(now.membranes())).containsExactly(1, 1.25, 1.1875);
    Recording before = run(cuba("CubaLI"), Reset.ZERO, Current.BEFORE, 1, 0, 0).get(0);
    assertThat(of(before.currents())).containsExactly(2, 1, 0.5);
    assertThat(of(before.membranes())).containsExactly(0, 1, 1.25);
  }

  @Test
  void aResetLeavesTheCurrentAsItIs() {
    Recording n = run(cuba("CubaLIF"), Reset.ZERO, Current.NOW, 1, 0, 0).get(0);
    assertThat(of(n.answers())).containsExactly(0, 1, 0);
    assertThat(of(n.membranes())).containsExactly(1, 0, 0.25);
    assertThat(of(n.currents())).containsExactly(2, 1, 0.5);
  }

  @Test
  void aSumHasNoState() {
    GraphText graph =
        new GraphText()
            .input("in", 1)
            .affine("fc", 1, 1, 10, 3)
            .output("out", 1)
            .way("in > fc > out");
    assertThat(of(run(graph, Reset.ZERO, Current.NOW, 1, 2, 0).get(0).answers()))
        .containsExactly(13, 16, 10);
  }

  @Test
  void neuronsBehindEachOtherAnswerInTheSameStepAndDelaysBringOlderAnswers() {
    GraphText graph =
        new GraphText()
            .input("in", 1)
            .node("a", "I")
            .set("a", "r", 2)
            .node("d", "Delay")
            .set("d", "delay", 1)
            .output("now", 1)
            .output("then", 1)
            .way("in > a > now")
            .way("a > d > then");
    List<Recording> recordings = run(graph, Reset.ZERO, Current.NOW, 1, 2, 3, 4);
    assertThat(of(recordings.get(0).answers())).containsExactly(1, 3, 6, 10);
    assertThat(of(recordings.get(1).answers())).containsExactly(0, 0, 1, 3);
  }

  @Test
  void recurrentSpikesArriveInTheNextStep() {
    GraphText graph =
        neuron("IF").set("n", "v_threshold", 0.5).linear("w", 1, 1, -3).way("n > w > n");
    Recording n = run(graph, Reset.ZERO, Current.NOW, 1, 1, 1).get(0);
    // v <- v + x - 3 spike
    assertThat(of(n.beforeReset())).containsExactly(1, -2, -1);
    assertThat(of(n.answers())).containsExactly(1, 0, 0);
  }

  @Test
  void anotherRunBeginsFromTheBeginning() {
    NirSimulation simulation = new NirSimulation(neuron("I").network(), Reset.ZERO, Current.NOW);
    double[][] input = {{1}, {1}};
    simulation.run(input);
    assertThat(of(simulation.run(input).get(0).answers())).containsExactly(1, 2);
  }

  @Test
  void refusesInputOfAnotherSize() {
    NirSimulation simulation = new NirSimulation(neuron("I").network(), Reset.ZERO, Current.NOW);
    assertThatThrownBy(() -> simulation.run(new double[][] {{1, 2}}))
        .hasMessage("2 inputs to a network of 1");
  }
}
