// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Settings;
import org.spintwin.spec.LifNetworkChip.Source;
import org.spintwin.spec.LifNetworkChip.Synapse;

final class LifNetworkChipTest {
  private static final Settings ZERO = new Settings(0, 0, 0, 0, 0, 0);

  private static Source source(int layer, int delay, int shift, Integer... elements) {
    return new Source(layer, delay, shift, List.of(elements));
  }

  private static Layer layer(int neurons, int columns, int membraneBits, Source... sources) {
    return layer(neurons, columns, 1, membraneBits, ZERO, 1, sources);
  }

  private static Layer layer(
      int neurons,
      int columns,
      int lanes,
      int membraneBits,
      Settings settings,
      int times,
      Source... sources) {
    return new Layer(
        "some",
        neurons,
        lanes,
        false,
        false,
        Synapse.NONE,
        List.of(sources),
        8,
        0,
        membraneBits,
        12,
        8,
        new int[neurons][columns],
        Stream.generate(() -> settings).limit(times).toList());
  }

  private static LifNetworkChip chip(int inputs, int inputBits, Layer... layers) {
    return new LifNetworkChip("chip", 1e6, inputs, inputBits, List.of(layers), List.of(1));
  }

  private static void make(Runnable something) {
    something.run();
  }

  static Stream<Arguments> illegal() {
    Source all = source(0, 0, 0);
    return Stream.of(
        Arguments.of("inputs 0, not 1 to 4096", (Runnable) () -> chip(0, 1)),
        Arguments.of("bits of the inputs 131072, not 1 to 65536", (Runnable) () -> chip(4096, 32)),
        Arguments.of("layers 0, not 1 to 4096", (Runnable) () -> chip(4, 1)),
        Arguments.of("lanes 3, not 1 to 2", (Runnable) () -> layer(2, 4, 3, 8, ZERO, 1, all)),
        Arguments.of("settings 2, not 3 to 3", (Runnable) () -> layer(3, 4, 1, 8, ZERO, 2, all)),
        Arguments.of(
            "threshold 128, not -128 to 127",
            (Runnable) () -> layer(2, 4, 1, 8, new Settings(0, 0, 0, 0, 128, 0), 1, all)),
        Arguments.of(
            "leak 512, not 0 to 511",
            (Runnable) () -> layer(2, 4, 1, 8, new Settings(512, 0, 0, 0, 0, 0), 1, all)),
        Arguments.of(
            "delay 0, not 1 to 4095", (Runnable) () -> chip(4, 1, layer(2, 2, 8, source(1, 0, 0)))),
        Arguments.of(
            "layer of a source 2, not 0 to 1",
            (Runnable) () -> chip(4, 1, layer(2, 2, 8, source(2, 1, 0)))),
        Arguments.of(
            "element 4, not 0 to 3",
            (Runnable) () -> chip(4, 1, layer(2, 2, 8, source(0, 0, 0, 3, 4)))),
        Arguments.of(
            "codes of a neuron 3, not 4 to 4", (Runnable) () -> chip(4, 1, layer(2, 3, 8, all))),
        Arguments.of("columns 0, not 1 to 4096", (Runnable) () -> chip(4, 1, layer(2, 0, 8))),
        Arguments.of(
            "value bits 41, not 1 to 40",
            (Runnable) () -> chip(4, 31, layer(2, 4, 8, source(0, 0, 10)))),
        Arguments.of(
            "bits of a group's settings 78000, not 0 to 65536",
            (Runnable) () -> chip(4, 1, layer(4000, 4, 1000, 16, ZERO, 4000, all))),
        Arguments.of(
            "outputs [1, 1]",
            (Runnable)
                () ->
                    new LifNetworkChip(
                        "chip",
                        1e6,
                        4,
                        1,
                        List.of(layer(2, 4, 8, all), layer(2, 4, 8, all)),
                        List.of(1, 1))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("illegal")
  void whatIsNotANetworkIsRefused(String message, Runnable something) {
    assertThatThrownBy(() -> make(something))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void aSpikeBesideNumbersOrShiftedNeedsASign() {
    LifNetworkChip chip =
        chip(
            4,
            1,
            layer(2, 4, 8, source(0, 0, 0)),
            layer(2, 4, 8, source(0, 0, 2)),
            layer(2, 6, 9, source(0, 0, 2), source(2, 0, 0)),
            layer(2, 2, 8, source(3, 0, 3)));
    assertThat(chip.layers().stream().map(chip.sizes()::valueBits)).containsExactly(1, 4, 8, 12);
    assertThat(chip.layers().stream().map(chip.sizes()::sumBits)).containsExactly(11, 14, 19, 21);
    assertThat(chip.layers().stream().map(chip.sizes()::columns)).containsExactly(4, 4, 6, 2);
  }

  @Test
  void linesHoldWhatIsReadOnceAndNothingThatIsThereAnyway() {
    LifNetworkChip chip =
        chip(
            4,
            1,
            layer(
                3, 8, 8, source(1, 1, 0), source(2, 1, 0), source(2, 2, 0, 1), source(0, 0, 0, 0)),
            layer(3, 5, 8, source(1, 1, 0, 2), source(2, 2, 0, 2, 1), source(0, 3, 0, 3, 3)));
    assertThat(LifNetworkLine.of(chip))
        .containsExactly(
            new LifNetworkLine(2, 2, List.of(1, 2)),
            new LifNetworkLine(1, 1, List.of(2)),
            new LifNetworkLine(0, 3, List.of(3)));
  }

  @Test
  void columnsAreWiredHighestFirst() {
    LifNetworkChip chip =
        chip(
            4,
            1,
            layer(3, 8, 8, source(0, 0, 0, 1, 2, 0), source(0, 0, 0), source(0, 2, 0, 3)),
            layer(3, 4, 8, source(1, 0, 1, 2), source(0, 0, 2, 3), source(0, 2, 0, 3, 3)));
    var wires = new LifNetworkWires(chip);
    assertThat(wires.columns(1)).isEqualTo("{delayed_0_2, values, values[0], values[2:1]}");
    assertThat(wires.columns(2))
        .isEqualTo(
            "{{{8{1'b0}}, delayed_0_2}, {{8{1'b0}}, delayed_0_2}, {{6{1'b0}}, values[3], 2'd0},\n"
                + "          {values_1_o[23:16], 1'd0}}");
    assertThat(wires.source(LifNetworkLine.of(chip).get(0))).isEqualTo("values[3]");
    assertThat(wires.answers(2)).isEqualTo("unused_answers_2");
  }

  @Test
  void longVectorsAreBrokenIntoLines() {
    Integer[] scattered = IntStream.range(0, 200).map(i -> 2 * i).boxed().toArray(Integer[]::new);
    LifNetworkChip chip = chip(400, 1, layer(1, 200, 8, source(0, 0, 0, scattered)));
    String text = new LifNetworkWires(chip).columns(1);
    assertThat(text.lines()).hasSizeGreaterThan(20).allMatch(line -> line.length() < 140);
    assertThat(text).startsWith("{part_unused_values[398], part_unused_values[396], ");
  }

  @Test
  void theLatencyIsThatOfOneLayerAfterTheOther() {
    LifNetworkChip chip =
        chip(5, 1, layer(7, 5, 3, 8, ZERO, 1, source(0, 0, 0)), layer(2, 7, 8, source(1, 0, 0)));
    assertThat(LifNetworkSpec.top(chip).latency().eval(Map.of()))
        .isEqualTo(1 + (3 * 5 + 9) + (2 * 7 + 9));
  }
}
