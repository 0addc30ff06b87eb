// SPDX-License-Identifier: Apache-2.0
package org.spintwin.board;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The runs of outside programs that make a board's bitstream, in their order, all in the folder of
 * {@link BoardFiles}.
 *
 * @param top name of the top module, which all files are named after
 * @param sources Verilog files, and the images that they read
 */
public record BuildFlow(Board board, String top, Collection<String> sources) {
  /** Script of the tools of AMD and Intel. */
  static final String TCL = "build.tcl";

  /** nextpnr is deterministic for a seed. */
  private static final String SEED = "1";

  /** The bitstream. */
  public String bitstream() {
    return top
        + switch (board.family()) {
          case ICE40 -> ".bin";
          case ECP5, XC7 -> ".bit";
          case GOWIN -> ".fs";
          case CYCLONE_V -> ".sof";
        };
  }

  /** File of the constraints of the pins. */
  public String constraints() {
    return top
        + switch (board.family()) {
          case ICE40 -> ".pcf";
          case ECP5 -> ".lpf";
          case GOWIN -> ".cst";
          case XC7 -> ".xdc";
          case CYCLONE_V -> ".qsf";
        };
  }

  /** From Verilog to the bitstream. */
  public List<ToolCall> steps() {
    return switch (board.family()) {
      case ICE40 ->
          List.of(
              synthesis(),
              nextpnr(top + ".asc", "--pcf", constraints(), "--asc", top + ".asc"),
              ToolCall.of(bitstream(), "icepack", top + ".asc", bitstream()));
      case ECP5 ->
          List.of(
              synthesis(),
              nextpnr(top + ".config", "--lpf", constraints(), "--textcfg", top + ".config"),
              ToolCall.of(
                  bitstream(), "ecppack", "--compress", top + ".config", "--bit", bitstream()));
      case GOWIN ->
          List.of(
              synthesis(),
              nextpnr(
                  top + "_pnr.json",
                  "--device",
                  board.part(),
                  "--cst",
                  constraints(),
                  "--write",
                  top + "_pnr.json"),
              ToolCall.of(
                  bitstream(),
                  "gowin_pack",
                  "-d",
                  board.device().name(),
                  "-o",
                  bitstream(),
                  top + "_pnr.json"));
      case XC7 ->
          List.of(
              ToolCall.of(bitstream(), "vivado", "-mode", "batch", "-nojournal", "-source", TCL));
      case CYCLONE_V -> List.of(ToolCall.of(bitstream(), "quartus_sh", "-t", TCL));
    };
  }

  /** The Yosys commands that map the design to cells of the family. */
  public String synthesisScript() {
    List<String> mapping = new ArrayList<>(board.family().yosys());
    mapping.addAll(List.of("-top", top));
    mapping.addAll(board.device().synthesis());
    // Deferred: modules are elaborated with the values that the top gives them.
    return "read_verilog -defer "
        + verilog().stream().collect(Collectors.joining(" "))
        + "; hierarchy -check -top "
        + top
        + "; "
        + String.join(" ", mapping);
  }

  /**
   * Loads the bitstream into the board; null where the board file says no command.
   *
   * @param file path of the bitstream
   */
  public ToolCall loading(String file) {
    if (board.loader().isEmpty()) {
      return null;
    }
    List<String> words =
        board.loader().stream().map(word -> word.replace(Board.BITSTREAM, file)).toList();
    return new ToolCall(words.get(0), words.subList(1, words.size()), "");
  }

  /** The Verilog files. */
  public List<String> verilog() {
    return sources.stream().filter(name -> name.endsWith(".v")).toList();
  }

  /** The images that the Verilog reads. */
  public List<String> images() {
    return sources.stream().filter(name -> !name.endsWith(".v")).toList();
  }

  private ToolCall synthesis() {
    return ToolCall.of(
        top + ".json", "yosys", "-q", "-p", synthesisScript() + " -json " + top + ".json");
  }

  private ToolCall nextpnr(String product, String... files) {
    List<String> arguments = new ArrayList<>(List.of("--quiet"));
    arguments.addAll(board.nextpnr());
    arguments.addAll(List.of("--seed", SEED, "--freq", Board.megahertz(board.clockHz())));
    arguments.addAll(List.of("--json", top + ".json"));
    arguments.addAll(List.of(files));
    return new ToolCall(board.family().tools().get(1), arguments, product);
  }
}
