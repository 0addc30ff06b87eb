// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A chip of events behind the pins of Tiny Tapeout: {@code docs/tinytapeout.md}. */
public final class TinyTapeoutSpec {
  /** What Tiny Tapeout has the names of its top modules begin with. */
  public static final String PREFIX = "tt_um_";

  /** What the pins are connected to inside. */
  public static final String PINS = "u_byte_port";

  private static final String CLOCK = "clk";
  private static final String RESET = "core_rst_n";

  private static final String USAGE =
      "A host speaks to it in bytes over the pins, as docs/tinytapeout.md of Spintwin says. Codes"
          + " are unknown at power-up, and have to be written before the first event.";

  private TinyTapeoutSpec() {}

  /** The top around a chip with event streams and registers. */
  public static TopSpec of(Design chip) {
    List<Port> ports = EventPortSpec.BLOCK.ports();
    Map<String, String> port = EventWires.atPort(ports);
    port.putAll(
        Map.of(
            "clk_i", CLOCK,
            "rst_ni", RESET,
            "word_valid_i", "request_valid",
            "word_i", "request",
            "word_ready_o", "request_ready",
            "word_valid_o", "answer_valid",
            "word_o", "answer",
            "word_ready_i", "answer_ready"));
    Map<String, String> outside = EventWires.atChip(ports);
    outside.putAll(Map.of("clk_i", CLOCK, "rst_ni", RESET));
    TopSpec own = chip.top();
    return new TopSpec(
        new BlockSpec(
            "tiny_tapeout",
            "A chip of events behind the pins of Tiny Tapeout.",
            EventPortSpec.BLOCK.parameters(),
            List.of(),
            List.of(),
            Stream.concat(
                    Stream.of(Port.input(CLOCK, "1", "clock, rising edge")),
                    BytePortSpec.PINS.stream())
                .toList(),
            List.of(),
            List.of()),
        List.of(
            Instance.of(PINS, BytePortSpec.BLOCK, Map.of("clk_i", CLOCK, "rst_no", RESET)),
            Instance.of("u_event_port", EventPortSpec.BLOCK, port),
            Instance.of(LinkedChipSpec.CHIP, chip.block(), outside)),
        LinkedChipSpec.CHIP + "." + own.step(),
        Expr.of(own.latency().eval(chip.values())),
        USAGE);
  }
}
