// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.export.SpiceDeck;
import org.spintwin.export.SpiceDeck.Comparator;
import org.spintwin.harness.Ngspice;

/** A comparison that has never seen a wrong circuit proves nothing. */
@Execution(ExecutionMode.CONCURRENT)
final class CorruptedDeckTest {
  private static final String SECTIONS =
      Circuits.ARRAY
          + "neuron: {fraction_bits: 20, membrane_bits: 32, trace_bits: 32, threshold: 20, leak: {shift: 3},"
          + " refractory: 3}\n"
          + "inhibition: {topology: all, weight: 2}\n";

  private static final int STEPS = 150;

  @TempDir Path folder;

  @Test
  void theDeckAsItIsIsWithinTheTargets() throws IOException {
    SpiceComparison found = compare("^(rmem mem 0 )(.*)$", 1);
    assertThat(found.withinTargets()).as(found.toString()).isTrue();
    assertThat(found.total().spikes()).isGreaterThan(5);
  }

  @ParameterizedTest(name = "{0} times {1}")
  @CsvSource({
    "^(rmem mem 0 )(.*)$, 0.9",
    "^(rte te 0 )(.*)$, 1.03",
    "^(cti ti 0 )(\\S+), 1.03",
    "^(r0_2 x0 ce4 )(.*)$, 1.02",
    "^(rr3_0 x3 ri1 )(.*)$, 0.97",
    "^(fce2 0 sume vce2 )(.*)$, 1.05",
    "^(fouti 0 outi vsumi )(.*)$, 0.97",
    "^(bmemte 0 mem i=)([^*]*), 1.02",
    "^(binhibit mem 0 i=)([^*]*), 1.2",
    "^(acompare .*\\n[.]model compare adc_bridge[(]in_low=)(\\S+), 0.9",
    "^(vset set 0 )(.*)$, 0.2",
  })
  void aChangedValueIsSeenAndTheCircuitBlamed(String element, double factor) throws IOException {
    SpiceComparison found = compare(element, factor);
    assertThat(found.withinTargets()).as(found.toString()).isFalse();
    assertThat(found.causes()).singleElement().asString().startsWith("circuit: ");
    assertThat(found.rounding().withinTargets()).isTrue();
  }

  @Test
  void aChangedCellIsSeenInTheStaticCurrents() throws IOException {
    SpiceComparison found = compare("^(r0_2 x0 ce4 )(.*)$", 1.02);
    assertThat(found.currents().withinTargets()).isFalse();
    assertThat(found.currents().input()).isZero();
    assertThat(found.currents().circuit()).isGreaterThan(10);
    assertThat(found.currents().rounding()).isLessThanOrEqualTo(0.5001);
  }

  /** Compares with a deck in which the number after {@code element} is multiplied. */
  private SpiceComparison compare(String element, double factor) throws IOException {
    Ngspice ngspice = Circuits.ngspice();
    NeuronCircuit neuron = Circuits.of(folder, 0, Comparator.LATCHED, SECTIONS);
    return SpiceComparison.of(
        neuron,
        NeuronInput.random(4, STEPS, 11),
        STEPS,
        (files, steps) -> {
          Map<String, String> changed = new HashMap<>(files);
          changed.computeIfPresent(SpiceDeck.DECK, (n, deck) -> scaled(deck, element, factor));
          return SpiceRun.of(ngspice, changed, steps);
        });
  }

  private static String scaled(String deck, String element, double factor) {
    Matcher number = Pattern.compile(element, Pattern.MULTILINE).matcher(deck);
    assertThat(number.find()).as("%s in the deck", element).isTrue();
    double value = Double.parseDouble(number.group(2));
    return deck.substring(0, number.start(2)) + value * factor + deck.substring(number.end(2));
  }
}
