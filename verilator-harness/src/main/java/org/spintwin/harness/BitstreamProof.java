// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.spintwin.board.BoardPort;
import org.spintwin.golden.GoldenChip;

/**
 * What became of a linked chip on an iCE40 board, its netlist or its bitstream, against the golden
 * model: the pins of the board at every clock of a conversation.
 *
 * @param build that was run to its end
 * @param linked the linked chip
 * @param conversation what a host said to its golden model
 */
public record BitstreamProof(BoardBuild build, GoldenChip linked, LineRecording conversation) {
  /** What it takes besides Verilator and the programs that built the bitstream. */
  public static final List<String> PROGRAMS = List.of("iceunpack", "icebox_vlog");

  private static final Pattern HEADER = Pattern.compile("(?m)^module (\\w+) \\((.*)\\);$");
  private static final Pattern PORT = Pattern.compile("(input|output) (\\w+)");

  /** The mapped netlist as Verilog of iCE40 cells. */
  public String netlist() throws IOException {
    Path written = Files.createTempFile("spintwin-netlist-", ".v");
    try {
      String script = "read_json " + build.flow().top() + ".json; write_verilog -noattr " + written;
      build.tools().run(build.folder(), List.of(List.of("yosys", "-q", "-p", script)));
      return Files.readString(written);
    } finally {
      Files.delete(written);
    }
  }

  /** The bitstream as Verilog: what its bits configure the FPGA to be. */
  public String bitstream() throws IOException {
    Path folder = Files.createTempDirectory("spintwin-bitstream-");
    Path bits = folder.resolve("read_back.asc");
    Path pins = folder.resolve("pins.pcf");
    try {
      // icebox_vlog takes no options there.
      Files.writeString(
          pins,
          build.flow().board().ports().stream()
              .map(p -> "set_io " + p.name() + " " + p.pin() + "\n")
              .collect(Collectors.joining()));
      Path bitstream = build.folder().resolve(build.flow().bitstream()).toAbsolutePath();
      build
          .tools()
          .run(folder, List.of(List.of("iceunpack", bitstream.toString(), bits.toString())));
      String said =
          build
              .tools()
              .run(
                  folder,
                  List.of(
                      List.of(
                          "icebox_vlog",
                          "-s",
                          "-n",
                          build.flow().top(),
                          "-p",
                          pins.toString(),
                          bits.toString())));
      return withPlainPorts(said);
    } finally {
      Files.deleteIfExists(bits);
      Files.deleteIfExists(pins);
      Files.delete(folder);
    }
  }

  /** icebox_vlog declares ports in the header and again below, which Verilog-2005 forbids. */
  private static String withPlainPorts(String verilog) {
    Matcher header = HEADER.matcher(verilog);
    if (!header.find()) {
      throw new HarnessException(
          HarnessException.Kind.TOOL_FAILED, "icebox_vlog printed no module");
    }
    List<String> names = PORT.matcher(header.group(2)).results().map(m -> m.group(2)).toList();
    String declarations =
        PORT.matcher(header.group(2))
            .results()
            .map(m -> m.group(1) + " " + m.group(2) + ";\n")
            .collect(Collectors.joining());
    return "module "
        + header.group(1)
        + " ("
        + String.join(", ", names)
        + ");\n"
        + declarations
        + verilog.substring(header.end());
  }

  /**
   * Runs Verilog of iCE40 cells and the golden model side by side, from power-up to the end of the
   * conversation.
   *
   * @param verilog as {@link #netlist} or {@link #bitstream} gives it
   * @param progress told the clocks done
   */
  public LockstepResult run(VerilatorBuild verilator, String verilog, LongConsumer progress)
      throws IOException {
    var golden = new BoardPins(linked.golden(), build.flow().board());
    Path folder = Files.createTempDirectory("spintwin-gates-");
    Map<String, String> files =
        Map.of("gates.v", verilog, "cells.v", CellModels.toSimulate(build.tools().path("yosys")));
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
      }
      var source =
          new ModelSource(
              folder,
              List.of("gates.v", "cells.v"),
              build.flow().top(),
              Map.of(),
              golden.inputs(),
              golden.compared(),
              List.of(),
              Map.of("", build.flow().top()));
      Stimulus stimulus = conversation.at(golden);
      try (VerilatedModel model = verilator.build(source, Variant.FAST).open()) {
        return new Lockstep(golden, model, stimulus, false).run(conversation.clocks(), progress);
      }
    } finally {
      for (String file : files.keySet()) {
        Files.deleteIfExists(folder.resolve(file));
      }
      Files.delete(folder);
    }
  }

  /** Outputs that are compared. */
  public List<String> outputs() {
    return build.flow().board().ports().stream()
        .filter(p -> !p.input())
        .map(BoardPort::name)
        .toList();
  }
}
