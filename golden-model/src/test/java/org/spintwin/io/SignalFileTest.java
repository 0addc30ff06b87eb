// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SignalFileTest {
  private static final double[][][] VALUES = {
    {{0.1, -2, 1e-30}, {4, 5, 6}}, {{7, 8, 9}, {10, 11, -0.5}}
  };

  @TempDir private Path folder;

  private Path csv(String content) throws IOException {
    return Files.writeString(folder.resolve("signal.csv"), content);
  }

  private static void expect(Path file, int size, String message) {
    assertThatThrownBy(() -> SignalFile.read(file, size))
        .isInstanceOf(InputException.class)
        .hasMessage(message.replace("FILE", file.toString()));
  }

  @Test
  void arraysOfSamplesAreReadBack() throws IOException {
    Path file = folder.resolve("signal.npy");
    SignalFile.write(file, VALUES, false);
    assertThat(SignalFile.read(file, 3)).isDeepEqualTo(VALUES);
    assertThat(NpyFile.read(file).shapeText()).isEqualTo("(2, 2, 3)");
    double[][][] events = {{{0, 1}}, {{1, 1}}, {{1, 0}}};
    SignalFile.write(file, events, true);
    assertThat(SignalFile.read(file, 2)).isDeepEqualTo(events);
    assertThat(NpyFile.read(file).isInteger()).isTrue();
  }

  @Test
  void aMatrixIsOneSample() throws IOException {
    Path file = folder.resolve("signal.npy");
    NpyFile.write(file, 2, 3, (step, element) -> VALUES[1][step][element]);
    assertThat(SignalFile.read(file, 3)).isDeepEqualTo(new double[][][] {VALUES[1]});
  }

  @Test
  void aTableIsReadBack() throws IOException {
    Path file = folder.resolve("signal.csv");
    SignalFile.write(file, new double[][][] {VALUES[0]}, false);
    assertThat(file).hasContent("0.1,-2.0,1.0E-30\n4.0,5.0,6.0\n");
    assertThat(SignalFile.read(file, 3)).isDeepEqualTo(new double[][][] {VALUES[0]});
    SignalFile.write(file, new double[][][] {{{1}, {0}}}, true);
    assertThat(file).hasContent("1\n0\n");
  }

  @Test
  void aListOfEventsHasOnes() throws IOException {
    Path file = csv("# steps=3\nt,addr\n0,2\n1,0\n");
    assertThat(SignalFile.read(file, 3))
        .isDeepEqualTo(new double[][][] {{{0, 0, 1}, {1, 0, 0}, {0, 0, 0}}});
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    expect(
        csv("1,2,3\n1,2\n"),
        3,
        "%Error-SHAPE: FILE:2:1: found 2 values in step 1; allowed 3 values\n  1,2\n  ^");
    expect(
        csv("1,2,nan\n"),
        3,
        "%Error-TYPE: FILE:1:5: step 0, element 2: found nan; allowed a number"
            + " -1000000000000000 to 1000000000000000\n"
            + "  1,2,nan\n      ^");
    Path npy = folder.resolve("signal.npy");
    NpyFile.write(npy, 2, 3, (step, element) -> step == 1 ? Double.NaN : 0);
    expect(
        npy,
        3,
        "%Error-VALUE: FILE: sample 0, step 1, element 0: found NaN; allowed finite numbers");
    expect(
        npy,
        4,
        "%Error-SHAPE: FILE: found shape (2, 3); allowed (steps, 4) or (samples, steps, 4)");
    NpyFile.write(npy, 0, 3, (step, element) -> 0);
    expect(npy, 3, "%Error-EMPTY: FILE: found shape (0, 3); allowed at least one step");
    Path table = folder.resolve("two.csv");
    assertThatThrownBy(() -> SignalFile.write(table, VALUES, false))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%%Error-FORMAT: %s: found 2 samples for a CSV table; allowed one sample, or a name"
                + " that ends in .npy",
            table);
    assertThat(table).doesNotExist();
  }
}
