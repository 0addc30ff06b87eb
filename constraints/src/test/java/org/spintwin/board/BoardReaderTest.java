// SPDX-License-Identifier: Apache-2.0
package org.spintwin.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.board.BoardPort.Pull;
import org.spintwin.board.BoardPort.Role;
import org.spintwin.io.InputException;

/** What a board file may say, and the text of every error that it can cause. */
final class BoardReaderTest {
  private static final String DEVICES =
      FpgaDevice.ALL.stream().map(FpgaDevice::name).collect(Collectors.joining(", "));
  private static final String PIN_KEYS = "pin, standard, pull, source";

  private static final List<String> LEGAL =
      List.of(
          "spintwin: 1",
          "board: mine",
          "device: up5k",
          "part: iCE40UP5K-SG48",
          "clock: {pin: 35, hz: 12000000}",
          "uart: {rx: {pin: 6}, tx: {pin: 9}}");

  /** A line that replaces the one of that key, or is added, and the error after the file's name. */
  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            "spintwin",
            "",
            "MISSINGKEY",
            "2:1: spintwin: found no such key; allowed spintwin: 1, the version of the format"),
        fault("spintwin", "spintwin: 2", "RANGE", "1:11: spintwin: found 2; allowed 1"),
        fault(
            "board",
            "board: My Board",
            "VALUE",
            "2:8: board: found My Board; allowed the board's name: lower-case letters, digits, -"),
        fault(
            "device",
            "",
            "MISSINGKEY",
            "1:1: device: found no such key; allowed a device: " + DEVICES),
        fault(
            "device",
            "device: up5",
            "VALUE",
            "3:9: device: found up5; allowed " + DEVICES + "; did you mean up5k?"),
        fault(
            "device",
            "device: {name: hx1k, family: ice40}",
            "MISSINGKEY",
            "3:9: device.logic_cells: found no such key; allowed how many it has"),
        fault(
            "device",
            "device: {name: hx1k, family: ice4, logic_cells: 1, flip_flops: 1, block_rams: 1}",
            "VALUE",
            "3:30: device.family: found ice4; allowed ice40, ecp5, gowin, xc7, cyclone_v; did you mean ice40?"),
        fault(
            "part",
            "part: 'a; rm'",
            "VALUE",
            "4:7: part: found a; rm; allowed the FPGA's ordering code"),
        fault(
            "clock",
            "",
            "MISSINGKEY",
            "1:1: clock: found no such key; allowed a mapping of " + PIN_KEYS + ", hz, divide"),
        fault(
            "clock",
            "clock: {pin: 35}",
            "MISSINGKEY",
            "5:8: clock.hz: found no such key; allowed the frequency of the oscillator in hertz"),
        fault(
            "clock",
            "clock: {pin: 35, hz: 12e6}",
            "TYPE",
            "5:22: clock.hz: found 12e6; allowed a whole number 1 to 1000000000"),
        fault(
            "clock",
            "clock: {pin: 35, hz: 12000000, divide: 3}",
            "VALUE",
            "5:40: clock.divide: found 3; allowed 1, 2, 4, 8 or 16"),
        fault(
            "clock",
            "clock: {pin: 35, hz: 12000001, divide: 2}",
            "COMBINATION",
            "5:40: clock.divide: found 12000001 Hz divided by 2; allowed a whole number of hertz"),
        fault(
            "clock",
            "clock: {pin: pin35, hz: 12000000}",
            "VALUE",
            "5:14: clock.pin: found pin35; allowed a pin as 35 or AF13"),
        fault(
            "clock",
            "clok: {pin: 35, hz: 12000000}",
            "UNKNOWNKEY",
            "5:1: clok: found an unknown key; allowed spintwin, board, title, device, part, package, placement, source, standard, clock, reset, uart, leds, hold, constraints, loader, reached, note; did you mean clock?"),
        fault(
            "uart",
            "uart: {rx: {pin: 6}}",
            "MISSINGKEY",
            "6:7: uart.tx: found no such key; allowed the pin that the host hears"),
        fault(
            "uart",
            "uart: {rx: {pin: 6}, tx: {pin: 35}}",
            "COMBINATION",
            "6:32: uart.tx.pin: found pin 35 again, first on line 5; allowed each pin once"),
        fault(
            "uart",
            "uart: {rx: {pin: 6}, tx: {}}",
            "MISSINGKEY",
            "6:26: uart.tx.pin: found no such key; allowed the pin of the FPGA"),
        fault(
            "reset",
            "reset: {pin: 10, active: lo}",
            "VALUE",
            "7:26: reset.active: found lo; allowed high, low; did you mean low?"),
        fault(
            "reset",
            "reset: {pin: 10, pull: down}",
            "COMBINATION",
            "7:24: reset.pull: found down on Lattice iCE40; allowed none or up on it"),
        fault(
            "reset",
            "reset: {pin: 10, standard: LVCMOS3}",
            "VALUE",
            "7:28: reset.standard: found LVCMOS3; allowed LVCMOS33, LVTTL, LVCMOS25, LVCMOS18, LVCMOS15, LVCMOS12; did you mean LVCMOS33?"),
        fault(
            "leds",
            "leds: {pin: 11}",
            "TYPE",
            "7:7: leds: found a mapping; allowed a list of mappings of " + PIN_KEYS + ", active"),
        fault(
            "leds",
            "leds: [11]",
            "TYPE",
            "7:8: leds[0]: found 11; allowed a list of mappings of " + PIN_KEYS + ", active"),
        fault(
            "leds",
            "leds: [{pin: 11}, {pin: 37}, {pin: 38}]",
            "RANGE",
            "7:7: leds: found 3 LEDs; allowed up to 2"),
        fault(
            "leds",
            "leds: [{pin: 11}, {pin: 11}]",
            "COMBINATION",
            "7:25: leds[1].pin: found pin 11 again, first on line 7; allowed each pin once"),
        fault(
            "hold",
            "hold: [{pin: 16}]",
            "MISSINGKEY",
            "7:8: hold[0].level: found no such key; allowed 0 or 1"),
        fault(
            "hold",
            "hold: [{pin: 16, level: 2}]",
            "RANGE",
            "7:25: hold[0].level: found 2; allowed 0 to 1"),
        fault(
            "reached",
            "reached: bitsream",
            "VALUE",
            "7:10: reached: found bitsream; allowed generated, synthesized, placed, bitstream; did you mean bitstream?"),
        fault(
            "loader",
            "loader: iceprg {bitstream}",
            "VALUE",
            "7:9: loader: found iceprg; allowed a command that begins with iceprog, openFPGALoader, fujprog, ecpdap, dfu-util, quartus_pgm; did you mean iceprog?"),
        fault(
            "loader",
            "loader: iceprog it.bin",
            "VALUE",
            "7:9: loader: found iceprog it.bin; allowed a command with {bitstream} where the file goes"),
        fault(
            "title",
            "title: \"two\\nlines\"",
            "VALUE",
            "7:8: title: found several lines; allowed a text of one line"));
  }

  private static Arguments fault(String key, String line, String code, String text) {
    return Arguments.of(key, line, "%Error-" + code + ": mine.yaml:" + text);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("faults")
  void saysWhatIsWrongAndWhatIsAllowed(String key, String line, String message) {
    List<String> replaced = LEGAL.stream().map(l -> l.startsWith(key + ":") ? line : l).toList();
    boolean added = replaced.equals(LEGAL);
    String file = String.join("\n", replaced) + "\n" + (added ? line + "\n" : "");
    InputException e =
        catchThrowableOfType(InputException.class, () -> BoardReader.read("mine.yaml", file));
    assertThat(e.getMessage().lines().findFirst()).hasValue(message);
  }

  @Test
  void theLeastFileHasAClockAndAUart() {
    Board board = BoardReader.read("mine.yaml", String.join("\n", LEGAL));
    assertThat(board.ports())
        .extracting(BoardPort::name)
        .containsExactly("clk_i", "uart_rx_i", "uart_tx_o");
    assertThat(board.title()).isEqualTo("mine");
    assertThat(board.packageName()).isEqualTo("sg48");
    assertThat(board.reached()).isEqualTo(Board.Reached.GENERATED);
    assertThat(board.ports().get(0).source()).isEqualTo("this board file");
    assertThat(board.loader()).isEmpty();
  }

  @Test
  void aDeviceThatIsNotKnownIsDescribedInTheFile() {
    Board board =
        BoardReader.read(
            "mine.yaml",
            """
            spintwin: 1
            board: icestick
            device:
              name: hx1k
              title: Lattice iCE40 HX1K
              family: ice40
              logic_cells: 1280
              flip_flops: 1280
              block_rams: 16
              synthesis: -device hx
              options: --hx1k
            part: iCE40HX1K-TQ144
            package: tq144
            standard: LVCMOS25
            source: its manual
            clock: {pin: 21, hz: 12000000}
            reset: {pin: 112, active: high, source: its schematic}
            uart: {rx: {pin: 9, pull: up, standard: LVCMOS33}, tx: {pin: 8}}
            hold: [{pin: 71, level: 0}]
            loader: iceprog {bitstream}
            """);
    assertThat(board.nextpnr()).containsExactly("--hx1k", "--package", "tq144");
    BuildFlow flow = new BuildFlow(board, "t_board", List.of("t_board.v", "t_code.mem"));
    assertThat(flow.steps())
        .extracting(ToolCall::line)
        .containsExactly(
            "yosys -q -p 'read_verilog -defer t_board.v; hierarchy -check -top t_board;"
                + " synth_ice40 -top t_board -device hx -json t_board.json'",
            "nextpnr-ice40 --quiet --hx1k --package tq144 --seed 1 --freq 12 --json t_board.json"
                + " --pcf t_board.pcf --asc t_board.asc",
            "icepack t_board.asc t_board.bin");
    assertThat(flow.loading("out/t_board.bin").line()).isEqualTo("iceprog out/t_board.bin");
    assertThat(board.ports(Role.RESET))
        .containsExactly(
            new BoardPort(
                "reset_i",
                Role.RESET,
                "112",
                IoStandard.LVCMOS25,
                Pull.NONE,
                true,
                "its schematic"));
    assertThat(board.ports(Role.UART_RX))
        .containsExactly(
            new BoardPort(
                "uart_rx_i", Role.UART_RX, "9", IoStandard.LVCMOS33, Pull.UP, true, "its manual"));
    assertThat(board.ports(Role.HOLD)).extracting(BoardPort::high).containsExactly(false);
  }
}
