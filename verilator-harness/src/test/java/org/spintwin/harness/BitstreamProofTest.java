// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.board.Board;
import org.spintwin.board.BoardFiles;
import org.spintwin.board.Boards;
import org.spintwin.board.BuildFlow;
import org.spintwin.board.ToolCall;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.LinkedChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.link.Conversation;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.Design;

/** A small chip, all the way to a bitstream and back. */
@RequiresTool({"yosys", "nextpnr-ice40", "icepack", "iceunpack", "icebox_vlog", "verilator"})
final class BitstreamProofTest {
  private static final long BAUD = 3_000_000;
  private static final long SEED = 1;
  private static final int STEPS = 6;
  private static final Pattern TABLE = Pattern.compile("LUT_INIT\\(16'h([0-9a-f]{4})\\)");

  private static final Pattern CELL_TABLE =
      Pattern.compile(
          "\"type\": \"SB_LUT4\",\\s+\"parameters\": \\{\\s+\"LUT_INIT\": \"([01]{16})\"");

  @TempDir static Path folder;

  private static BoardBuild build;
  private static BitstreamProof proof;

  @BeforeAll
  static void makeBitstream() throws IOException {
    Board board = new Boards(null).of("icebreaker");
    var model = new MramLifModel(Architecture.FOLDED);
    Map<String, Long> parameters =
        Map.ofEntries(
            Map.entry("NEURONS", 4L),
            Map.entry("INPUTS", 8L),
            Map.entry("CODE_BITS", 4L),
            Map.entry("CODE_FRACTION_BITS", 0L),
            Map.entry("FRACTION_BITS", 0L),
            Map.entry("MEMBRANE_BITS", 10L),
            Map.entry("TRACE_BITS", 10L),
            Map.entry("PSP_SHAPE", 0L),
            Map.entry("INIT_LEAK", 3L),
            Map.entry("INIT_THRESHOLD", 9L),
            Map.entry("REFRACTORY_BITS", 0L),
            Map.entry("POLARITY", 0L),
            Map.entry("COUNTER_BITS", 0L));
    GoldenChip chip = model.chip("gates", parameters, model.randomMemories(parameters, SEED));
    GoldenChip linked = LinkedChip.of(chip, board.clockHz(), BAUD);
    Design design = linked.design().loadingImages();
    Map<String, String> files = new LinkedHashMap<>(new VerilogWriter().chip(design));
    files.putAll(VerilogWriter.images(design));
    BuildFlow flow = BoardFiles.flow(board, design, files.keySet());
    files.putAll(BoardFiles.of(board, design, Map.copyOf(files).keySet()));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    build = new BoardBuild(flow, folder, new BoardTools(System.getenv()));
    flow.steps().forEach(build::run);
    long[][] steps = Conversation.randomSteps(chip, STEPS, SEED);
    proof =
        new BitstreamProof(
            build, linked, Conversation.record(chip, linked, board.clockHz(), BAUD, steps));
  }

  private static LockstepResult run(String verilog) throws IOException {
    Toolchain found = Fixtures.tools();
    // Netlists take far longer to compile than to run here.
    var tools =
        new Toolchain(found.verilator(), found.compiler(), "-O0", found.cache(), found.timeout());
    return proof.run(new VerilatorBuild(tools), verilog, done -> {});
  }

  @Test
  void placementMeetsTheClockByBothPrograms() throws IOException {
    double megahertz = build.placement().orElseThrow().megahertz();
    assertThat(megahertz).isGreaterThan(15);
    build.icetime().ifPresent(second -> assertThat(second).isBetween(15.0, 2 * megahertz));
    assertThat(build.cells().blockRams()).isPositive();
    assertThat(build.cells().luts())
        .isLessThanOrEqualTo(build.placement().orElseThrow().used("ICESTORM_LC"));
  }

  @Test
  void netlistEqualsGoldenModelAtThePinsAndAWrongLookUpTableIsFound() throws IOException {
    String netlist = proof.netlist();
    LockstepResult result = run(netlist);
    assertThat(result.difference()).isNull();
    assertThat(result.clocks()).isEqualTo(proof.conversation().clocks()).isGreaterThan(10_000);
    assertThat(run(withWrongTable(netlist)).mismatch()).isPresent();
  }

  @Test
  void bitstreamEqualsGoldenModelAtThePinsAndAWrongBitOfItsBlockRamIsFound() throws IOException {
    assertThat(run(proof.bitstream()).difference()).isNull();
    Path bitstream = folder.resolve(build.flow().bitstream());
    byte[] right = Files.readAllBytes(bitstream);
    Path layout = folder.resolve(build.flow().top() + ".asc");
    String bits = Files.readString(layout);
    try {
      Files.writeString(layout, withWrongCode(bits));
      ToolCall pack = build.flow().steps().get(2);
      assertThat(pack.program()).isEqualTo("icepack");
      build.run(pack);
      assertThat(run(proof.bitstream()).mismatch()).isPresent();
    } finally {
      Files.writeString(layout, bits);
      Files.write(bitstream, right);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "spintwin.full", matches = "true", disabledReason = "minutes")
  void synthesisIsProvedAndThatOfAWrongLookUpTableIsNot() throws IOException {
    SynthesisProof found = SynthesisProof.of(build);
    assertThat(found.complete()).as(found.toString()).isTrue();
    assertThat(found.points()).isGreaterThan(500);
    String netlist = Files.readString(folder.resolve(build.flow().top() + ".json"));
    Matcher table = CELL_TABLE.matcher(netlist);
    assertThat(table.find()).isTrue();
    String flipped = table.group(1).replace('0', 'x').replace('1', '0').replace('x', '1');
    String wrong =
        new StringBuilder(netlist).replace(table.start(1), table.end(1), flipped).toString();
    assertThat(SynthesisProof.of(build, wrong).unproved()).isPositive();
  }

  private static String withWrongTable(String netlist) {
    Matcher table = TABLE.matcher(netlist);
    assertThat(table.find()).isTrue();
    String complement = String.format("%04x", ~Integer.parseInt(table.group(1), 16) & 0xffff);
    return new StringBuilder(netlist).replace(table.start(1), table.end(1), complement).toString();
  }

  /** Only the codes of the chip are not 0 at power-up. */
  private static String withWrongCode(String layout) {
    Matcher contents = Pattern.compile("\\.ram_data \\d+ \\d+\\s[0\\s]*([1-9a-f])").matcher(layout);
    assertThat(contents.find()).isTrue();
    return new StringBuilder(layout).replace(contents.start(1), contents.end(1), "0").toString();
  }
}
