// SPDX-License-Identifier: Apache-2.0
package org.spintwin.board;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.spintwin.board.BoardPort.Pull;
import org.spintwin.board.BoardPort.Role;
import org.spintwin.spec.Design;
import org.spintwin.spec.Port;
import org.spintwin.template.TemplateEngine;

/** What a linked chip needs beside its own Verilog to become a bitstream for a board. */
public final class BoardFiles {
  /** Ports of a linked chip, in the order of its module. */
  private static final List<String> LINKED =
      List.of("clk_i", "reset_ni", "uart_rx_i", "uart_tx_o", "led_o");

  private static final String LINK = "_link";
  private static final int LEDS = 2;

  private final Board board;
  private final BuildFlow flow;
  private final Map<String, Object> model = new LinkedHashMap<>();
  private final TemplateEngine templates = new TemplateEngine();

  private BoardFiles(Board board, Design linked, Collection<String> sources) {
    this.board = board;
    List<String> all = new ArrayList<>(List.of(top(linked) + ".v"));
    all.addAll(sources);
    flow = new BuildFlow(board, top(linked), all);
    List<PortModel> ports = ports(board);
    model.put("top", flow.top());
    model.put("linked", linked.name());
    model.put("board", board);
    model.put("flow", flow);
    model.put("ports", ports);
    model.put("clock", ClockModel.of(board));
    model.put("reset", reset(board));
    model.put("leds", leds(board));
    model.put("held", held(board));
    model.put("darkLeds", darkLeds(board));
    model.put("slowPorts", names(board, p -> p.input() && p.role() != Role.CLOCK));
    model.put("outputs", names(board, p -> !p.input()));
  }

  private static String names(Board board, Predicate<BoardPort> which) {
    return board.ports().stream()
        .filter(which)
        .map(BoardPort::name)
        .collect(Collectors.joining(" "));
  }

  /**
   * A port as templates print it.
   *
   * @param standard as the family's tools say it
   * @param pull UP, DOWN or NONE
   */
  public record PortModel(
      String declaration,
      String comma,
      String name,
      String pin,
      String standard,
      Pull pull,
      String doc) {
    public boolean pulled() {
      return pull != Pull.NONE;
    }

    /** As iCE40 and Intel say it. */
    public boolean pulledUp() {
      return pull == Pull.UP;
    }
  }

  /**
   * The clock as templates print it.
   *
   * @param oscillator MHz
   * @param megahertz of the chip
   * @param period of the oscillator, ns
   * @param highestBit of the counter that divides
   * @param source of the divided clock, as the family's tools find it
   * @param uncertain whether the tools have a command that derives the uncertainty
   */
  public record ClockModel(
      String oscillator,
      String megahertz,
      String period,
      int divide,
      int highestBit,
      String source,
      boolean uncertain) {
    static ClockModel of(Board board) {
      int highest = Integer.numberOfTrailingZeros(board.divide()) - 1;
      boolean quartus = board.family() == FpgaFamily.CYCLONE_V;
      return new ClockModel(
          Board.megahertz(board.oscillatorHz()),
          Board.megahertz(board.clockHz()),
          ClockConstraint.period(board.oscillatorHz()),
          board.divide(),
          highest,
          quartus ? "get_registers {divider_q[" + highest + "]}" : "get_nets {clk}",
          quartus);
    }

    public boolean divided() {
      return divide > 1;
    }
  }

  /** An output and what drives it. */
  public record Driver(String port, String value) {}

  /** Name of the top module, and of all files, for a linked chip. */
  public static String top(Design linked) {
    String name = linked.name();
    String chip = name.endsWith(LINK) ? name.substring(0, name.length() - LINK.length()) : name;
    return chip + "_board";
  }

  /**
   * The top module, the constraints and the scripts, text by file name.
   *
   * @param linked its top has the ports {@code clk_i, reset_ni, uart_rx_i, uart_tx_o, led_o}, the
   *     last of two bits
   * @param sources names of its Verilog files and of the images that they read
   * @throws IllegalArgumentException when its ports are others
   */
  public static Map<String, String> of(Board board, Design linked, Collection<String> sources) {
    List<String> ports = linked.top().block().ports().stream().map(Port::name).toList();
    if (!ports.equals(LINKED)) {
      throw new IllegalArgumentException(
          linked.name() + " has the ports " + ports + ", a linked chip has " + LINKED);
    }
    return new BoardFiles(board, linked, sources).texts();
  }

  /** The flow that builds with these files. */
  public static BuildFlow flow(Board board, Design linked, Collection<String> sources) {
    return new BoardFiles(board, linked, sources).flow;
  }

  private Map<String, String> texts() {
    Map<String, String> files = new LinkedHashMap<>();
    String top = flow.top();
    files.put(top + ".v", render("board_top.v.vm"));
    switch (board.family()) {
      case ICE40 -> files.put(flow.constraints(), render("board.pcf.vm"));
      case ECP5 -> files.put(flow.constraints(), render("board.lpf.vm"));
      case GOWIN -> {
        files.put(flow.constraints(), render("board.cst.vm"));
        files.put(top + ".sdc", render("board.sdc.vm"));
      }
      case XC7 -> {
        files.put(flow.constraints(), render("board.xdc.vm"));
        files.put(BuildFlow.TCL, render("build_vivado.tcl.vm"));
      }
      case CYCLONE_V -> {
        files.put(flow.constraints(), render("board.qsf.vm"));
        files.put(top + ".sdc", render("board.sdc.vm"));
        files.put(top + ".qpf", "PROJECT_REVISION = \"" + top + "\"\n");
        files.put(BuildFlow.TCL, render("build_quartus.tcl.vm"));
      }
    }
    files.put("build.sh", render("build.sh.vm"));
    return files;
  }

  private String render(String template) {
    return templates.render(template, model);
  }

  private static List<PortModel> ports(Board board) {
    List<PortModel> ports = new ArrayList<>();
    for (BoardPort p : board.ports()) {
      ports.add(
          new PortModel(
              (p.input() ? "input" : "output") + " wire " + p.name(),
              ports.size() == board.ports().size() - 1 ? "" : ",",
              p.name(),
              p.pin(),
              p.standard().in(board.family()),
              p.pull(),
              doc(board, p)));
    }
    return ports;
  }

  private static String doc(Board board, BoardPort p) {
    String detail =
        switch (p.role()) {
          case CLOCK -> ", " + Board.megahertz(board.oscillatorHz()) + " MHz";
          case RESET, LED -> p.high() ? ", active high" : ", active low";
          case HOLD -> ", " + (p.high() ? "1" : "0");
          case UART_RX, UART_TX -> "";
        };
    return "pin " + p.pin() + ", " + p.role().purpose() + detail;
  }

  private static String reset(Board board) {
    return board.ports(Role.RESET).stream()
        .map(p -> (p.high() ? "~" : "") + p.name())
        .findFirst()
        .orElse("1'b1");
  }

  private static List<Driver> leds(Board board) {
    List<Driver> drivers = new ArrayList<>();
    for (BoardPort p : board.ports(Role.LED)) {
      drivers.add(new Driver(p.name(), (p.high() ? "" : "~") + "led[" + drivers.size() + "]"));
    }
    return drivers;
  }

  private static List<Driver> held(Board board) {
    return board.ports(Role.HOLD).stream()
        .map(p -> new Driver(p.name(), p.high() ? "1'b1" : "1'b0"))
        .toList();
  }

  /** LEDs of the linked chip that the board does not have. */
  private static List<Integer> darkLeds(Board board) {
    List<Integer> dark = new ArrayList<>();
    for (int i = board.ports(Role.LED).size(); i < LEDS; i++) {
      dark.add(i);
    }
    return dark;
  }
}
