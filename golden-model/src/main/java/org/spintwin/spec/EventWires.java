// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The buses between a chip of events and a block that stands before it. */
final class EventWires {
  private EventWires() {}

  /**
   * The nets at the block's end.
   *
   * @param ports of the block: {@link EventPortSpec#CHIP}, and maybe more
   */
  static Map<String, String> atPort(List<Port> ports) {
    Map<String, String> nets = new HashMap<>();
    for (Port p : ports) {
      String net =
          p.name()
              .replaceFirst("^m_axis_", "event_")
              .replaceFirst("^s_axis_", "spike_")
              .replaceFirst("^m_axi_", "bus_");
      if (!net.equals(p.name())) {
        nets.put(p.name(), net);
      }
    }
    return nets;
  }

  /** The same nets at the chip's end; what the block does not drive has its usual value. */
  static Map<String, String> atChip(List<Port> ports) {
    Map<String, String> nets =
        new HashMap<>(
            Map.of(
                "m_axis_tkeep",
                "unused_spike_tkeep",
                "s_axi_awprot",
                "3'b000",
                "s_axi_arprot",
                "3'b000",
                "s_axi_wstrb",
                "4'b1111"));
    atPort(ports).forEach((port, net) -> nets.put(opposite(port), net));
    return nets;
  }

  /** The port at the other end of a bus. */
  private static String opposite(String port) {
    return (port.startsWith("m_") ? "s_" : "m_") + port.substring(2);
  }
}
