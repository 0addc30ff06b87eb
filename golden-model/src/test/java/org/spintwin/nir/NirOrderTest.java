// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spintwin.nir.GraphText.names;
import static org.spintwin.nir.GraphText.only;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spintwin.nir.NirNetwork.Projection;

/** In which order populations are computed, and how old the answers are that they get. */
final class NirOrderTest {
  @Test
  void aRecurrentConnectionBringsTheStepBefore() {
    NirNetwork network =
        new GraphText()
            .input("in", 2)
            .lif("lif")
            .linear("rec", 2, 2, 1, 2, 3, 4)
            .output("out", 2)
            .way("in > lif > rec > lif > out")
            .network();
    List<Projection> projections = network.populations().get(0).projections();
    assertThat(projections).extracting(Projection::source).containsExactly(0, 1);
    assertThat(projections).extracting(Projection::stepBefore).containsExactly(false, true);
    assertThat(projections.get(1).delays()).containsExactly(1, 1);
  }

  @Test
  void neuronsInACycleAreOrderedByTheirDistanceFromTheInput() {
    NirNetwork network =
        new GraphText()
            .input("in", 1)
            .lif("z")
            .lif("a")
            .lif("m")
            .output("out", 1)
            .way("in > z > m > a > z")
            .way("a > out")
            .network();
    assertThat(names(network)).containsExactly("z", "m", "a");
    assertThat(network.populations().get(0).projections())
        .extracting(Projection::stepBefore)
        .containsExactly(false, true);
    assertThat(only(network, 2).stepBefore()).isFalse();
    assertThat(only(network, 3).stepBefore()).isFalse();
  }

  @Test
  void namesDoNotDecideWhatComesFirstWhereTheSignalDoes() {
    NirNetwork network =
        new GraphText()
            .input("in", 1)
            .lif("c")
            .lif("b")
            .lif("a")
            .output("out", 1)
            .way("in > c > b > a > out")
            .way("in > a")
            .network();
    assertThat(names(network)).containsExactly("c", "b", "a");
  }

  @Test
  void aDelayInACycleMakesNoFurtherStep() {
    NirNetwork network =
        new GraphText()
            .input("in", 2)
            .lif("lif")
            .node("d", "Delay")
            .set("d", "delay", 1.5, 0.1)
            .output("out", 2)
            .way("in > lif > d > lif > out")
            .network();
    Projection back = network.populations().get(0).projections().get(1);
    assertThat(back.delays()).containsExactly(3, 1);
    assertThat(back.stepBefore()).isTrue();
    assertThat(network.warnings())
        .containsExactly("node 'd': a delay of 0.1 is taken as 0 steps of 0.5");
  }

  @Test
  void aDelayedConnectionDoesNotDecideTheOrder() {
    NirNetwork network =
        new GraphText()
            .input("in", 1)
            .lif("a")
            .lif("b")
            .node("d", "Delay")
            .set("d", "delay", 1)
            .output("out", 1)
            .way("in > b > a > out")
            .way("a > d > b")
            .way("in > a")
            .network();
    assertThat(names(network)).containsExactly("b", "a");
    List<Projection> toA = network.populations().get(1).projections();
    assertThat(toA).extracting(Projection::stepBefore).containsExactly(false, false);
    assertThat(network.populations().get(0).projections().get(1).delays()).containsExactly(2);
  }

  @Test
  void anEvenDelayBehindAMatrixIsThatOfItsSource() {
    GraphText graph =
        new GraphText()
            .input("in", 2)
            .linear("fc", 1, 2, 1, 2)
            .node("d", "Delay")
            .set("d", "delay", 1)
            .lif("lif")
            .output("out", 1)
            .way("in > fc > d > lif > out");
    assertThat(names(graph.network())).containsExactly("lif");
    assertThat(only(graph.network(), 1).delays()).containsExactly(2, 2);
    NirNetwork biased = graph.affine("fc", 1, 2, 1, 1, 2).network();
    assertThat(names(biased)).containsExactly("fc", "lif");
    assertThat(only(biased, 1).delays()).containsExactly(0, 0);
    assertThat(only(biased, 2).delays()).containsExactly(2);
  }

  @Test
  void aCycleOfADelayAndAMatrixNeedsNoNeuron() {
    NirNetwork network =
        new GraphText()
            .input("in", 1)
            .linear("fc", 1, 1, 0.5)
            .node("d", "Delay")
            .set("d", "delay", 1)
            .output("out", 1)
            .way("in > fc > d > fc")
            .way("d > out")
            .network();
    assertThat(names(network)).containsExactly("d", "out");
    List<Projection> loop = network.populations().get(0).projections();
    assertThat(loop).extracting(Projection::source).containsExactly(0, 1);
    assertThat(loop.get(0).delays()).containsExactly(0);
    assertThat(loop.get(1).delays()).containsExactly(2);
    assertThat(loop.get(1).nodes()).containsExactly("d", "fc");
    assertThat(only(network, 2).delays()).containsExactly(2);
  }
}
