// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BuildCommandTest {
  @TempDir Path folder;

  private Path chip;
  private Path target;

  @BeforeEach
  void writeChip() {
    chip = folder.resolve("chip.yaml");
    target = folder.resolve("board");
    assertThat(CommandLineRun.of("init", "-o", chip).exit()).isZero();
  }

  private CommandLineRun build(Object... more) {
    return build(Map.of(), more);
  }

  /** Without any program on PATH. */
  private CommandLineRun withoutTools(Object... more) {
    return build(Map.of("PATH", folder.toString()), more);
  }

  private CommandLineRun build(Map<String, String> environment, Object... more) {
    Object[] all = new Object[4 + more.length];
    all[0] = "build";
    all[1] = chip;
    all[2] = "-o";
    all[3] = target;
    System.arraycopy(more, 0, all, 4, more.length);
    return CommandLineRun.with(environment, false, all);
  }

  @Test
  void aChipThatIsTooLargeIsRefusedBeforeSynthesisWithWhatWouldFit() {
    CommandLineRun run = withoutTools("--board", "icebreaker", "--quiet");
    assertThat(run.exit()).isEqualTo(ExitCode.INVALID_INPUT.value());
    assertThat(run.err())
        .startsWith("%Error-DEVICE: " + chip + ": --board icebreaker: found about ")
        .endsWith(
            " look-up tables; allowed 5280 on Lattice iCE40 UP5K; --arch folded --lanes 1 would"
                + " fit, or take a larger board\n");
    assertThat(target).doesNotExist();
  }

  @Test
  void fewerLanesAreProposedToAFoldedChip() {
    CommandLineRun run =
        withoutTools("--board", "icebreaker", "--arch", "folded", "--lanes", 16, "--quiet");
    assertThat(run.exit()).isEqualTo(ExitCode.INVALID_INPUT.value());
    assertThat(run.err()).containsPattern("; --lanes [24] would fit, or take a larger board\n$");
  }

  @Test
  void aSmallerArrayIsProposedWhereOneLaneIsTooMuch() throws IOException {
    Files.writeString(
        chip,
        Files.readString(chip)
            .replaceFirst("inputs: 64 ", "inputs: 512 ")
            .replaceFirst("neurons: 16 ", "neurons: 256 "));
    CommandLineRun run = withoutTools("--board", "hx8k-breakout", "--arch", "folded", "--quiet");
    assertThat(run.exit()).isEqualTo(ExitCode.INVALID_INPUT.value());
    assertThat(run.err())
        .containsPattern(
            "found about \\d+ block RAMs; allowed 32 on Lattice iCE40 HX8K; --lanes 1 with \\d+"
                + " inputs and \\d+ neurons would fit");
  }

  @Test
  void aParallelArrayOfAnotherKindIsRefusedToo() {
    assertThat(CommandLineRun.of("init", "--chip", "mtj-bnn", "-o", chip, "--force").exit())
        .isZero();
    CommandLineRun run = withoutTools("--board", "upduino", "--quiet");
    assertThat(run.exit()).isEqualTo(ExitCode.INVALID_INPUT.value());
    assertThat(run.err())
        .contains("found about 20800 look-up tables; allowed 5280 on Lattice iCE40 UP5K; take a");
  }

  @Test
  void aMissingToolIsNamedWithWhatInstallsIt() {
    CommandLineRun run = withoutTools("--board", "icebreaker", "--arch", "folded", "--quiet");
    assertThat(run)
        .isEqualTo(
            new CommandLineRun(
                ExitCode.TOOL_MISSING.value(),
                "",
                "%Error-TOOLMISSING: yosys is not on PATH. Install it with: apt-get install -y"
                    + " --no-install-recommends yosys\n"));
    assertThat(target).doesNotExist();
  }

  @Test
  void filesForOtherBoardsAreWrittenWithoutTheirTools() throws IOException {
    CommandLineRun run =
        withoutTools("--board", "arty-a7-35t", "--arch", "folded", "--json", "-", "--quiet");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err())
        .startsWith(
            "%Warning-NOTBUILT: vivado is not on PATH. Install it as its maker says; then run"
                + " build.sh in "
                + target);
    assertThat(run.json().get("bitstream").isNull()).isTrue();
    assertThat(run.json().get("timing").get("mostInterval").asInt()).isGreaterThan(1000);
    assertThat(CommandLineRun.everythingIn(target))
        .contains("build.sh", "build.tcl", "build.json", "report.html", "mram_twin_board.xdc")
        .contains("mram_twin_board.v", "mram_twin_link.v", "mram_twin.v", "mram_twin_code.mem");
    CommandLineRun flash = CommandLineRun.of("flash", target);
    assertThat(flash.exit()).isEqualTo(ExitCode.INVALID_INPUT.value());
    assertThat(flash.err()).contains("bitstream: found none; allowed a bitstream; build it where");
  }

  @Test
  void theSameChipGivesTheSameFiles() throws IOException {
    Object[] options = {"--board", "basys3", "--arch", "folded", "--quiet"};
    assertThat(withoutTools(options).exit()).isZero();
    String first = Files.readString(target.resolve("build.json"));
    assertThat(withoutTools(options).err()).contains("use --force to replace");
    assertThat(withoutTools("--board", "basys3", "--arch", "folded", "--quiet", "--force").exit())
        .isZero();
    assertThat(target.resolve("build.json")).hasContent(first);
  }

  @Test
  void aLineThatIsTooFastForTheClockIsMisuse() {
    CommandLineRun run = build("--board", "icebreaker", "--baud", 3_000_001);
    assertThat(run.exit()).isEqualTo(ExitCode.USAGE.value());
    assertThat(run.err())
        .contains("--baud: found 3000001; allowed 115200 to 3000000 on icebreaker");
  }

  @Test
  void onlyBitstreamsOfIce40AreReadBack() {
    CommandLineRun run = build("--board", "ulx3s", "--prove");
    assertThat(run.exit()).isEqualTo(ExitCode.USAGE.value());
    assertThat(run.err()).contains("iCE40 boards only; ulx3s has Lattice ECP5");
    assertThat(build("--board", "icebreaker", "--input", "x.csv").err())
        .contains("--input is what --prove has the chip do; give both");
  }

  @Test
  void anUnknownBoardIsAskedAfter() {
    CommandLineRun run = build("--board", "icebraker");
    assertThat(run.exit()).isEqualTo(ExitCode.INVALID_INPUT.value());
    assertThat(run.err()).endsWith("did you mean icebreaker?\n");
  }

  @Test
  void flashRunsTheLoaderOfTheBoard() throws IOException {
    Files.createDirectories(target);
    Files.writeString(target.resolve("x.bin"), "bits");
    Files.writeString(
        target.resolve("build.json"),
        "{\"board\": \"icebreaker\", \"bitstream\": \"x.bin\", \"loader\": [\"iceprog\","
            + " \"{bitstream}\"]}");
    Path program = folder.resolve("iceprog");
    Map<String, String> environment = Map.of("PATH", folder.toString());
    CommandLineRun missing = CommandLineRun.with(environment, false, "flash", target, "--quiet");
    assertThat(missing.exit()).isEqualTo(ExitCode.TOOL_MISSING.value());
    assertThat(missing.err()).contains("iceprog is not on PATH. Install it with: apt-get");
    Files.writeString(program, "#!/bin/sh\necho programmed $1\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    CommandLineRun run = CommandLineRun.with(environment, false, "flash", target);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("loaded x.bin into icebreaker\n");
    assertThat(run.err()).endsWith("programmed " + target.toAbsolutePath().resolve("x.bin") + "\n");
    JsonNode json =
        new ObjectMapper()
            .readTree(
                CommandLineRun.with(environment, false, "flash", target, "--json", "-").out());
    assertThat(json.get("loader").get(0).asText()).isEqualTo("iceprog");
  }

  @Test
  void flashAsksForAFolderThatBuildWrote() {
    CommandLineRun run = CommandLineRun.of("flash", folder);
    assertThat(run.exit()).isEqualTo(ExitCode.INVALID_INPUT.value());
    assertThat(run.err()).contains("build.json: found no such file; allowed a folder that build");
  }

  @Test
  void flashRunsNoOtherProgramAndReadsNoBrokenReceipt() throws IOException {
    Files.createDirectories(target);
    Files.writeString(target.resolve("x.bin"), "bits");
    Path receipt = target.resolve("build.json");
    Files.writeString(receipt, "{\"bitstream\": \"x.bin\", \"loader\": [\"sh\", \"x\"]}");
    CommandLineRun other = CommandLineRun.of("flash", target);
    assertThat(other.exit()).isEqualTo(ExitCode.INVALID_INPUT.value());
    assertThat(other.err())
        .contains("loader: found sh; allowed a command that begins with iceprog");
    Files.writeString(receipt, "{");
    CommandLineRun broken = CommandLineRun.of("flash", target);
    assertThat(broken.exit()).isEqualTo(ExitCode.INVALID_INPUT.value());
    assertThat(broken.err()).contains("build.json", "allowed what build wrote");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x.bin", "/etc/hostname", "a\\u0000b"})
  void flashLoadsNothingThatIsNotInTheFolder(String bitstream) throws IOException {
    Files.createDirectories(target);
    Files.writeString(folder.resolve("x.bin"), "bits");
    Files.writeString(
        target.resolve("build.json"),
        "{\"bitstream\": \"" + bitstream + "\", \"loader\": [\"iceprog\", \"{bitstream}\"]}");
    CommandLineRun run = CommandLineRun.of("flash", target);
    assertThat(run.exit()).isEqualTo(ExitCode.INVALID_INPUT.value());
    assertThat(run.err())
        .contains(
            "build.json: bitstream: found " + bitstream.replace("\\u0000", "\uFFFD"),
            "; allowed the name of a file in the same folder");
  }
}
