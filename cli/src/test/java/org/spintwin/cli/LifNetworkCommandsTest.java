// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.NeedsVerilator;

/** The commands on chips of kind lif-network. */
final class LifNetworkCommandsTest {
  private static final Path EXAMPLES = Path.of("../examples/nir");

  @TempDir Path folder;

  @Test
  void initWritesAStarterThatCheckTells() {
    Path chip = folder.resolve("chip.yaml");
    assertThat(CommandLineRun.of("init", "--chip", "lif-network", "-o", chip).exit()).isZero();
    assertThat(CommandLineRun.of("check", chip, "--quiet"))
        .isEqualTo(
            new CommandLineRun(
                0,
                chip
                    + """
                    : legal
                    chip           lif_network_twin, lif-network
                    inputs         4 spikes a step
                    layer 1        hidden: 3 neurons x 7 columns, codes of 8 bits, membranes of 16
                    layer 2        readout: 2 neurons x 3 columns, codes of 8 bits, membranes of 16
                    results        spikes of hidden, membranes of readout
                    timing         a step takes 46 clocks, 2.609e+05 steps/s
                    architecture   layers in turn, a neuron at once
                    """,
                ""));
  }

  /**
   * Hidden neuron 0: 40 in step 0, then 40 - 4 + 30 = 66, then 66 - 7 + 70 = 129, above 100: a
   * spike. Neuron 1: 0, 40, 40 - 4 + 40 = 76; it gets -20 of its neighbour one step later only.
   */
  @Test
  void simulateGivesTheResultsOfEveryStep() throws IOException {
    Path chip = folder.resolve("chip.yaml");
    CommandLineRun.of("init", "--chip", "lif-network", "-o", chip);
    Path spikes = Files.writeString(folder.resolve("s.csv"), "1,0,0,0\n0,1,0,0\n1,1,0,0\n");
    Path trace = folder.resolve("t.csv");
    CommandLineRun run =
        CommandLineRun.of("simulate", chip, "--input", spikes, "--trace", trace, "--quiet");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(trace)
        .hasContent(
            """
            sample,spikes_1_0,spikes_1_1,spikes_1_2,values_2_0,values_2_1,saturated
            0,0,0,0,0,0,0
            1,0,0,0,0,0,0
            2,1,0,0,100,-50,0
            """);
  }

  @Test
  void anInputOfOneBitIsASpikeOrNone() throws IOException {
    Path chip = folder.resolve("chip.yaml");
    CommandLineRun.of("init", "--chip", "lif-network", "-o", chip);
    Path spikes = Files.writeString(folder.resolve("s.csv"), "1,0,0,0\n0,0.5,0,0\n");
    CommandLineRun run =
        CommandLineRun.of(
            "simulate", chip, "--input", spikes, "--trace", folder.resolve("t.csv"), "--quiet");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .isEqualTo(
            "%Error-VALUE: "
                + spikes
                + ": sample 0, step 1, input 1: found 0.5; allowed 0 or 1, as inputs of 1 bit are;"
                + " more with inputs.bits\n");
    assertThat(folder.resolve("t.csv")).doesNotExist();
  }

  @Test
  void realInputsAreRoundedToTheirUnitAndClipped() throws IOException {
    Path chip =
        Files.writeString(
            folder.resolve("chip.yaml"),
            """
            spintwin: 1
            chip: lif-network
            name: reals
            inputs: {count: 1, bits: 4, unit: 0.5}
            layers:
              - {name: out, neurons: 1, answers: membranes, sources: [{from: inputs}],
                 weights: [[3]], settings: {leak: 4096}}
            """);
    Path input = Files.writeString(folder.resolve("i.csv"), "1.2\n-0.8\n9\n-9\n");
    Path trace = folder.resolve("t.csv");
    CommandLineRun run =
        CommandLineRun.of("simulate", chip, "--input", input, "--trace", trace, "--quiet");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err())
        .isEqualTo(
            "%Warning-CLIPPED: "
                + input
                + ": 2 of 4 inputs are beyond what 4 bits of 0.5 hold and were clipped\n");
    assertThat(trace).hasContent("sample,values_1,saturated\n0,6,0\n1,-6,0\n2,21,0\n3,-24,0\n");
  }

  /** {@code -Dspintwin.full=true}: a hundred images on golden model and Verilog. */
  @Test
  void demoTellsDigitsAndLeavesTheChip() throws IOException {
    assumeTrue(Boolean.getBoolean("spintwin.full"), "only in the full run");
    NeedsVerilator.check();
    Path left = folder.resolve("demo");
    CommandLineRun run =
        CommandLineRun.of(
            "demo",
            "--chip",
            "lif-network",
            "--examples",
            EXAMPLES.getParent(),
            "-o",
            left,
            "--json",
            "-");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.get("images").asInt()).isEqualTo(100);
    assertThat(json.get("right").asInt()).isGreaterThan(95);
    assertThat(json.get("firstMismatch").isNull()).isTrue();
    assertThat(CommandLineRun.of("check", left.resolve("chip.yaml")).exit()).isZero();
  }

  @Test
  void lanesOfTheCommandLineGoBeforeThoseOfTheLayers() {
    Path chip = folder.resolve("chip.yaml");
    CommandLineRun.of("init", "--chip", "lif-network", "-o", chip);
    Path rtl = folder.resolve("rtl");
    CommandLineRun run = CommandLineRun.of("generate", chip, "--lanes", 3, "-o", rtl, "--quiet");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(rtl.resolve("chip.yaml")).content().contains("lanes: 3").contains("lanes: 2");
  }

  @Test
  void aKindWithoutExperimentsSaysSo() {
    Path chip = folder.resolve("chip.yaml");
    CommandLineRun.of("init", "--chip", "lif-network", "-o", chip);
    CommandLineRun run =
        CommandLineRun.of("experiment", "all", chip, "-o", folder.resolve("out"), "--quiet");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            chip
                + ": found a kind of chip of which nothing was published to repeat; allowed"
                + " mram-lif, sot-mlp, mtj-bnn, ecram, ts-pcm");
  }
}
