// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.io.InputException;
import org.spintwin.nir.NirTrace;
import org.spintwin.nir.NirTrace.Signal;

/** Spikes that another tool wrote as NIRData. */
final class SpikeInputTest {
  @TempDir private Path folder;

  private Path written(double[][]... samples) throws IOException {
    Path file = folder.resolve("spikes.h5");
    new NirTrace(0.001, List.of(new Signal("input", "spikes", false, samples))).write(file);
    return file;
  }

  @Test
  void spikesOfNirDataAreThoseOfTheChip() throws IOException {
    SpikeInput input = SpikeInput.read(written(new double[][] {{0, 1, 1}, {1, 0, 0}}), 3);
    assertThat(input.steps()).isDeepEqualTo(new long[][] {{0b110}, {0b001}});
    assertThat(input.warnings()).isEmpty();
  }

  @Test
  void refusesWhatAreNotTheSpikesOfOneSample() throws IOException {
    expect(
        written(new double[][] {{0, 0.5}}),
        "%Error-RANGE: FILE: step 0, input 1: found 0.5; allowed 0 or 1");
    double[][] sample = {{0, 1}};
    expect(written(sample, sample), "%Error-SHAPE: FILE: found 2 samples; allowed one");
  }

  private static void expect(Path file, String message) {
    assertThatThrownBy(() -> SpikeInput.read(file, 2))
        .isInstanceOf(InputException.class)
        .hasMessage(message.replace("FILE", file.toString()));
  }
}
