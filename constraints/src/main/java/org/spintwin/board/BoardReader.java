// SPDX-License-Identifier: Apache-2.0
package org.spintwin.board;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.spintwin.board.Board.Reached;
import org.spintwin.board.BoardPort.Pull;
import org.spintwin.board.BoardPort.Role;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.NearestName;
import org.spintwin.io.Section;

/** Turns a board file into a {@link Board} whose every pin is used once. */
final class BoardReader {
  private static final String[] KEYS = {
    "spintwin",
    "board",
    "title",
    "device",
    "part",
    "package",
    "placement",
    "source",
    "standard",
    "clock",
    "reset",
    "uart",
    "leds",
    "hold",
    "constraints",
    "loader",
    "reached",
    "note"
  };

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9/._-]{0,62}");
  private static final Pattern PIN = Pattern.compile("[A-Z]{0,2}[0-9]{1,3}");

  /** The LEDs of the linked chip. */
  private static final int LEDS = 2;

  private static final int MOST_DIVIDED = 16;
  private static final long HIGHEST_HZ = 1_000_000_000;
  private static final int MOST_CELLS = 100_000_000;

  private final Section top;
  private final String source;
  private final IoStandard standard;
  private final FpgaDevice device;
  private final List<BoardPort> ports = new ArrayList<>();

  /** Line of each pin. */
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  private BoardReader(Section top) {
    this.top = top;
    top.require("spintwin", "spintwin: 1, the version of the format");
    top.integer("spintwin", 1, 1, 1);
    device = device();
    source = line(top, "source", () -> "this board file");
    standard = standard(top, IoStandard.LVCMOS33);
  }

  /**
   * Reads a file of the user.
   *
   * @throws InputException when anything in it is not acceptable
   */
  static Board read(Path file) {
    return new BoardReader(Section.read(file, KEYS)).read();
  }

  /** Reads a text. */
  static Board read(String name, String text) {
    return new BoardReader(Section.read(name, text, KEYS)).read();
  }

  private Board read() {
    String name = matching(top, "board", NAME, "the board's name: lower-case letters, digits, -");
    Section clock = required("clock", "pin", "standard", "pull", "source", "hz", "divide");
    port(clock, "clk_i", Role.CLOCK, true);
    clock.require("hz", "the frequency of the oscillator in hertz");
    long hz = clock.integer("hz", 0, 1, HIGHEST_HZ);
    readReset();
    Section uart = required("uart", "rx", "tx");
    port(pin(uart, "rx", "the pin that the host sends to"), "uart_rx_i", Role.UART_RX, true);
    port(pin(uart, "tx", "the pin that the host hears"), "uart_tx_o", Role.UART_TX, true);
    readOutputs();
    return new Board(
        name,
        line(top, "title", () -> name),
        device,
        matching(top, "part", WORD, "the FPGA's ordering code"),
        top.has("package")
            ? matching(top, "package", WORD, "a package as nextpnr names it")
            : device.usualPackage(),
        words(top, "placement"),
        hz,
        divide(clock, hz),
        loader(),
        top.text("constraints", ""),
        top.choice("reached", Reached.GENERATED),
        line(top, "note", () -> ""),
        ports);
  }

  private void readReset() {
    if (top.has("reset")) {
      Section reset = top.section("reset", "pin", "standard", "pull", "source", "active");
      boolean high = activeHigh(reset);
      port(reset, high ? "reset_i" : "reset_ni", Role.RESET, high);
    }
  }

  private void readOutputs() {
    List<Section> leds = top.sections("leds", "pin", "standard", "pull", "source", "active");
    if (leds.size() > LEDS) {
      throw top.error(Code.RANGE, "leds", leds.size() + " LEDs", "up to " + LEDS);
    }
    for (int i = 0; i < leds.size(); i++) {
      boolean high = activeHigh(leds.get(i));
      port(leds.get(i), "led_" + i + (high ? "_o" : "_no"), Role.LED, high);
    }
    List<Section> held = top.sections("hold", "pin", "standard", "pull", "source", "level");
    for (int i = 0; i < held.size(); i++) {
      Section pin = held.get(i);
      pin.require("level", "0 or 1");
      port(pin, "hold_" + i + "_o", Role.HOLD, pin.integer("level", 0, 0, 1) == 1);
    }
  }

  private FpgaDevice device() {
    top.require("device", "a device: " + String.join(", ", names(FpgaDevice.ALL)));
    if (top.isScalar("device")) {
      List<String> names = names(FpgaDevice.ALL);
      String given = top.word("device", null, names.toArray(new String[0]));
      return FpgaDevice.of(given, FpgaDevice.ALL);
    }
    Section own =
        top.section(
            "device",
            "name",
            "title",
            "family",
            "logic_cells",
            "flip_flops",
            "block_rams",
            "single_port_rams",
            "dsps",
            "synthesis",
            "options");
    String name = matching(own, "name", WORD, "the device's name");
    own.require("family", "ice40, ecp5, gowin, xc7 or cyclone_v");
    for (String key : List.of("logic_cells", "flip_flops", "block_rams")) {
      own.require(key, "how many it has");
    }
    return new FpgaDevice(
        name,
        line(own, "title", () -> name),
        own.choice("family", FpgaFamily.ICE40),
        (int) own.integer("logic_cells", 0, 1, MOST_CELLS),
        (int) own.integer("flip_flops", 0, 1, MOST_CELLS),
        (int) own.integer("block_rams", 0, 0, MOST_CELLS),
        (int) own.integer("single_port_rams", 0, 0, MOST_CELLS),
        (int) own.integer("dsps", 0, 0, MOST_CELLS),
        "",
        words(own, "synthesis"),
        words(own, "options"));
  }

  /** The oscillator's clock is divided by a counter, so by a power of two, exactly. */
  private static int divide(Section clock, long hz) {
    int divide = (int) clock.integer("divide", 1, 1, MOST_DIVIDED);
    if (Integer.bitCount(divide) != 1) {
      throw clock.error(Code.VALUE, "divide", String.valueOf(divide), "1, 2, 4, 8 or 16");
    }
    if (hz % divide != 0) {
      throw clock.error(
          Code.COMBINATION, "divide", hz + " Hz divided by " + divide, "a whole number of hertz");
    }
    return divide;
  }

  private List<String> loader() {
    List<String> words = words(top, "loader");
    if (words.isEmpty()) {
      return words;
    }
    if (!Board.LOADERS.contains(words.get(0))) {
      throw new InputException(
          Code.VALUE,
          top.location("loader"),
          "loader",
          words.get(0),
          "a command that begins with " + String.join(", ", Board.LOADERS),
          NearestName.of(words.get(0), Board.LOADERS));
    }
    if (words.stream().noneMatch(word -> word.contains(Board.BITSTREAM))) {
      throw top.error(
          Code.VALUE,
          "loader",
          top.text("loader", null),
          "a command with " + Board.BITSTREAM + " where the file goes");
    }
    return words;
  }

  private void port(Section at, String name, Role role, boolean high) {
    at.require("pin", "the pin of the FPGA");
    String pin = matching(at, "pin", PIN, "a pin as 35 or AF13");
    Pull pull = at.choice("pull", Pull.NONE);
    if (pull == Pull.DOWN && !device.family().pullsDown()) {
      throw at.error(
          Code.COMBINATION, "pull", "down on " + device.family().title(), "none or up on it");
    }
    Integer line = lines.putIfAbsent(pin, at.location("pin").line());
    if (line != null) {
      throw at.error(
          Code.COMBINATION, "pin", "pin " + pin + " again, first on line " + line, "each pin once");
    }
    ports.add(
        new BoardPort(
            name, role, pin, standard(at, standard), pull, high, line(at, "source", () -> source)));
  }

  private Section required(String key, String... keys) {
    top.require(key, "a mapping of " + String.join(", ", keys));
    return top.section(key, keys);
  }

  private static Section pin(Section in, String key, String what) {
    in.require(key, what);
    return in.section(key, "pin", "standard", "pull", "source");
  }

  private static boolean activeHigh(Section in) {
    return in.word("active", "high", "high", "low").equals("high");
  }

  private static IoStandard standard(Section in, IoStandard usual) {
    String[] names =
        Arrays.stream(IoStandard.values()).map(IoStandard::name).toArray(String[]::new);
    return IoStandard.valueOf(in.word("standard", usual.name(), names));
  }

  private static List<String> words(Section in, String key) {
    String text = line(in, key, () -> "");
    return text.isEmpty() ? List.of() : List.of(text.strip().split("\\s+"));
  }

  /** A text of one line; it goes into comments of generated files. */
  private static String line(Section in, String key, Supplier<String> usual) {
    if (!in.has(key)) {
      return usual.get();
    }
    String text = in.text(key, null);
    if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
      throw in.error(
          Code.VALUE, key, text.isBlank() ? "nothing" : "several lines", "a text of one line");
    }
    return text;
  }

  private static String matching(Section in, String key, Pattern shape, String what) {
    in.require(key, what);
    String text = in.text(key, null);
    if (!shape.matcher(text).matches()) {
      throw in.error(Code.VALUE, key, text.isEmpty() ? "nothing" : text, what);
    }
    return text;
  }

  private static List<String> names(List<FpgaDevice> devices) {
    return devices.stream().map(FpgaDevice::name).toList();
  }
}
