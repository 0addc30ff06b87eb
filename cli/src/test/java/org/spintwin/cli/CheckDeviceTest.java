// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.board.BlockRam;
import org.spintwin.spec.Architecture;

final class CheckDeviceTest {
  @TempDir Path folder;

  @Test
  void aChipThatFitsIsLaidOutOnTheDevice() throws IOException {
    Path chip = chip(256, 64, 8);
    CommandLineRun run = CommandLineRun.of("check", chip, "--device", "hx8k", "--quiet");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("block RAMs     30 of 4 kbit, as iCE40 has them\n");
    assertThat(run.out())
        .containsPattern(
            "device         Lattice iCE40 HX8K: about \\d+ of 7680 LUTs, 30 of 32 block RAMs\n");
  }

  @Test
  void codesGoToSinglePortRamWhereBlockRamDoesNotHoldThem() throws IOException {
    CommandLineRun run =
        CommandLineRun.of("check", chip(256, 256, 16), "--device", "up5k", "--json", "-");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode device = run.json().get("device");
    assertThat(device.get("blockRams").asInt()).isEqualTo(29);
    assertThat(device.get("singlePortRams").asInt()).isEqualTo(4);
    assertThat(device.get("inSinglePortRam").get(0).asText()).isEqualTo("u_folded_array.code_q");
    assertThat(run.err())
        .contains(
            "29 of 30 block RAMs, 4 of 4 single-port RAMs (u_folded_array.code_q: no initial"
                + " contents, to be loaded at run time)");
  }

  @Test
  void aChipBeyondTheMemoryIsRefused() throws IOException {
    Path chip = chip(256, 256, 1);
    CommandLineRun run = CommandLineRun.of("check", chip, "--device", "hx8k", "--quiet");
    assertThat(run)
        .isEqualTo(
            new CommandLineRun(
                3,
                "",
                "%Error-DEVICE: "
                    + chip
                    + ": --device hx8k: found 71 block RAMs (u_folded_array.code_q 64,"
                    + " u_spike_queue.queue_q 3, u_event_queue.queue_q 1); allowed 32 on Lattice"
                    + " iCE40 HX8K; take fewer inputs, neurons or bits, fewer lanes, or a larger"
                    + " device\n"));
  }

  @Test
  void aChipBeyondTheLogicIsRefused() throws IOException {
    Path chip = chip(256, 16, 16);
    CommandLineRun parallel =
        CommandLineRun.of("check", chip, "--arch", "parallel", "--device", "up5k", "--quiet");
    assertThat(parallel.exit()).isEqualTo(3);
    assertThat(parallel.err())
        .startsWith("%Error-DEVICE: " + chip + ": --device up5k: found about ")
        .endsWith(
            " logic cells; allowed 5280 on Lattice iCE40 UP5K; take fewer lanes, --arch folded, or"
                + " a larger device\n");
  }

  @Test
  void anUnknownDeviceIsMisuse() throws IOException {
    CommandLineRun run = CommandLineRun.of("check", chip(16, 16, 1), "--device", "hx9k");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--device: device 'hx9k' is none of hx8k, up5k");
  }

  /** Block RAMs that Yosys 0.23 takes for a memory by itself. */
  @ParameterizedTest
  @CsvSource({
    "256, 16, 1",
    "256, 10, 1",
    "1024, 10, 3",
    "65536, 4, 64",
    "65536, 1, 16",
    "16384, 5, 20",
    "2048, 40, 20",
    "16, 192, 12",
    "2, 192, 0",
    "64, 1, 0",
    "4, 16, 0"
  })
  void blockRamsFollowFromTheShapeOfAMemory(int words, int width, int rams) {
    assertThat(BlockRam.count(words, width)).isEqualTo(rams);
  }

  /** LUTs and flip-flops that Yosys 0.23 made of them, of 256 neurons. */
  @ParameterizedTest
  @CsvSource({
    "1, 64, 0, 2, 0, 0, 598, 327", "1, 256, 0, 2, 0, 0, 694, 334", "8, 64, 0, 2, 0, 0, 1521, 659",
    "16, 16, 0, 2, 0, 0, 2586, 1058", "1, 64, 1, 0, 0, 0, 958, 377", "1, 64, 0, 2, 1, 0, 1139, 420",
    "1, 64, 0, 2, 0, 32, 959, 535", "32, 64, 0, 2, 0, 0, 4855, 1871"
  })
  void theEstimateIsNearSynthesis(
      long lanes,
      long inputs,
      long psp,
      long polarity,
      long inhibition,
      long counters,
      int luts,
      int flipFlops) {
    SizeEstimate size =
        SizeEstimate.of(
            Architecture.FOLDED,
            Map.ofEntries(
                Map.entry("NEURONS", 256L),
                Map.entry("INPUTS", inputs),
                Map.entry("LANES", lanes),
                Map.entry("CODE_BITS", 4L),
                Map.entry("CODE_FRACTION_BITS", 0L),
                Map.entry("FRACTION_BITS", 0L),
                Map.entry("MEMBRANE_BITS", 12L),
                Map.entry("TRACE_BITS", 12L),
                Map.entry("PSP_SHAPE", psp),
                Map.entry("COEFFICIENT_BITS", 4L),
                Map.entry("REFRACTORY_BITS", 0L),
                Map.entry("DIVIDER_BITS", 8L),
                Map.entry("POLARITY", polarity),
                Map.entry("INHIBITION", inhibition),
                Map.entry("COUNTER_BITS", counters),
                Map.entry("READBACK", 0L)));
    assertThat((double) size.luts()).isCloseTo(luts, Percentage.withPercentage(20));
    assertThat((double) size.flipFlops() + size.memoryBits())
        .isCloseTo(flipFlops, within(0.25 * flipFlops));
  }

  private Path chip(int neurons, int inputs, int lanes) throws IOException {
    return Files.writeString(
        folder.resolve("chip.yaml"),
        """
        spintwin: 1
        chip: mram-lif
        name: x
        array: {inputs: %d, neurons: %d, bits: 2, polarity: signed, code_bits: 4, code_fraction_bits: 0}
        neuron: {membrane_bits: 12, trace_bits: 12, fraction_bits: 0, coefficient_bits: 4, psp: pulse,
          leak: {shift: 4}, threshold: 60, refractory: 0, refractory_bits: 0}
        device: {sigma_r: 0}
        timing: {divider_bits: 8}
        architecture: {kind: folded, lanes: %d, counter_bits: 0, readback: false}
        """
            .formatted(inputs, neurons, lanes));
  }
}
