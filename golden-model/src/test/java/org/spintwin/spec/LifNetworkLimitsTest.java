// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Settings;
import org.spintwin.spec.LifNetworkChip.Source;
import org.spintwin.spec.LifNetworkChip.Synapse;

/** Every limit of a network of layers, at its last legal value and one beyond. */
final class LifNetworkLimitsTest {
  private static final Settings ZERO = new Settings(0, 0, 0, 0, 0, 0);
  private static final Source INPUTS = new Source(LifNetworkChip.INPUT, 0, 0, List.of());

  /** A layer of which one number is given, the others being legal. */
  private static Layer layer(String what, int number) {
    int neurons = what.equals("neurons") ? number : 4;
    int coefficientBits = what.equals("coefficient bits") ? number : 8;
    return new Layer(
        "some",
        neurons,
        what.equals("lanes") ? number : 1,
        true,
        false,
        what.equals("current bits") ? Synapse.NOW : Synapse.NONE,
        List.of(INPUTS),
        what.equals("code bits") ? number : 8,
        what.equals("current shift") ? number : 0,
        what.equals("membrane bits") ? number : 12,
        what.equals("current bits") ? number : 12,
        coefficientBits,
        new int[neurons][2],
        List.of(ZERO));
  }

  @ParameterizedTest
  @CsvSource({
    "neurons, 1, 4096",
    "lanes, 1, 4",
    "code bits, 2, 16",
    "current shift, 0, 24",
    "membrane bits, 4, 40",
    "current bits, 4, 40",
    "coefficient bits, 4, 24"
  })
  void theNumbersOfALayerHaveTwoEnds(String what, int least, int most) {
    String range = ", not " + least + " to " + most;
    assertThatCode(() -> layer(what, least)).doesNotThrowAnyException();
    assertThatCode(() -> layer(what, most)).doesNotThrowAnyException();
    assertThatThrownBy(() -> layer(what, least - 1)).hasMessage(what + " " + (least - 1) + range);
    assertThatThrownBy(() -> layer(what, most + 1)).hasMessage(what + " " + (most + 1) + range);
  }

  private static Layer bits(Synapse synapse, int membraneBits, int currentBits, int coefficient) {
    return new Layer(
        "some",
        1,
        1,
        true,
        false,
        synapse,
        List.of(INPUTS),
        8,
        0,
        membraneBits,
        currentBits,
        coefficient,
        new int[1][2],
        List.of(ZERO));
  }

  @Test
  void productsOfStateAndCoefficientFitALong() {
    assertThatCode(() -> bits(Synapse.NONE, 40, 40, 20)).doesNotThrowAnyException();
    assertThatCode(() -> bits(Synapse.NONE, 36, 40, 24)).doesNotThrowAnyException();
    assertThatThrownBy(() -> bits(Synapse.NONE, 40, 4, 21))
        .hasMessage("state and coefficient bits 61, not 0 to 60");
    assertThatThrownBy(() -> bits(Synapse.NOW, 20, 40, 21))
        .hasMessage("state and coefficient bits 61, not 0 to 60");
    assertThatThrownBy(() -> bits(Synapse.BEFORE, 40, 20, 21))
        .hasMessage("state and coefficient bits 61, not 0 to 60");
  }

  private static Layer with(Settings settings) {
    return new Layer(
        "some",
        1,
        1,
        true,
        false,
        Synapse.NOW,
        List.of(INPUTS),
        8,
        0,
        10,
        9,
        4,
        new int[1][2],
        List.of(settings));
  }

  @ParameterizedTest
  @CsvSource({
    "leak, 0, 31",
    "decay, 0, 31",
    "offset, -512, 511",
    "current offset, -256, 255",
    "threshold, -512, 511",
    "reset, -512, 511"
  })
  void settingsFitTheirRegisters(String what, long least, long most) {
    String range = ", not " + least + " to " + most;
    assertThatCode(() -> with(setting(what, least))).doesNotThrowAnyException();
    assertThatCode(() -> with(setting(what, most))).doesNotThrowAnyException();
    assertThatThrownBy(() -> with(setting(what, least - 1)))
        .hasMessage(what + " " + (least - 1) + range);
    assertThatThrownBy(() -> with(setting(what, most + 1)))
        .hasMessage(what + " " + (most + 1) + range);
  }

  private static Settings setting(String what, long value) {
    return new Settings(
        what.equals("leak") ? value : 0,
        what.equals("decay") ? value : 0,
        what.equals("offset") ? value : 0,
        what.equals("current offset") ? value : 0,
        what.equals("threshold") ? value : 0,
        what.equals("reset") ? value : 0);
  }

  @Test
  void codesFitTheirBitsAndEveryNeuronHasARow() {
    int[][] codes = {{-8, 7}};
    assertThatCode(() -> coded(1, codes, "a")).doesNotThrowAnyException();
    assertThatThrownBy(() -> coded(1, new int[][] {{8, 0}}, "a")).hasMessage("code 8, not -8 to 7");
    assertThatThrownBy(() -> coded(1, new int[][] {{0, -9}}, "a"))
        .hasMessage("code -9, not -8 to 7");
    assertThatThrownBy(() -> coded(2, codes, "a")).hasMessage("rows of codes 1, not 2 to 2");
    assertThatThrownBy(() -> coded(1, codes, "2a")).hasMessage("layer name '2a'");
  }

  private static Layer coded(int neurons, int[][] codes, String name) {
    return new Layer(
        name,
        neurons,
        1,
        true,
        false,
        Synapse.NONE,
        List.of(INPUTS),
        4,
        0,
        10,
        10,
        4,
        codes,
        List.of(ZERO));
  }

  @Test
  void aSourceIsNeitherOldWithoutEndNorHuge() {
    assertThatCode(() -> new Source(0, 4095, 0, List.of())).doesNotThrowAnyException();
    assertThatThrownBy(() -> new Source(0, -1, 0, List.of())).hasMessage("delay -1, not 0 to 4095");
    assertThatThrownBy(() -> new Source(0, 4096, 0, List.of()))
        .hasMessage("delay 4096, not 0 to 4095");
    assertThatThrownBy(() -> new Source(0, 0, -1, List.of())).hasMessageStartingWith("shift -1,");
  }

  private static LifNetworkChip chip(int inputBits, List<Integer> outputs, Layer... layers) {
    return new LifNetworkChip("chip", 1e6, 2, inputBits, List.of(layers), outputs);
  }

  @Test
  void outputsAreLayersThatThereAre() {
    Layer layer = layer("neurons", 4);
    assertThatCode(() -> chip(1, List.of(1), layer)).doesNotThrowAnyException();
    assertThatThrownBy(() -> chip(1, List.of(), layer)).hasMessage("outputs 0, not 1 to 1");
    assertThatThrownBy(() -> chip(1, List.of(2), layer)).hasMessage("output 2, not 1 to 1");
    assertThatThrownBy(() -> chip(1, List.of(0), layer)).hasMessage("output 0, not 1 to 1");
    assertThatThrownBy(() -> chip(0, List.of(1), layer)).hasMessage("input bits 0, not 1 to 32");
  }

  private static Layer wide(int neurons, int lanes, int membraneBits, int settings, int shift) {
    return new Layer(
        "some",
        neurons,
        lanes,
        false,
        false,
        Synapse.NOW,
        List.of(INPUTS),
        16,
        shift,
        membraneBits,
        12,
        8,
        new int[neurons][2],
        Collections.nCopies(settings, ZERO));
  }

  @Test
  void noVectorIsWiderThanEveryToolTakes() {
    assertThatThrownBy(() -> chip(1, List.of(1), wide(4096, 1, 17, 1, 0)))
        .hasMessage("bits of the answers 69632, not 1 to 65536");
    assertThatThrownBy(() -> chip(1, List.of(1), wide(4096, 4096, 16, 1, 0)))
        .hasMessage("bits of a group's state 114688, not 1 to 65536");
    assertThatThrownBy(() -> chip(1, List.of(1), wide(1024, 1024, 16, 1024, 0)))
        .hasMessage("bits of a group's settings 79872, not 0 to 65536");
    assertThatCode(() -> chip(1, List.of(1), wide(1024, 1024, 16, 1, 0)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> chip(32, List.of(1), wide(2048, 2048, 16, 1, 0)))
        .hasMessage("bits of the sums 100352, not 1 to 65536");
    assertThatThrownBy(() -> chip(32, List.of(1), wide(1, 1, 16, 1, 24)))
        .hasMessageStartingWith("sum bits and current shift 73, not 1 to ");
  }

  @Test
  void answersAndSettingsAreThoseOfTheNeuron() {
    Settings other = new Settings(1, 0, 0, 0, 0, 0);
    Layer own =
        new Layer(
            "some",
            2,
            2,
            true,
            false,
            Synapse.NOW,
            List.of(INPUTS),
            8,
            0,
            12,
            12,
            8,
            new int[2][2],
            List.of(ZERO, other));
    assertThat(own.settings(0)).isEqualTo(ZERO);
    assertThat(own.settings(1)).isEqualTo(other);
    assertThat(own.any(Settings::leak)).isTrue();
    assertThat(own.any(Settings::decay)).isFalse();
    assertThat(with(other).settings(0)).isEqualTo(other);
    assertThat(own.answerBits()).isEqualTo(1);
    assertThat(wide(3, 2, 12, 1, 0).answerBits()).isEqualTo(12);
    assertThat(wide(3, 2, 12, 1, 0).groups()).isEqualTo(2);
    assertThat(new LifNetworkScale.Layer(7, List.of(0.5)).membrane(3)).isEqualTo(0.5);
    assertThat(new LifNetworkScale.Layer(7, List.of(0.5, 0.25)).membrane(1)).isEqualTo(0.25);
  }
}
