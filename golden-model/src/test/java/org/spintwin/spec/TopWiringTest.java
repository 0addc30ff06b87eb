// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Settings;
import org.spintwin.spec.LifNetworkChip.Source;
import org.spintwin.spec.LifNetworkChip.Synapse;

/** That what is connected fits together: one driver for each net, and one width. */
final class TopWiringTest {
  private static final Settings SETTINGS = new Settings(1, 2, 3, 4, 5, 6);

  /** Those that are written down, and others that the same functions make. */
  static List<TopSpec> tops() {
    Design parallel = design("core", Architecture.PARALLEL_AXI.top());
    return Stream.concat(
            Tops.ALL.stream(),
            Stream.of(
                SotMlpSpec.top(1),
                SotMlpSpec.top(2),
                SotMlpSpec.top(4),
                SotMlpFoldedSpec.top(1),
                SotMlpFoldedSpec.top(2),
                SotMlpFoldedSpec.top(4),
                LifNetworkSpec.top(network(Synapse.NONE, true, 1)),
                LifNetworkSpec.top(network(Synapse.NOW, false, 2)),
                LifNetworkSpec.top(network(Synapse.BEFORE, true, 3)),
                LinkedChipSpec.ofEvents(parallel),
                WishboneChipSpec.of(parallel),
                TinyTapeoutSpec.of(parallel),
                LinkedChipSpec.ofSamples(design("mlp", SotMlpSpec.top(1)), List.of("values_i"), 1),
                LinkedChipSpec.ofSamples(
                    design("mlp", SotMlpFoldedSpec.top(3)), List.of("value_i"), 784),
                LinkedChipSpec.ofSamples(design("bnn", MtjBnnSpec.TOP), List.of("values_i"), 1),
                LinkedChipSpec.ofSamples(
                    design("net", LifNetworkSpec.top(network(Synapse.NOW, true, 1))),
                    List.of("values_i", "first_i"),
                    1)))
        .toList();
  }

  private static Design design(String name, TopSpec top) {
    return new Design(name, top, Map.of(), Map.of());
  }

  private static LifNetworkChip network(Synapse synapse, boolean fires, int lanes) {
    Layer first =
        layer("first", synapse, fires, lanes, 5, new Source(LifNetworkChip.INPUT, 0, 0, List.of()));
    Layer second =
        layer(
            "second",
            synapse,
            !fires,
            lanes,
            4 + 4 + 2,
            new Source(1, 0, 0, List.of()),
            new Source(2, 1, 1, List.of()),
            new Source(LifNetworkChip.INPUT, 3, 0, List.of(4, 1)));
    return new LifNetworkChip("net", 1e6, 5, 2, List.of(first, second), List.of(2, 1));
  }

  private static Layer layer(
      String name, Synapse synapse, boolean fires, int lanes, int columns, Source... sources) {
    int[][] codes = new int[4][columns];
    List<Settings> settings = lanes == 2 ? List.of(SETTINGS) : Collections.nCopies(4, SETTINGS);
    return new Layer(
        name,
        4,
        lanes,
        fires,
        lanes == 1,
        synapse,
        List.of(sources),
        6,
        1,
        12,
        10,
        8,
        codes,
        settings);
  }

  @ParameterizedTest
  @MethodSource("tops")
  void everyNetHasOneDriverOfItsWidth(TopSpec top) {
    Map<String, Long> values = top.resolve(Map.of());
    Map<String, Long> widths = new HashMap<>();
    top.block().inputs().forEach(p -> widths.put(p.name(), p.bits().eval(values)));
    for (Instance i : top.instances()) {
      for (Port p : i.block().outputs()) {
        long bits = top.bits(i, p).eval(values);
        assertThat(bits).isEqualTo(p.bits().eval(i.values(values)));
        assertThat(widths.put(top.net(i, p), bits)).as(i.name() + "." + p.name()).isNull();
      }
    }
    for (Instance i : top.instances()) {
      for (Port p : i.block().inputs()) {
        String net = top.net(i, p);
        if (net.matches("[a-z]\\w*")) {
          assertThat(widths)
              .as(i.name() + "." + p.name())
              .containsEntry(net, p.bits().eval(i.values(values)));
        }
      }
    }
    top.block()
        .outputs()
        .forEach(p -> assertThat(widths).containsEntry(p.name(), p.bits().eval(values)));
    assertThat(top.compared(values).names()).contains(top.step()).doesNotHaveDuplicates();
    assertThat(top.latency().eval(values)).isNotNegative();
    assertThat(top.usage()).endsWith(".");
  }

  @Test
  void theSameArgumentsGiveTheSameTop() {
    Design folded = design("mram_lif_folded", Architecture.FOLDED.top());
    assertThat(Tops.ALL)
        .contains(
            SotMlpSpec.top(2),
            SotMlpFoldedSpec.top(2),
            LinkedChipSpec.ofEvents(folded),
            WishboneChipSpec.of(folded),
            TinyTapeoutSpec.of(folded),
            LinkedChipSpec.ofSamples(
                design("sot_mlp_folded", SotMlpFoldedSpec.top(2)), List.of("value_i"), 784));
  }

  @Test
  void aPerceptronHasAnArrayForEachLayerAndNeuronsBetweenThem() {
    assertThat(names(SotMlpSpec.top(1))).containsExactly("u_layer_1", "u_class");
    assertThat(names(SotMlpSpec.top(3)))
        .containsExactly(
            "u_layer_1", "u_neurons_1", "u_layer_2", "u_neurons_2", "u_layer_3", "u_class");
    assertThat(IntStream.rangeClosed(1, 4).map(SotMlpSpec::latency).toArray())
        .containsExactly(1, 3, 5, 7);
    Map<String, Long> two = SotMlpFoldedSpec.top(2).resolve(Map.of());
    long clocks = SotMlpFoldedSpec.top(2).latency().eval(two);
    long one = SotMlpFoldedSpec.top(1).latency().eval(SotMlpFoldedSpec.top(1).resolve(Map.of()));
    assertThat(clocks - one).isEqualTo(two.get("NEURONS_1") + 3 + 3);
  }

  private static List<String> names(TopSpec top) {
    return top.instances().stream().map(Instance::name).toList();
  }

  @Test
  void aSampleIsTheConcatenationOfItsPortsAndTheResultThatOfTheOutputs() {
    Design net = design("net", LifNetworkSpec.top(network(Synapse.NOW, true, 1)));
    TopSpec top = LinkedChipSpec.ofSamples(net, List.of("values_i", "first_i"), 1);
    // 5 inputs of 2 bits and a flag; results are 4 spikes, 4 membranes of 12 bits and a flag.
    assertThat(instance(top, "u_chip").connections())
        .isEqualTo(
            Map.of(
                "rst_ni", "chip_rst_n && !discard",
                "valid_i", "beat_valid",
                "values_i", "beat[9:0]",
                "first_i", "beat[10:10] & {1{beat_valid}}",
                "ready_o", "beat_ready",
                "valid_o", "result_valid",
                "spikes_1_o", "chip_spikes_1",
                "values_2_o", "chip_values_2",
                "saturated_o", "chip_saturated"));
    Instance port = instance(top, "u_sample_port");
    assertThat(port.connections())
        .containsEntry("beat_ready_i", "beat_ready")
        .containsEntry("result_i", "{chip_saturated, chip_spikes_1, chip_values_2}")
        .containsEntry("word_i", "request")
        .containsEntry("word_o", "answer_word")
        .containsEntry("rst_ni", "chip_rst_n && !opened");
    assertThat(port.parameters())
        .isEqualTo(
            Map.of("BEAT_BITS", Expr.of(11), "BEATS", Expr.of(1), "RESULT_BITS", Expr.of(53)));
    assertThat(LinkedChipSpec.results(net))
        .extracting(Port::name)
        .containsExactly("values_2_o", "spikes_1_o", "saturated_o");
  }

  @Test
  void inputsThatAreNoPartOfTheSampleAreZeroAndWhatIsAlwaysReadyIsTakenAtOnce() {
    Design net = design("net", LifNetworkSpec.top(network(Synapse.NOW, true, 1)));
    TopSpec without = LinkedChipSpec.ofSamples(net, List.of("values_i"), 1);
    assertThat(instance(without, "u_chip").connections())
        .containsEntry("values_i", "beat[9:0]")
        .containsEntry("first_i", "{1{1'b0}}");
    TopSpec oneBit = LinkedChipSpec.ofSamples(net, List.of("first_i"), 1);
    assertThat(instance(oneBit, "u_chip").connections())
        .containsEntry("first_i", "beat")
        .containsEntry("values_i", "{10{1'b0}}");
    Design mlp = design("mlp", SotMlpSpec.top(1));
    TopSpec always = LinkedChipSpec.ofSamples(mlp, List.of("values_i"), 1);
    assertThat(instance(always, "u_sample_port").connections())
        .containsEntry("beat_ready_i", "1'b1");
    assertThat(instance(always, "u_chip").connections()).doesNotContainKey("ready_o");
  }

  @Test
  void aLinkedChipHasTheParametersOfTheLinkAndNotWhatTheChipDecides() {
    Design mlp = design("mlp", SotMlpSpec.top(1));
    for (TopSpec top :
        List.of(
            LinkedChipSpec.ofSamples(mlp, List.of("values_i"), 1),
            LinkedChipSpec.ofEvents(design("core", Architecture.FOLDED.top())))) {
      assertThat(top.block().parameters())
          .extracting(Parameter::name)
          .containsExactly(
              "RESET_CLOCKS", "CLOCK_RATE", "BAUD_RATE", "RETRY_CLOCKS", "SPEC_DIGEST");
    }
    assertThat(LinkedChipSpec.isOfEvents(mlp)).isFalse();
    assertThat(LinkedChipSpec.isOfEvents(design("core", Architecture.FOLDED.top()))).isTrue();
    assertThat(LinkedChipSpec.isOfEvents(design("core", Architecture.PARALLEL.top()))).isFalse();
  }

  private static Instance instance(TopSpec top, String name) {
    return top.instances().stream().filter(i -> i.name().equals(name)).findFirst().orElseThrow();
  }
}
