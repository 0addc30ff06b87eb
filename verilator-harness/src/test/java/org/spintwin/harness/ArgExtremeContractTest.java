// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

abstract class ArgExtremeContractTest extends BlockContract {
  private static final Map<String, Long> FIVE = Map.of("NEURONS", 5L, "NUMBER_BITS", 8L);
  private static final Map<String, Long> LARGEST_OF_FIVE = with(FIVE, "LARGEST", 1);

  private static BlockDriver give(BlockDriver block, int width, long... numbers) {
    for (int n = 0; n < numbers.length; n++) {
      block.set("numbers_i", n, width, numbers[n]);
    }
    return block.set("valid_i", 1).clock().set("valid_i", 0);
  }

  private static void assertClass(BlockDriver block, long expected) {
    assertThat(block.get("valid_o")).as("valid_o").isEqualTo(1);
    assertThat(block.get("class_o")).as("class_o").isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void findsTheSmallestWhereverItIs(int place) {
    long[] numbers = {3, 3, 3, 3, 3};
    numbers[place] = -128;
    assertClass(give(block(FIVE), 8, numbers), place);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void findsTheLargestWhereverItIs(int place) {
    long[] numbers = {-3, -3, -3, -3, -3};
    numbers[place] = 127;
    assertClass(give(block(LARGEST_OF_FIVE), 8, numbers), place);
  }

  @Test
  void ofEqualNumbersTheLowestPlaceWins() {
    assertClass(give(block(FIVE), 8, 4, 1, 2, 1, 1), 1);
    assertClass(give(block(FIVE), 8, 0, 0, 0, 0, 0), 0);
    assertClass(give(block(LARGEST_OF_FIVE), 8, -4, -7, -2, -9, -2), 2);
    assertClass(give(block(LARGEST_OF_FIVE), 8, -1, -1, -1, -1, -1), 0);
  }

  @Test
  void placesBeyondTheLastNumberNeverWin() {
    assertClass(give(block(FIVE), 8, 9, 9, 9, 9, 8), 4);
    assertClass(give(block(LARGEST_OF_FIVE), 8, -9, -9, -9, -9, -8), 4);
  }

  @Test
  void showsTheNumbersThatTheClassIsOf() {
    BlockDriver block = give(block(FIVE), 8, -1, 127, -128, 5, 0);
    assertClass(block, 2);
    block.set("numbers_i", 0).clock();
    assertThat(block.get("valid_o")).isZero();
    assertThat(block.get("class_o")).isEqualTo(2);
    long[] numbers = {-1, 127, -128, 5, 0};
    for (int n = 0; n < 5; n++) {
      assertThat(block.get("scores_o", n, 8)).isEqualTo(numbers[n]);
    }
  }

  @Test
  void resetClearsAllOutputs() {
    BlockDriver block = give(block(FIVE), 8, 7, 6, 5, 4, 3);
    block.set("rst_ni", 0).set("valid_i", 1).clock();
    assertThat(block.record()).containsOnly(0);
  }

  @Test
  void aSingleNumberIsAlwaysTheExtreme() {
    BlockDriver block = block(Map.of("NEURONS", 1L, "NUMBER_BITS", 1L));
    assertClass(give(block, 1, -1), 0);
    assertThat(block.get("scores_o", 0, 1)).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({"2, 32, 0", "10, 17, 0", "16, 4, 1", "33, 20, 1"})
  void agreesWithSortingOnRandomNumbers(int neurons, int width, int largest) {
    long seed = 20 + neurons;
    var random = new SplittableRandom(seed);
    BlockDriver block =
        block(
            Map.of(
                "NEURONS", (long) neurons, "NUMBER_BITS", (long) width, "LARGEST", (long) largest));
    for (int round = 0; round < 200; round++) {
      long[] numbers = random.longs(neurons).map(x -> x >> (64 - width)).toArray();
      long[] sorted = numbers.clone();
      Arrays.sort(sorted);
      long best = sorted[largest == 0 ? 0 : neurons - 1];
      int place = 0;
      while (numbers[place] != best) {
        place++;
      }
      give(block, width, numbers);
      assertThat(block.get("class_o")).as("seed %d, round %d", seed, round).isEqualTo(place);
    }
  }
}
