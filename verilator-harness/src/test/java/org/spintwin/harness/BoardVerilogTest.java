// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.board.Board;
import org.spintwin.board.Board.Reached;
import org.spintwin.board.BoardFiles;
import org.spintwin.board.Boards;
import org.spintwin.board.BuildFlow;
import org.spintwin.board.ToolCall;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.LinkedChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.Design;
import org.spintwin.spec.TwinImage;

/** A linked chip in the top module of every board. */
final class BoardVerilogTest {
  private static final long BAUD = 3_000_000;

  /** All take two minutes. */
  private static final boolean FULL = Boolean.getBoolean("spintwin.full");

  private static final String QUICKEST = "de10-nano";

  static final List<String> NAMES = Boards.NAMES;

  @TempDir Path folder;

  @ParameterizedTest
  @RequiresTool("verilator")
  @FieldSource("NAMES")
  void verilatorIsSilent(String name) throws IOException, InterruptedException {
    assertSilent(name, "verilator", "--lint-only", "-Wall", "--top-module");
  }

  @ParameterizedTest
  @RequiresTool("iverilog")
  @FieldSource("NAMES")
  void icarusIsSilent(String name) throws IOException, InterruptedException {
    assertSilent(name, "iverilog", "-g2005", "-Wall", "-t", "null", "-o", "/dev/null", "-s");
  }

  static Stream<String> synthesized() {
    return NAMES.stream().filter(name -> board(name).reached() == Reached.SYNTHESIZED);
  }

  static Stream<String> placed() {
    return NAMES.stream().filter(name -> board(name).reached() == Reached.PLACED);
  }

  /** That is what {@code boards list} says of them. */
  @ParameterizedTest
  @RequiresTool("yosys")
  @MethodSource("synthesized")
  void yosysMapsItToTheCellsOfTheBoard(String name) throws IOException, InterruptedException {
    assumeThat(FULL || name.equals(QUICKEST)).as("-Dspintwin.full=true").isTrue();
    Board board = board(name);
    Design linked = linked(board, SmallChips.foldedRing());
    String script = write(board, linked).synthesisScript() + "; check -assert";
    ToolOutput output = ToolOutput.of(folder, List.of("yosys", "-Q", "-q", "-p", script));
    assertThat(output.exitCode()).as(output.text()).isZero();
    // Yosys 0.23 says this of its own block RAMs for 7 series.
    assertThat(output.text().lines().filter(l -> !l.startsWith("Warning: Resizing cell port")))
        .as(script)
        .isEmpty();
  }

  /** With tools that Debian has from its release 13 on, so skipped in continuous integration. */
  @ParameterizedTest
  @MethodSource("placed")
  void theToolsOfTheBoardMakeABitstreamThatMeetsTheClock(String name)
      throws IOException, InterruptedException {
    assumeThat(FULL).as("-Dspintwin.full=true").isTrue();
    Board board = board(name);
    for (String tool : board.family().tools()) {
      assumeThat(Toolchain.onPath(System.getenv(), tool)).as(tool).isPresent();
    }
    BuildFlow flow = write(board, linked(board, SmallChips.foldedRing()));
    for (ToolCall step : flow.steps()) {
      List<String> command = new ArrayList<>(List.of(step.program()));
      command.addAll(step.arguments());
      ToolOutput output = ToolOutput.of(folder, command);
      assertThat(output.exitCode()).as("%s: %s", step.line(), output.text()).isZero();
      assertThat(folder.resolve(step.product())).isNotEmptyFile();
    }
  }

  private void assertSilent(String name, String... command)
      throws IOException, InterruptedException {
    Board board = board(name);
    Design linked = linked(board, SmallChips.foldedRing());
    List<String> all = new ArrayList<>(List.of(command));
    all.add(BoardFiles.top(linked));
    all.addAll(write(board, linked).verilog());
    assertThat(ToolOutput.of(folder, all)).as("%s", all).isEqualTo(new ToolOutput(0, ""));
  }

  /** Writes all files; returns what builds with them. */
  private BuildFlow write(Board board, Design linked) throws IOException {
    Map<String, String> files = new LinkedHashMap<>(new VerilogWriter().chip(linked));
    files.putAll(VerilogWriter.images(linked));
    ToolOutput.write(folder, files);
    ToolOutput.write(folder, BoardFiles.of(board, linked, files.keySet()));
    return BoardFiles.flow(board, linked, files.keySet());
  }

  private static Board board(String name) {
    return new Boards(null).of(name);
  }

  private static Design linked(Board board, TwinImage image) {
    GoldenChip chip = MramLifModel.chip(image);
    return LinkedChip.of(chip, board.clockHz(), BAUD).design();
  }
}
