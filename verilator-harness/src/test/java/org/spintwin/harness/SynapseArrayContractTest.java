// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class SynapseArrayContractTest extends BlockContract {
  /** Codes of -8 to 7, five inputs, three neurons: currents of 7 bits. */
  private static final Map<String, Long> SMALL =
      Map.of("INPUTS", 5L, "NEURONS", 3L, "CODE_BITS", 4L);

  private static final Map<String, Long> ROWS = with(SMALL, "POLARITY", 1);
  private static final Map<String, Long> SIGNED = with(SMALL, "POLARITY", 2);
  private static final Map<String, Long> TINY =
      Map.of("INPUTS", 3L, "NEURONS", 1L, "CODE_BITS", 2L);
  private static final Map<String, Long> WIDE =
      Map.of("INPUTS", 70L, "NEURONS", 2L, "CODE_BITS", 3L);
  private static final int SMALL_CURRENT = 4 + 3;
  private static final int WIDE_CURRENT = 3 + 7;
  private static final int E = 0;
  private static final int I = 1;

  private static BlockDriver request(
      BlockDriver array, int neuron, int input, int polarity, int code, int codeBits) {
    return array
        .set("code_write_i", 1)
        .set("code_neuron_i", neuron)
        .set("code_input_i", input)
        .set("code_data_i", (long) polarity << codeBits | code & (1L << codeBits) - 1);
  }

  private static void write(
      BlockDriver array, int neuron, int input, int polarity, int code, int codeBits) {
    request(array, neuron, input, polarity, code, codeBits).clock().set("code_write_i", 0);
  }

  /** Writes a synapse of the small array. */
  private static void write(BlockDriver array, int neuron, int input, int polarity, int code) {
    write(array, neuron, input, polarity, code, 4);
  }

  private static BlockDriver step(BlockDriver array, long spikes) {
    array.set("values_i", spikes).set("valid_i", 1).clock().set("valid_i", 0);
    assertThat(array.get("valid_o")).as("valid_o").isEqualTo(1);
    return array;
  }

  /** Excitatory currents of the three neurons of the small array, then inhibitory ones. */
  private static void assertCurrents(BlockDriver array, long... currents) {
    for (int n = 0; n < 3; n++) {
      assertThat(array.get("current_e_o", n, SMALL_CURRENT))
          .as("E of neuron %d", n)
          .isEqualTo(currents[n]);
      assertThat(array.get("current_i_o", n, SMALL_CURRENT))
          .as("I of neuron %d", n)
          .isEqualTo(currents[n + 3]);
    }
  }

  @Test
  void sumsTheCodesOfActiveInputsOnly() {
    BlockDriver array = block(SMALL);
    write(array, 1, 0, E, 3);
    write(array, 1, 2, E, 5);
    write(array, 1, 4, E, -2);
    write(array, 2, 2, E, 7);
    assertCurrents(step(array, 0b00100), 0, 5, 7, 0, 0, 0);
    assertCurrents(step(array, 0b10101), 0, 6, 7, 0, 0, 0);
    assertCurrents(step(array, 0b01010), 0, 0, 0, 0, 0, 0);
    assertCurrents(step(array, 0), 0, 0, 0, 0, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {E, I})
  void everyCodeKeepsItsSignOnItsBranch(int polarity) {
    BlockDriver array = block(SMALL);
    for (int code = -8; code <= 7; code++) {
      write(array, 2, 4, polarity, code);
      step(array, 0b10000);
      assertThat(array.get("current_e_o", 2, SMALL_CURRENT)).isEqualTo(polarity == E ? code : 0);
      assertThat(array.get("current_i_o", 2, SMALL_CURRENT)).isEqualTo(polarity == I ? code : 0);
    }
  }

  @Test
  void theLargestSumsOfBothSignsAreExact() {
    BlockDriver array = block(SMALL);
    for (int input = 0; input < 5; input++) {
      write(array, 0, input, E, -8);
      write(array, 1, input, I, -8);
      write(array, 2, input, E, 7);
    }
    assertCurrents(step(array, 0b11111), -40, 0, 35, 0, -40, 0);
  }

  @Test
  void polarityIsPerSynapse() {
    BlockDriver array = block(SMALL);
    write(array, 0, 1, E, 3);
    write(array, 1, 1, I, 4);
    write(array, 2, 1, E, 5);
    write(array, 1, 3, E, 2);
    assertCurrents(step(array, 0b01010), 3, 2, 5, 0, 4, 0);
  }

  @Test
  void rewritingASynapseReplacesCodeAndBranch() {
    BlockDriver array = block(SMALL);
    write(array, 0, 1, E, 7);
    write(array, 0, 1, I, -3);
    assertCurrents(step(array, 0b00010), 0, 0, 0, -3, 0, 0);
    write(array, 0, 1, E, 1);
    assertCurrents(step(array, 0b00010), 1, 0, 0, 0, 0, 0);
  }

  @Test
  void rowPolarityIsSharedByAllNeuronsAndTheLastWriteWins() {
    BlockDriver array = block(ROWS);
    write(array, 0, 1, E, 3);
    write(array, 1, 1, E, 4);
    write(array, 0, 2, E, 1);
    assertCurrents(step(array, 0b00110), 4, 4, 0, 0, 0, 0);
    write(array, 2, 1, I, 5);
    assertCurrents(step(array, 0b00110), 1, 0, 0, 3, 4, 5);
    write(array, 1, 1, E, -4);
    assertCurrents(step(array, 0b00110), 4, -4, 5, 0, 0, 0);
    assertThat(array.memory("polarity_q")).containsExactly(0);
  }

  @Test
  void withoutPolarityEverySynapseIsExcitatoryWhateverIsWritten() {
    BlockDriver array = block(SIGNED);
    write(array, 0, 1, E, 3);
    write(array, 1, 1, I, -8);
    write(array, 2, 4, I, 7);
    assertCurrents(step(array, 0b10010), 3, -8, 7, 0, 0, 0);
    assertThat(array.memory("polarity_q")).containsExactly(0);
    write(array, 0, 1, I, -1);
    assertCurrents(step(array, 0b00010), -1, -8, 0, 0, 0, 0);
  }

  @Test
  void currentsStayWithoutAStep() {
    BlockDriver array = block(SMALL);
    write(array, 0, 0, E, 5);
    step(array, 0b00001);
    array.set("values_i", 0b11110).clock();
    assertThat(array.get("valid_o")).isZero();
    assertCurrents(array, 5, 0, 0, 0, 0, 0);
  }

  @Test
  void aStepUsesTheCodesFromBeforeAWriteOnTheSameEdge() {
    BlockDriver array = block(SMALL);
    write(array, 0, 0, E, 5);
    request(array, 0, 0, I, -6, 4);
    assertCurrents(step(array, 0b00001), 5, 0, 0, 0, 0, 0);
    array.set("code_write_i", 0);
    assertCurrents(step(array, 0b00001), 0, 0, 0, -6, 0, 0);
  }

  @Test
  void resetClearsCurrentsAndKeepsCodes() {
    BlockDriver array = block(SMALL);
    write(array, 1, 3, E, -7);
    write(array, 2, 0, I, 2);
    long[] codes = array.memory("synapse_q");
    long[] polarities = array.memory("polarity_q");
    step(array, 0b01001);
    array.set("rst_ni", 0).set("valid_i", 1).clock();
    assertThat(array.record()).containsOnly(0);
    assertThat(array.memory("synapse_q")).isEqualTo(codes);
    assertThat(array.memory("polarity_q")).isEqualTo(polarities);
    array.set("rst_ni", 1);
    assertCurrents(step(array, 0b01001), 0, -7, 0, 0, 0, 2);
  }

  @Test
  void codesAreWrittenDuringResetToo() {
    BlockDriver array = block(SMALL).set("rst_ni", 0);
    write(array, 0, 2, E, 6);
    array.set("rst_ni", 1);
    assertCurrents(step(array, 0b00100), 6, 0, 0, 0, 0, 0);
  }

  @Test
  void numbersBeyondTheArrayWriteNothing() {
    BlockDriver array = block(SMALL);
    for (int neuron = 0; neuron < 4; neuron++) {
      for (int input = neuron == 3 ? 0 : 5; input < 8; input++) {
        write(array, neuron, input, I, -1);
      }
    }
    assertThat(array.memory("synapse_q")).containsOnly(0);
    assertThat(array.memory("polarity_q")).containsOnly(0);
  }

  @Test
  void anArrayOfOneSynapseWorks() {
    BlockDriver array = block(Map.of("INPUTS", 1L, "NEURONS", 1L, "CODE_BITS", 16L));
    for (int code : new int[] {-32768, 32767, -1, 0}) {
      for (int polarity : new int[] {E, I}) {
        write(array, 0, 0, polarity, code, 16);
        step(array, 1);
        assertThat(array.get("current_e_o", 0, 16)).isEqualTo(polarity == E ? code : 0);
        assertThat(array.get("current_i_o", 0, 16)).isEqualTo(polarity == I ? code : 0);
      }
    }
  }

  @Test
  void anImageIsReadAsBitPlanesOfSixtyFourInputs() {
    BlockDriver array = block(WIDE);
    // Words of 3 * 64 bits, two a neuron; input 65 is bit 1 of each plane of the second word.
    long[] codes = new long[2 * 2 * 3];
    codes[0] = 1L << 63 | 1; // neuron 0, plane 0: inputs 63 and 0
    codes[2] = 1; // neuron 0, plane 2, the sign: input 0
    codes[3 * 3 + 1] = 1L << 1 | 1L << 5; // neuron 1, second word, plane 1: inputs 65 and 69
    array.load("synapse_q", codes);
    array.load("polarity_q", 0, 0, 0, 1L << 5); // neuron 1, second word: input 69
    array.set("values_i", 0);
    for (int input = 0; input < 70; input++) {
      array.set("values_i", input, 1, 1);
    }
    array.set("valid_i", 1).clock();
    assertThat(array.get("current_e_o", 0, WIDE_CURRENT)).isEqualTo(1 + (1 - 4));
    assertThat(array.get("current_i_o", 0, WIDE_CURRENT)).isZero();
    assertThat(array.get("current_e_o", 1, WIDE_CURRENT)).isEqualTo(2);
    assertThat(array.get("current_i_o", 1, WIDE_CURRENT)).isEqualTo(2);
    assertThat(array.memory("synapse_q")).isEqualTo(codes);
  }

  @Test
  void writesReachTheSecondWordAndUnusedBitsStayZero() {
    BlockDriver array = block(WIDE);
    write(array, 1, 64, I, -4, 3);
    write(array, 1, 69, E, 3, 3);
    long[] codes = new long[2 * 2 * 3];
    codes[9] = 1L << 5;
    codes[10] = 1L << 5;
    codes[11] = 1;
    assertThat(array.memory("synapse_q")).isEqualTo(codes);
    assertThat(array.memory("polarity_q")).containsExactly(0, 0, 0, 1);
    array.set("values_i", 0).set("values_i", 64, 1, 1).set("values_i", 69, 1, 1);
    array.set("valid_i", 1).clock();
    assertThat(array.get("current_e_o", 1, WIDE_CURRENT)).isEqualTo(3);
    assertThat(array.get("current_i_o", 1, WIDE_CURRENT)).isEqualTo(-4);
  }

  @Test
  void allTwoBitCodesPolaritiesAndSpikesOfThreeInputsSumExactly() {
    BlockDriver array = block(TINY);
    for (int codes = 0; codes < 64; codes++) {
      // Bit planes: plane b holds bit b of each code, the lowest bit being input 0's.
      array.load("synapse_q", codes);
      for (int polarity = 0; polarity < 8; polarity++) {
        array.load("polarity_q", polarity);
        for (int spikes = 0; spikes < 8; spikes++) {
          BigInteger[] sums = {BigInteger.ZERO, BigInteger.ZERO};
          for (int input = 0; input < 3; input++) {
            int code = (codes >> input & 1) - 2 * (codes >> (3 + input) & 1);
            int branch = polarity >> input & 1;
            if ((spikes >> input & 1) != 0) {
              sums[branch] = sums[branch].add(BigInteger.valueOf(code));
            }
          }
          step(array, spikes);
          assertThat(array.get("current_e_o", 0, 4)).isEqualTo(sums[E].longValueExact());
          assertThat(array.get("current_i_o", 0, 4)).isEqualTo(sums[I].longValueExact());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void valuesMultiplyTheirCodesOnBothBranches(int polarity) {
    Map<String, Long> parameters = with(SMALL, "VALUE_BITS", 3, "POLARITY", polarity);
    int bits = 4 + 6;
    BlockDriver array = block(parameters);
    write(array, 0, 1, E, 7);
    write(array, 0, 4, E, -8);
    write(array, 1, 3, I, -5);
    write(array, 2, 3, I, 4);
    array.set("values_i", 0).set("values_i", 1, 3, 5).set("values_i", 3, 3, 6);
    array.set("values_i", 4, 3, 7).set("valid_i", 1).clock();
    String second = polarity == 2 ? "current_e_o" : "current_i_o";
    assertThat(array.get("current_e_o", 0, bits)).isEqualTo(5 * 7 - 7 * 8);
    assertThat(array.get(second, 1, bits)).isEqualTo(-5 * 6);
    assertThat(array.get(second, 2, bits)).isEqualTo(4 * 6);
    assertThat(array.get("current_i_o", 0, bits)).isZero();
  }

  @Test
  void theLargestSumsOfValuesAreExact() {
    BlockDriver array = block(with(WIDE, "VALUE_BITS", 8, "CODE_BITS", 2, "POLARITY", 2));
    int bits = 2 + 15;
    for (int input = 0; input < 70; input++) {
      write(array, 0, input, E, -2, 2);
      write(array, 1, input, E, 1, 2);
      array.set("values_i", input, 8, 255);
    }
    array.set("valid_i", 1).clock();
    assertThat(array.get("current_e_o", 0, bits)).isEqualTo(-2 * 70 * 255);
    assertThat(array.get("current_e_o", 1, bits)).isEqualTo(70 * 255);
  }

  @Test
  void everyValueBitOfEveryInputIsAtItsPlace() {
    BlockDriver array = block(with(WIDE, "VALUE_BITS", 5, "POLARITY", 2));
    int bits = 3 + 12;
    for (int input = 0; input < 70; input++) {
      write(array, 1, input, E, 3, 3);
      for (int value = 1; value < 32; value <<= 1) {
        array.set("values_i", 0).set("values_i", input, 5, value).set("valid_i", 1).clock();
        assertThat(array.get("current_e_o", 1, bits)).isEqualTo(3 * value);
      }
      write(array, 1, input, E, 0, 3);
    }
  }

  @Test
  void sixteenBitValuesTimesSixteenBitCodesFillAllBits() {
    BlockDriver array =
        block(Map.of("INPUTS", 1L, "NEURONS", 1L, "CODE_BITS", 16L, "VALUE_BITS", 16L));
    for (int code : new int[] {-32768, 32767, -1}) {
      write(array, 0, 0, E, code, 16);
      array.set("values_i", 65535).set("valid_i", 1).clock();
      assertThat(array.get("current_e_o", 0, 32)).isEqualTo(code * 65535L);
    }
  }
}
