// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpikeFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "step,address\n3,69\n0,1\n3,2\n",
        "T, ADDR\r\n0,1\r\n3,2\r\n3,69\r\n",
        "# no header\n3,2\n3,69\n0,1"
      })
  void readsEventsInAnyOrder(String text) throws IOException {
    SpikeTrain train = SpikeFile.read(csv(text), 70);
    assertThat(train.inputs()).isEqualTo(70);
    assertThat(train.steps()).isEqualTo(4);
    assertThat(raster(train)).containsExactly("1", "", "", "2 69");
    assertThat(train.repeated()).isZero();
    long[] words = new long[2];
    train.copyStep(3, words);
    assertThat(words).containsExactly(1 << 2, 1 << 5);
  }

  @Test
  void mergesAndCountsRepeatedEvents() throws IOException {
    SpikeTrain train = SpikeFile.read(csv("step,address\n0,1\n0,1\n1,1\n0,1\n"), 3);
    assertThat(raster(train)).containsExactly("1", "1");
    assertThat(train.repeated()).isEqualTo(2);
  }

  @Test
  void takesTheLengthFromAComment() throws IOException {
    assertThat(SpikeFile.read(csv("# steps=9\nstep,address\n0,1\n"), 3).steps()).isEqualTo(9);
    assertThat(SpikeFile.read(csv("# steps = 5\n"), 3).steps()).isEqualTo(5);
  }

  @Test
  void readsADenseTable() throws IOException {
    SpikeTrain train = SpikeFile.read(csv("0,1,0\n\n# pause\n0, 0, 0\n1,1,1\n"), 3);
    assertThat(raster(train)).containsExactly("1", "", "0 1 2");
    assertThat(raster(SpikeFile.read(csv("0\n1\n"), 1))).containsExactly("", "0");
  }

  @Test
  void readsTwoColumnsForTwoInputsAsEventsUnderTheHeader() throws IOException {
    assertThat(raster(SpikeFile.read(csv("step,address\n1,0\n"), 2))).containsExactly("", "0");
  }

  @Test
  void readsAMatrix() throws IOException {
    Path file = folder.resolve("in.npy");
    NpyFile.write(file, NpyFile.Type.UINT8, 2, 3, (step, input) -> step == 1 && input > 0 ? 1 : 0);
    assertThat(raster(SpikeFile.read(file, 3))).containsExactly("", "1 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.npy", "out.csv"})
  void readsBackWhatItWrote(String name) throws IOException {
    long seed = 7;
    System.out.println("SpikeFileTest.readsBackWhatItWrote seed " + seed);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int inputs : new int[] {1, 2, 63, 64, 65, 200}) {
      SpikeTrain train = new SpikeTrain(inputs, 50);
      for (int spike = 0; spike < 5 * inputs; spike++) {
        train.add(random.nextInt(45), random.nextInt(inputs));
      }
      Path file = folder.resolve(name);
      SpikeFile.write(file, train);
      SpikeTrain back = SpikeFile.read(file, inputs);
      assertThat(raster(back)).isEqualTo(raster(train)).hasSize(50);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "step,address;0,1;5, 3|RANGE|:3:4: address: found 3; allowed 0 to 2",
        "step,address;-1,1|RANGE|:2:1: step: found -1; allowed 0 to 8388607",
        "step,address;1e12,1|RANGE|:2:1: step: found 1e12; allowed 0 to 8388607",
        "step,address;1.5,1|TYPE|:2:1: step: found 1.5; allowed whole numbers 0 to 8388607",
        "step,address;1|SHAPE|:2:1: found 1 values; allowed step,address",
        "step,adress;1,1|TYPE|:1:1: step: found step; allowed whole numbers 0 to 8388607",
        "# steps=2;2,1|RANGE|:2:1: step: found 2; allowed 0 to 1",
        "# steps=0;0,1|RANGE|:1:1: steps: found 0; allowed 1 to 8388608",
        "0,1,2|RANGE|:1:5: step 0, input 2: found 2; allowed 0 to 1",
        "0,1,0;0,1|SHAPE|:2:1: found 2 values in step 1; allowed 3 values",
        "0,1,0,1|SHAPE|:1:1: found 4 values on a line;"
            + " allowed 2 (step,address) or 3 (a 0 or 1 per input)",
        "# empty|EMPTY|: found no steps; allowed at least one event or # steps=N",
        "step,address|EMPTY|: found no steps; allowed at least one event or # steps=N"
      })
  void saysWhatIsWrongInText(String text, String code, String expected) throws IOException {
    Path file = csv(text.replace(';', '\n'));
    assertThatThrownBy(() -> SpikeFile.read(file, 3))
        .isInstanceOf(InputException.class)
        .message()
        .startsWith("%Error-" + code + ": " + file + expected);
  }

  @Test
  void asksForTheHeaderWhereTwoColumnsCouldBeEither() throws IOException {
    Path file = csv("0,1\n1,1\n");
    assertThatThrownBy(() -> SpikeFile.read(file, 2))
        .hasMessage(
            "%Error-FORMAT: "
                + file
                + ":1:1: found two columns for two inputs, which may mean"
                + " either form; allowed a first line step,address for a list of events,"
                + " or a .npy matrix\n  0,1\n  ^");
  }

  @Test
  void saysWhatIsWrongInAMatrix() throws IOException {
    Path file = folder.resolve("in.npy");
    NpyFile.write(file, NpyFile.Type.INT64, 3, 5, (step, input) -> input);
    assertRefused(file, 5, ": step 0, input 2: found 2; allowed 0 or 1");
    assertRefused(
        file,
        3,
        ": found shape (3, 5); allowed (steps, 3), steps 1 to 8388608;"
            + " did you mean the transpose of this matrix?");
    assertRefused(file, 4, ": found shape (3, 5); allowed (steps, 4), steps 1 to 8388608");
    NpyFile.write(file, 3, 5, (step, input) -> 0);
    assertRefused(
        file, 5, ": found floating-point numbers; allowed booleans or integers; use astype(bool)");
    NpyFile.write(file, NpyFile.Type.UINT8, 0, 5, (step, input) -> 0);
    assertRefused(file, 5, ": found no steps; allowed at least one event or # steps=N");
  }

  private static void assertRefused(Path file, int inputs, String expected) {
    assertThatThrownBy(() -> SpikeFile.read(file, inputs))
        .isInstanceOf(InputException.class)
        .message()
        .endsWith(file + expected);
  }

  /** The spiking inputs of each step. */
  private static List<String> raster(SpikeTrain train) {
    return IntStream.range(0, train.steps())
        .mapToObj(
            step ->
                IntStream.range(0, train.inputs())
                    .filter(input -> train.get(step, input))
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private Path csv(String text) throws IOException {
    return Files.writeString(folder.resolve("in.csv"), text);
  }
}
