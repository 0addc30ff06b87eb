// SPDX-License-Identifier: Apache-2.0
package org.spintwin.board;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file of constraints says, read back by the grammar of its tool. */
record PinFile(List<Bound> pins, List<BigDecimal> clocksHz) {
  /** A port at a pin. */
  record Bound(String port, String pin) {}

  private static final Map<FpgaFamily, Pattern> LOCATION =
      Map.of(
          FpgaFamily.ICE40,
          Pattern.compile("^set_io (?:-pullup yes )?(?<port>\\S+) (?<pin>\\S+)$"),
          FpgaFamily.ECP5,
          Pattern.compile("^LOCATE COMP \"(?<port>\\w+)\" SITE \"(?<pin>\\w+)\";$"),
          FpgaFamily.GOWIN,
          Pattern.compile("^IO_LOC \"(?<port>\\w+)\" (?<pin>\\w+);$"),
          FpgaFamily.XC7,
          Pattern.compile(
              "^set_property -dict \\{PACKAGE_PIN (?<pin>\\w+) IOSTANDARD \\w+"
                  + "(?: PULLTYPE PULL\\w+)?\\} \\[get_ports \\{(?<port>\\w+)\\}\\]$"),
          FpgaFamily.CYCLONE_V,
          Pattern.compile("^set_location_assignment PIN_(?<pin>\\w+) -to (?<port>\\w+)$"));

  private static final Pattern FREQUENCY =
      Pattern.compile(
          "set_frequency clk_i (?<pcf>[0-9.]+)"
              + "|FREQUENCY PORT \"clk_i\" (?<lpf>[0-9.]+) MHZ;"
              + "|create_clock -name clk_i -period (?<sdc>[0-9.]+) \\[get_ports \\{clk_i\\}\\]");

  /** Of the files that were made for a board. */
  static PinFile of(Board board, Map<String, String> files) {
    String name = new BuildFlow(board, "twin_board", List.of()).constraints();
    List<Bound> pins = new ArrayList<>();
    List<BigDecimal> clocks = new ArrayList<>();
    for (String line : files.get(name).lines().toList()) {
      Matcher location = LOCATION.get(board.family()).matcher(line);
      if (location.matches()) {
        pins.add(new Bound(location.group("port"), location.group("pin")));
      }
    }
    String all = files.get(name) + files.getOrDefault("twin_board.sdc", "");
    for (String line : all.lines().toList()) {
      Matcher clock = FREQUENCY.matcher(line);
      if (clock.matches()) {
        clocks.add(hertz(clock));
      }
    }
    return new PinFile(pins, clocks);
  }

  private static BigDecimal hertz(Matcher clock) {
    if (clock.group("sdc") != null) {
      return BigDecimal.valueOf(1_000_000_000)
          .divide(new BigDecimal(clock.group("sdc")), MathContext.DECIMAL128);
    }
    String megahertz = clock.group("pcf") != null ? clock.group("pcf") : clock.group("lpf");
    return new BigDecimal(megahertz).movePointRight(6);
  }
}
