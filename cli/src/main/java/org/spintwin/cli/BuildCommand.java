// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.spintwin.board.Board;
import org.spintwin.board.BoardFiles;
import org.spintwin.board.BuildFlow;
import org.spintwin.board.FpgaFamily;
import org.spintwin.board.ToolCall;
import org.spintwin.cli.BuildReport.Proof;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.LinkedChip;
import org.spintwin.harness.BitstreamProof;
import org.spintwin.harness.BoardBuild;
import org.spintwin.harness.BoardTools;
import org.spintwin.harness.LineRecording;
import org.spintwin.harness.LockstepResult;
import org.spintwin.harness.PlacementReport;
import org.spintwin.harness.StepTiming;
import org.spintwin.harness.Synthesis.Cells;
import org.spintwin.harness.SynthesisProof;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.io.StagedOutput;
import org.spintwin.kind.Twin;
import org.spintwin.link.Conversation;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.Design;
import org.spintwin.spec.LinkedChipSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spintwin build}. */
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    description = {
      "Make a bitstream of a chip behind a serial link for a board: top module, constraints,"
          + " synthesis, place and route, report.",
      "Where the board's tools are not there, all their files are written, to be built later."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spintwin build chip.yaml --arch folded --board icebreaker -o build/board",
      "  spintwin flash build/board"
    })
final class BuildCommand extends SpintwinCommand {
  /** What {@code flash} reads. */
  static final String RECEIPT = "build.json";

  /** Where no input is given; a sample may take many words. */
  private static final int PROOF_STEPS = 8;

  private static final int PROOF_SAMPLES = 2;

  private static final long PROOF_SEED = 1;

  @Parameters(paramLabel = "CHIP.yaml", description = "The chip file.")
  private Path chip;

  @Option(
      names = "--board",
      required = true,
      paramLabel = "BOARD",
      description = "Name of a board, or path of a board file; see spintwin boards list.")
  private String boardName;

  @Mixin private BoardPlaces places;
  @Mixin private ArchitectureOptions architecture;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "The folder to write; new or empty, or replaced as a whole with --force.")
  private Path folder;

  @Option(
      names = "--baud",
      paramLabel = "N",
      defaultValue = "115200",
      description =
          "Bits per second on the serial line, 115200 to 3000000, at most a quarter of the clock."
              + " Default: ${DEFAULT-VALUE}.")
  private long baud;

  @Option(
      names = "--prove",
      description =
          "Of an iCE40 board: compare netlist and bitstream read back with the golden model at"
              + " every clock of a conversation through the pins, and prove the synthesis.")
  private boolean prove;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description =
          "Spikes or samples of the conversation of --prove, as for simulate. Default: a few random"
              + " ones.")
  private Path input;

  @Override
  ExitCode run(Console console, Map<String, Object> json) throws IOException {
    Board board = places.boards().of(boardName);
    checkOptions(board);
    try (StagedOutput out = StagedOutput.folder(folder, output.force)) {
      Twin twin = architecture.loadForBoard(chip, console);
      var fit = new BoardFit(chip, twin, board);
      fit.check();
      var tools = new BoardTools(environment());
      requireTools(board, tools);
      GoldenChip linked = LinkedChip.of(twin.chip(), board.clockHz(), baud);
      long[][] steps = input == null ? randomSteps(twin) : twin.input(input, twin.chip()).steps();
      BuildFlow flow = write(linked.design().loadingImages(), board, out.path());
      var build = new BoardBuild(flow, out.path(), tools);
      BuildReport report = build(build, twin, fit, console);
      if (prove) {
        report = report.proved(prove(build, twin, linked, steps, console));
      }
      Files.writeString(out.path().resolve("report.html"), report.html(typed(), environment()));
      report.print(console);
      json.putAll(report.json());
      Files.writeString(out.path().resolve(RECEIPT), text(json) + "\n");
      out.commit();
      console.print("files           %s", folder);
      json.put("folder", folder.toString());
      return report.proof() == null || report.proof().holds() ? ExitCode.OK : ExitCode.MISMATCH;
    }
  }

  private static long[][] randomSteps(Twin twin) {
    boolean events = LinkedChipSpec.isOfEvents(twin.chip().design());
    return Conversation.randomSteps(twin.chip(), events ? PROOF_STEPS : PROOF_SAMPLES, PROOF_SEED);
  }

  private void checkOptions(Board board) {
    long fastest = LinkOptions.mostBaud(board.clockHz());
    if (baud < LinkOptions.LEAST_BAUD || baud > fastest) {
      throw misuse(
          "--baud: found "
              + baud
              + "; allowed "
              + LinkOptions.LEAST_BAUD
              + " to "
              + fastest
              + " on "
              + board.name());
    }
    if (input != null && !prove) {
      throw misuse("--input is what --prove has the chip do; give both");
    }
    if (prove && (board.family() != FpgaFamily.ICE40 || board.divide() != 1)) {
      throw misuse(
          "--prove reads back bitstreams of iCE40 boards only; "
              + board.name()
              + " has "
              + board.device().title());
    }
  }

  /** Only the tools of other boards may be missing, which few have beside spintwin. */
  private void requireTools(Board board, BoardTools tools) {
    if (board.family() == FpgaFamily.ICE40) {
      tools.require(board.family().tools());
    }
    if (prove) {
      tools.require(BitstreamProof.PROGRAMS);
      toolchain();
    }
  }

  /** Writes everything but what the tools make; returns how they make it. */
  private static BuildFlow write(Design linked, Board board, Path folder) throws IOException {
    Map<String, String> files = new LinkedHashMap<>(new VerilogWriter().chip(linked));
    files.putAll(VerilogWriter.images(linked));
    BuildFlow flow = BoardFiles.flow(board, linked, files.keySet());
    Map<String, String> all = new LinkedHashMap<>(files);
    all.putAll(BoardFiles.of(board, linked, files.keySet()));
    for (Map.Entry<String, String> file : all.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    return flow;
  }

  private BuildReport build(BoardBuild build, Twin twin, BoardFit fit, Console console)
      throws IOException {
    Board board = build.flow().board();
    boolean ice40 = board.family() == FpgaFamily.ICE40;
    var report = new BuildReport(twin, build.flow(), baud, StepTiming.of(twin.chip()));
    Optional<String> missing = build.missing();
    if (missing.isPresent()) {
      console.warn(
          "NOTBUILT",
          missing.get()
              + " is not on PATH. "
              + BoardTools.remedy(missing.get())
              + "; then run build.sh in "
              + folder);
      return report;
    }
    Cells cells = null;
    for (ToolCall step : build.flow().steps()) {
      console.timed(
          step.program(),
          () -> {
            build.run(step);
            return step.product();
          });
      if (ice40 && cells == null) {
        cells = build.cells();
        fit.check(cells);
      }
    }
    Optional<PlacementReport> placed = build.placement();
    OptionalDouble second = ice40 ? build.icetime() : OptionalDouble.empty();
    placed
        .filter(p -> p.megahertz() * 1e6 < board.clockHz())
        .ifPresent(
            p -> {
              throw fit.tooSlow(p.megahertz());
            });
    return report.built(cells, placed.orElse(null), second);
  }

  private Proof prove(
      BoardBuild build, Twin twin, GoldenChip linked, long[][] steps, Console console)
      throws IOException {
    var verilator = new VerilatorBuild(toolchain());
    LineRecording said =
        console.timed(
            "have the conversation",
            () ->
                Conversation.record(
                    twin.chip(), linked, build.flow().board().clockHz(), baud, steps));
    var proof = new BitstreamProof(build, linked, said);
    LockstepResult netlist = compare("compare netlist", proof, verilator, proof.netlist(), console);
    LockstepResult bitstream =
        compare("compare bitstream", proof, verilator, proof.bitstream(), console);
    SynthesisProof synthesis = console.timed("prove synthesis", () -> SynthesisProof.of(build));
    return new Proof(proof.outputs(), netlist, bitstream, synthesis);
  }

  private static LockstepResult compare(
      String name, BitstreamProof proof, VerilatorBuild verilator, String verilog, Console console)
      throws IOException {
    try (Console.Stage stage = console.stage(name, proof.conversation().clocks())) {
      return proof.run(verilator, verilog, stage::done);
    }
  }
}
