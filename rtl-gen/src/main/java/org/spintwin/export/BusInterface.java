// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.Port;

/**
 * Ports of a core that belong together, known by their names.
 *
 * @param name as tools know it
 * @param ports port by its name in the standard of the bus
 */
record BusInterface(String name, Kind kind, Map<String, Port> ports) {
  /** What a bus interface is. */
  enum Kind {
    AXI4_LITE("s_axi_", "aximm"),
    STREAM_IN("s_axis_", "axis"),
    STREAM_OUT("m_axis_", "axis"),
    CLOCK("clk_i", "clock"),
    RESET("rst_ni", "reset");

    private final String start;
    private final String vivadoName;

    Kind(String start, String vivadoName) {
      this.start = start;
      this.vivadoName = vivadoName;
    }

    /** As Vivado calls it, among interfaces or signals. */
    String vivadoName() {
      return vivadoName;
    }

    /** Whether data goes through it. */
    boolean isBus() {
      return this != CLOCK && this != RESET;
    }

    private String standardName(Port port) {
      return switch (this) {
        case CLOCK -> "CLK";
        case RESET -> "RST";
        default -> port.name().substring(start.length()).toUpperCase(Locale.ROOT);
      };
    }
  }

  /**
   * The bus interfaces of a top: data first, then clock and reset; what is left are plain ports.
   */
  static List<BusInterface> of(BlockSpec top) {
    List<BusInterface> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Map<String, Port> ports = new LinkedHashMap<>();
      top.ports().stream()
          .filter(p -> p.name().startsWith(kind.start))
          .forEach(p -> ports.put(kind.standardName(p), p));
      if (!ports.isEmpty()) {
        all.add(new BusInterface(kind.start.replaceAll("_$", ""), kind, ports));
      }
    }
    return all;
  }
}
