// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.spintwin.NeedsVerilator;
import org.spintwin.harness.Toolchain;

@Execution(ExecutionMode.CONCURRENT)
class VerifyCommandTest {
  private static final String CHIP =
      "spintwin: 1\nchip: mram-lif\nname: x\narray: {inputs: 5, neurons: 3}\n"
          + "neuron: {threshold: 40, refractory: 4}\ntiming: {divider: 2}\n";

  @TempDir Path folder;
  private Path chip;

  @BeforeEach
  void writeChip() throws IOException {
    chip = Files.writeString(folder.resolve("chip.yaml"), CHIP);
  }

  @Test
  void findsTheVerilogEqualOverRandomStimulusAndOverrides() throws IOException {
    NeedsVerilator.check();
    CommandLineRun run =
        CommandLineRun.of(
            "verify",
            chip,
            "--cycles",
            5000,
            "--seed",
            9,
            "--param",
            "TRACE_BITS=20",
            "--param",
            "NEURONS=2",
            "--json",
            "-");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.get("cycles").asLong()).isEqualTo(5000);
    assertThat(json.get("steps").asLong()).isBetween(500L, 5000L);
    assertThat(json.get("mismatches").asInt()).isZero();
    assertThat(json.get("firstMismatch").isNull()).isTrue();
    assertThat(json.get("signalsCompared").asInt()).isGreaterThan(30);
    assertThat(json.get("bitsComparedPerCycle").asInt()).isGreaterThan(300);
    assertThat(json.get("seed").asLong()).isEqualTo(9);
    assertThat(json.get("parameters").get("TRACE_BITS").asInt()).isEqualTo(20);
    assertThat(json.get("rtlCyclesPerSecond").asDouble()).isPositive();
    assertThat(json.get("verifyCyclesPerSecond").asDouble()).isPositive();
    assertThat(run.err()).contains("equal: 5000 clocks, ").contains("; random stimulus, seed 9\n");
    assertThat(CommandLineRun.everythingIn(folder)).containsExactly("chip.yaml");
  }

  @Test
  void runsAFileOfSpikesToItsEnd() throws IOException {
    NeedsVerilator.check();
    Path spikes = Files.writeString(folder.resolve("s.csv"), "step,address\n0,4\n9,0\n");
    CommandLineRun run = CommandLineRun.of("verify", chip, "--input", spikes, "--json", "-");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().get("steps").asLong()).isGreaterThanOrEqualTo(10);
    assertThat(run.json().get("cycles").asLong()).isEqualTo(2 + 10 * 2 + 2 + 1);
    assertThat(run.err()).contains("; stimulus of a file\n");
  }

  @Test
  void namesTheNeuronOfAFoldedMismatch() throws IOException {
    NeedsVerilator.check();
    Path rtl = folder.resolve("rtl");
    assertThat(CommandLineRun.of("generate", chip, "--arch", "folded", "-o", rtl).exit()).isZero();
    Path neuron = rtl.resolve("folded_neuron.v");
    String text = Files.readString(neuron);
    String wrong = text.replace("refractory ? left - 1'b1", "refractory ? left - 2'd2");
    assertThat(wrong).isNotEqualTo(text);
    Files.writeString(neuron, wrong);
    Path spikes = Files.writeString(folder.resolve("s.csv"), "1,1,1,1,1\n".repeat(40));

    CommandLineRun run =
        CommandLineRun.of(
            "verify",
            chip,
            "--arch",
            "folded",
            "--rtl",
            rtl,
            "--input",
            spikes,
            "--out",
            folder.resolve("left"),
            "--json",
            "-");
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    JsonNode first = run.json().get("firstMismatch");
    assertThat(first.get("signal").asText()).isEqualTo("u_folded_neuron.written_q");
    assertThat(first.get("neuron").asInt()).isBetween(0, 2);
    assertThat(run.err()).contains("it is of neuron " + first.get("neuron") + "\n");
  }

  @Test
  void namesTheMismatchLeavesItsWaveformAndReplaysIt() throws IOException {
    NeedsVerilator.check();
    Path rtl = folder.resolve("rtl");
    assertThat(CommandLineRun.of("generate", chip, "-o", rtl).exit()).isZero();
    Path neuron = rtl.resolve("lif_neuron.v");
    String text = Files.readString(neuron);
    String wrong = text.replace("refractory = refractory - 1;", "refractory = refractory - 2;");
    assertThat(wrong).isNotEqualTo(text);
    Files.writeString(neuron, wrong);
    Path spikes = Files.writeString(folder.resolve("s.csv"), "1,1,1,1,1\n".repeat(40));

    Path left = folder.resolve("left");
    CommandLineRun run =
        CommandLineRun.of(
            "verify", chip, "--rtl", rtl, "--input", spikes, "--out", left, "--json", "-");
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    JsonNode first = run.json().get("firstMismatch");
    assertThat(run.json().get("mismatches").asInt()).isEqualTo(1);
    assertThat(first.get("signal").asText()).isEqualTo("u_lif_neuron.refractory_q");
    assertThat(first.get("golden").asInt()).isEqualTo(3);
    assertThat(first.get("rtl").asInt()).isEqualTo(2);
    assertThat(first.get("neuronInputs").get("u_lif_neuron.refractory_q").asInt()).isEqualTo(4);
    assertThat(first.get("inputs").get("rst_ni").asText()).isEqualTo("0x1");
    assertThat(run.err())
        .contains(
            "differs: step "
                + first.get("step")
                + ", clock "
                + first.get("clock")
                + ": u_lif_neuron.refractory_q["
                + first.get("element")
                + "] is 3 in the golden model, 2 in the Verilog\n")
        .contains("waveform and replay are in " + left + "\n");
    assertThat(CommandLineRun.everythingIn(left))
        .containsExactly("replay.json", "spikes.npy", "window.gtkw", "window.vcd");

    Path replay = left.resolve("replay.json");
    CommandLineRun again =
        CommandLineRun.of(
            "verify",
            chip,
            "--rtl",
            rtl,
            "--replay",
            replay,
            "--out",
            folder.resolve("again"),
            "--json",
            "-");
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.json().get("firstMismatch")).isEqualTo(first);
    CommandLineRun mended = CommandLineRun.of("verify", chip, "--replay", replay, "--json", "-");
    assertThat(mended.exit()).as(mended.err()).isZero();
    assertThat(mended.json().get("cycles").asLong()).isEqualTo(first.get("clock").asLong() + 1);
  }

  @Test
  void refusesAReplayOfAnotherChip() throws IOException {
    Path replay = folder.resolve("replay.json");
    new Replay(1, 17, 5, 1, Map.of(), null).write(replay);
    CommandLineRun run = CommandLineRun.of("verify", chip, "--quiet", "--replay", replay);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .startsWith("%Error-COMBINATION: " + replay + ": specDigest: found 17; allowed ")
        .endsWith(", the digest of the chip\n");
    Files.writeString(replay, "{\"schemaVersion\": 1}");
    assertThat(CommandLineRun.of("verify", chip, "--quiet", "--replay", replay).err())
        .startsWith("%Error-FORMAT: " + replay + ": found what is no replay: ");
    Path missing = folder.resolve("none.json");
    assertThat(CommandLineRun.of("verify", chip, "--quiet", "--replay", missing))
        .isEqualTo(
            new CommandLineRun(
                3,
                "",
                "%Error-NOTFOUND: " + missing + ": found no such file; allowed a replay.json\n"));
  }

  @Test
  void refusesIllegalOverrides() {
    assertThat(refused("--param", "TRACE_BIT=3"))
        .startsWith("%Error-UNKNOWNKEY: --param: TRACE_BIT: found an unknown parameter; allowed ")
        .endsWith("; did you mean TRACE_BITS?\n");
    assertThat(refused("--param", "TRACE_BITS=99"))
        .isEqualTo(
            "%Error-COMBINATION: --param: found {TRACE_BITS=99};"
                + " allowed TRACE_BITS must be 4 to 32\n");
    assertThat(refused("--param", "TRACE_BITS"))
        .isEqualTo(
            "%Error-FORMAT: --param: found TRACE_BITS;"
                + " allowed NAME=VALUE with a whole number\n");
  }

  @Test
  void refusesAFolderThatIsNotTheVerilogOfTheChip() {
    CommandLineRun run = CommandLineRun.of("verify", chip, "--quiet", "--rtl", folder);
    assertThat(run)
        .isEqualTo(
            new CommandLineRun(
                3,
                "",
                "%Error-NOTFOUND: "
                    + folder.resolve("x.v")
                    + ": found no such file;"
                    + " allowed a folder written by: spintwin generate\n"));
    assertThat(
            CommandLineRun.of("verify", chip, "--rtl", folder, "--param", "NEURONS=2", "--quiet"))
        .isEqualTo(
            new CommandLineRun(
                2,
                "",
                "%Error-USAGE: spintwin verify: --rtl takes the Verilog as it is; give it without"
                    + " --param\nTry 'spintwin verify --help'.\n"));
  }

  private String refused(String option, String value) {
    CommandLineRun run = CommandLineRun.of("verify", chip, "--quiet", option, value);
    assertThat(run.exit()).isEqualTo(3);
    return run.err();
  }

  @Test
  void saysHowToInstallVerilator() throws IOException {
    CommandLineRun run =
        CommandLineRun.with(
            Map.of("PATH", folder.toString()),
            false,
            "verify",
            chip,
            "--quiet",
            "--out",
            folder.resolve("left"));
    assertThat(run)
        .isEqualTo(
            new CommandLineRun(
                4,
                "",
                "%Error-TOOLMISSING: verilator is not on PATH. Install it with: "
                    + Toolchain.INSTALL
                    + "\n"));
    assertThat(CommandLineRun.everythingIn(folder)).containsExactly("chip.yaml");
  }

  @Test
  void refusesATimeoutThatIsNoNumber() {
    NeedsVerilator.check();
    assertThat(
            CommandLineRun.with(
                Map.of("SPINTWIN_TIMEOUT", "soon"), false, "verify", chip, "--quiet"))
        .isEqualTo(
            new CommandLineRun(
                2,
                "",
                "%Error-USAGE: spintwin verify: SPINTWIN_TIMEOUT is 'soon'; a whole number of"
                    + " seconds from 1 to 999999 is allowed\nTry 'spintwin verify --help'.\n"));
  }

  @Test
  void aCompilerThatHangsIsKilledAndNothingRemains() throws IOException {
    NeedsVerilator.check();
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String name : new String[] {"verilator", "g++"}) {
      Path tool = Files.writeString(tools.resolve(name), "#!/bin/sh\nexec /bin/sleep 100\n");
      assertThat(tool.toFile().setExecutable(true)).isTrue();
    }
    CommandLineRun run =
        CommandLineRun.with(
            Map.of(
                "PATH", tools.toString(),
                "SPINTWIN_TIMEOUT", "1",
                "SPINTWIN_CACHE", folder.resolve("cache").toString()),
            false,
            "verify",
            chip,
            "--quiet",
            "--out",
            folder.resolve("left"));
    assertThat(run.exit()).isEqualTo(6);
    assertThat(run.err()).startsWith("%Error-TIMEOUT: verilator did not end within 1 s");
    assertThat(folder.resolve("left")).doesNotExist();
  }
}
