// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.nir.NirTrace;
import org.spintwin.nir.NirTrace.Signal;

/** {@code simulate} with NIRData in and out. */
final class SimulateNirTest {
  @TempDir private Path folder;

  private Path chip(String kind) {
    Path chip = folder.resolve(kind + ".yaml");
    assertThat(CommandLineRun.of("init", "--chip", kind, "-o", chip, "--quiet").exit()).isZero();
    return chip;
  }

  private Path input(double dt, double[][]... samples) throws IOException {
    Path file = folder.resolve("input.h5");
    new NirTrace(dt, List.of(new Signal("input", "spikes", true, samples))).write(file);
    return file;
  }

  /** Two samples of two steps: all inputs, then none. */
  private Path networkInput() throws IOException {
    double[][] sample = {{1, 1, 1, 1}, {0, 0, 0, 0}};
    return input(0.001, sample, sample);
  }

  @Test
  void aNetworkGivesSpikesAndMembranesOfItsLayers() throws IOException {
    Path trace = folder.resolve("trace.nir");
    CommandLineRun run =
        CommandLineRun.of(
            "simulate", chip("lif-network"), "--input", networkInput(), "--trace", trace);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .isEqualTo("4 steps; spikes and membranes of all layers in " + trace + "\n");
    NirTrace read = NirTrace.read(trace, 0.001);
    assertThat(read.signals())
        .extracting(signal -> signal.node() + " " + signal.observable())
        .containsExactly("hidden membrane", "hidden spikes", "readout membrane");
    // Codes 40, 30, 0, 0; 0, 40, 30, 0; 0, 0, 40, 30: 70 each, and decay(70) = 7 of the next step.
    double[][] once = {{70, 70, 70}, {63, 63, 63}};
    assertThat(read.signals().get(0).values()).isDeepEqualTo(new double[][][] {once, once});
  }

  @Test
  void aNetworkTakesAllStepsOfItsSamples() throws IOException {
    Path trace = folder.resolve("trace.nir");
    CommandLineRun run =
        CommandLineRun.of(
            "simulate",
            chip("lif-network"),
            "--input",
            networkInput(),
            "--trace",
            trace,
            "--steps",
            3);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--steps: found 3; NIRData has all steps: leave --steps out");
    assertThat(trace).doesNotExist();
  }

  @Test
  void aChipOfSpikesGivesItsStatesAsSignals() throws IOException {
    Path chip = chip("mram-lif");
    double[][] spikes = new double[20][64];
    for (double[] step : spikes) {
      Arrays.fill(step, 1);
    }
    Path trace = folder.resolve("trace.h5");
    Path table = folder.resolve("trace.csv");
    Path input = input(0.001, spikes);
    assertThat(CommandLineRun.of("simulate", chip, "--input", input, "--trace", trace).exit())
        .isZero();
    assertThat(CommandLineRun.of("simulate", chip, "--input", input, "--trace", table).exit())
        .isZero();
    NirTrace read = NirTrace.read(trace, Double.NaN);
    Signal membrane =
        read.signals().stream()
            .filter(signal -> signal.observable().equals("membrane"))
            .findFirst()
            .orElseThrow();
    List<String> names = List.of(Files.readAllLines(table).get(0).split(","));
    String[] last = Files.readAllLines(table).get(20).split(",");
    double[] now = membrane.values()[0][19];
    for (int neuron = 0; neuron < now.length; neuron++) {
      assertThat(now[neuron])
          .isEqualTo(Double.parseDouble(last[names.indexOf("membrane_" + neuron)]));
    }
    assertThat(now).isNotEmpty();
  }

  @Test
  void otherChipsOfSamplesHaveNoNirData() throws IOException {
    Path trace = folder.resolve("trace.nir");
    Path chip = chip("mtj-bnn");
    Path samples = Files.writeString(folder.resolve("samples.csv"), "0" + ",0".repeat(15) + "\n");
    CommandLineRun run = CommandLineRun.of("simulate", chip, "--input", samples, "--trace", trace);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "--trace: found "
                + trace
                + " for a chip of samples; allowed a name that ends in .csv or .npy");
  }
}
