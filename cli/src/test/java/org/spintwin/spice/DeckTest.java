// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.export.SpiceDeck.Comparator;
import org.spintwin.io.InputException;

/** The text of decks, and which chips become none. */
final class DeckTest {
  private static final String SECTIONS =
      Circuits.ARRAY
          + "device: {sigma_r: 0}\n"
          + "neuron: {fraction_bits: 12, threshold: 100, refractory: 2}\n"
          + "inhibition: {topology: all, weight: 10}\n";

  @TempDir Path folder;

  @Test
  void aDeckIsTheSameEachTimeAndHoldsNoPath() throws IOException {
    Map<String, String> files = files();
    assertThat(files).isEqualTo(files());
    assertThat(files).containsOnlyKeys("neuron.cir", "phases.txt", "inputs_0.txt", "expected.csv");
    String deck = files.get("neuron.cir");
    assertThat(deck).doesNotContain(folder.toString(), "NaN", "Infinity");
    assertThat(deck.lines()).allMatch(line -> line.length() <= 200);
    assertThat(deck).startsWith("* Neuron 0 of judged, its synapses included, as a circuit\n");
    assertThat(deck).endsWith(".end\n");
  }

  @Test
  void cellsAndReferencesAreResistorsOfTheirOwn() throws IOException {
    String deck = files().get("neuron.cir");
    // Level 4 is bit 2: parallel 7500 ohm there, antiparallel 2.5 times that elsewhere.
    assertThat(deck)
        .contains(
            """
            * input 1, level 4, excitatory
            r1_0 x1 ce1 18750
            rr1_0 x1 re1 18750
            r1_1 x1 ce2 18750
            rr1_1 x1 re2 18750
            r1_2 x1 ce4 7500
            rr1_2 x1 re4 18750
            """)
        .contains("fci4 0 sumi vci4 4\n", "fri4 sumi 0 vri4 4\n", "fouti 0 outi vsumi 1\n");
  }

  @Test
  void gainsFollowFromTheirFormulas() throws IOException {
    String deck = files().get("neuron.cir");
    double ramp = 1e-3;
    double trace = -Math.log(7.0 / 8);
    double leak = -Math.log(63.0 / 64);
    // Integrals of the documentation, by the midpoint rule over ramps and all.
    double read = integral(0, 0.3, ramp, trace);
    double drive = integral(0.3, 0.75, ramp, leak - trace);
    double unit = 0.5 / 100;
    assertThat(number(deck, "ftee 0 te vine ")).isCloseTo(1.5 * unit / read, within(1e-8));
    assertThat(number(deck, "bmemte 0 mem i=")).isCloseTo(12e-6 / drive, within(1e-12));
    assertThat(number(deck, "rte te 0 ")).isCloseTo(1 / (12e-6 * trace), within(1e-3));
    assertThat(number(deck, "rmem mem 0 ")).isCloseTo(1 / (12e-6 * leak), within(1e-3));
    assertThat(number(deck, "adc_bridge(in_low="))
        .isCloseTo(0.5 * Math.exp(0.2 * leak), within(1e-9));
    double inhibition = 12e-6 * unit * 10 / integral(0.3, 0.75, ramp, leak);
    assertThat(number(deck, "binhibit mem 0 i=")).isCloseTo(inhibition, within(1e-14));
  }

  @Test
  void theStimulusDrivesRowsAtTheBeginningOfTheirSteps() throws IOException {
    String[] phases = files().get("phases.txt").split("\n");
    assertThat(phases).hasSize(2 + 4 * 30 + 1);
    assertThat(Stream.of(phases).skip(1).limit(6))
        .containsExactly(
            "0 0s 0s",
            "83.3333333333E-9 0s 0s",
            "108.333333333E-9 1s 0s",
            "145.833333333E-9 0s 0s",
            "150E-9 0s 1s",
            "166.666666667E-9 0s 0s");
    String[] inputs = files().get("inputs_0.txt").split("\n");
    assertThat(inputs).hasSize(2 + 2 * 30 + 1);
    boolean[][] active = NeuronInput.table(NeuronInput.random(4, 30, 1), 30);
    for (int step = 0; step < 30; step++) {
      StringBuilder row = new StringBuilder();
      for (boolean spike : active[step]) {
        row.append(spike ? " 1s" : " 0s");
      }
      assertThat(inputs[2 + 2 * step]).endsWith(row);
      assertThat(inputs[3 + 2 * step]).endsWith(" 0s 0s 0s 0s");
    }
  }

  static Stream<Arguments> refusals() {
    String wires = "device: {wires: {segment_resistance: 1}}\n";
    return Stream.of(
        Arguments.of(
            "neuron: {threshold: -1}\n",
            "%Error-COMBINATION: FILE: neuron.threshold: found -1.0; allowed more than 0: voltages"
                + " and errors are relative to it"),
        Arguments.of(
            wires,
            "%Error-COMBINATION: FILE: device.wires.segment_resistance: found 1.0 ohm; allowed 0:"
                + " a wire carries excitatory and inhibitory currents of its column, which the deck"
                + " has apart; driver_resistance is in it"),
        Arguments.of(
            "timing: {clock_hz: 1e9}\n",
            "%Error-COMBINATION: FILE: timing.clock_hz: found 1.0E9 steps per second; allowed 1.0E8"
                + " at most: raise timing.divider; in steps the result is the same"),
        Arguments.of(
            "array: {inputs: 4096, neurons: 1, bits: 4, encoding: thermometer}\n",
            "%Error-COMBINATION: FILE: array.inputs: found 4096 inputs, whose cells and references"
                + " are 122880; allowed 65536 resistors in a deck; use fewer inputs, fewer bits or"
                + " encoding: binary"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatNoDeckCanBeIsRefusedWithWhatToChange(String sections, String message) {
    assertThatThrownBy(() -> Circuits.of(folder, 0, Comparator.LATCHED, sections))
        .isInstanceOf(InputException.class)
        .hasMessage(message.replace("FILE", folder.resolve("chip.yaml").toString()));
  }

  @Test
  void aFreeComparatorDoesNotSubtract() {
    String sections = "neuron: {reset: {mode: subtract}}\n";
    assertThatThrownBy(() -> Circuits.of(folder, 0, Comparator.FREE, sections))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith(
            "chip.yaml: neuron.reset.mode: found subtract with --comparator free; allowed value"
                + " with a free comparator, or --comparator latched");
  }

  @Test
  void thereIsNoNeuronBeyondTheLast() {
    assertThatThrownBy(() -> Circuits.of(folder, 2, Comparator.LATCHED, SECTIONS))
        .isInstanceOf(InputException.class)
        .hasMessage("%Error-RANGE: --neuron: found 2; allowed 0 to 1");
  }

  private Map<String, String> files() throws IOException {
    NeuronCircuit neuron = Circuits.of(folder, 0, Comparator.LATCHED, SECTIONS);
    return neuron.files(NeuronInput.random(4, 30, 1), 30);
  }

  /** Of a phase with its ramps, times e^(-rate (1 - t)). */
  private static double integral(double from, double to, double ramp, double rate) {
    double sum = 0;
    double dt = 1e-6;
    for (double t = from + dt / 2; t < to + ramp; t += dt) {
      double level = Math.min(1, Math.min((t - from) / ramp, (to + ramp - t) / ramp));
      sum += level * Math.exp(-rate * (1 - t)) * dt;
    }
    return sum;
  }

  /** The number that follows a text. */
  private static double number(String deck, String text) {
    assertThat(deck).contains(text);
    String rest = deck.substring(deck.indexOf(text) + text.length());
    return Double.parseDouble(List.of(rest.split("[\\s*)]", 2)).get(0));
  }
}
