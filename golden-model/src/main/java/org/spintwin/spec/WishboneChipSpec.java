// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A chip of events as a Wishbone slave: {@code docs/wishbone.md}. */
public final class WishboneChipSpec {
  /** What the bridge is called inside. */
  public static final String BRIDGE = "u_wishbone_bridge";

  private static final String USAGE =
      "A Wishbone B4 slave, standard or with `wbs_stall_o = wbs_cyc && !wbs_ack_o && !wbs_err_o`"
          + " pipelined; byte addresses, of which bits 8:0 are looked at. Events are written to"
          + " EVENT_PUSH and spikes read from EVENT_POP; the bus never waits for either:"
          + " EVENT_STATUS and `irq_o` tell when there is room and when there is something."
          + " docs/wishbone.md of Spintwin has an example.";

  private WishboneChipSpec() {}

  /** The top around a chip with event streams and registers. */
  public static TopSpec of(Design chip) {
    List<Port> ports = WishboneBridgeSpec.BLOCK.ports();
    Map<String, String> outside = EventWires.atChip(ports);
    TopSpec own = chip.top();
    return new TopSpec(
        new BlockSpec(
            "wishbone_shell",
            "A chip of events as a Wishbone slave.",
            WishboneBridgeSpec.BLOCK.parameters(),
            List.of(),
            List.of(),
            Stream.concat(
                    Stream.of(
                        Port.input("clk_i", "1", "clock, rising edge"),
                        Port.input("rst_ni", "1", "synchronous reset, active low")),
                    WishboneBridgeSpec.BUS.stream())
                .toList(),
            List.of(),
            List.of()),
        List.of(
            Instance.of(BRIDGE, WishboneBridgeSpec.BLOCK, EventWires.atPort(ports)),
            Instance.of(LinkedChipSpec.CHIP, withRegisters(chip), outside)),
        LinkedChipSpec.CHIP + "." + own.step(),
        Expr.of(own.latency().eval(chip.values())),
        USAGE);
  }

  /** The chip as a block that still has its registers, said over values of its own. */
  private static BlockSpec withRegisters(Design chip) {
    BlockSpec block = chip.block();
    Instance registers =
        chip.top().instances().stream()
            .filter(i -> !i.block().registers().isEmpty())
            .findFirst()
            .orElseThrow();
    List<Derived> values = new ArrayList<>();
    registers
        .values(chip.values())
        .forEach((name, value) -> values.add(new Derived(name, Expr.of(value), "of the chip")));
    return new BlockSpec(
        block.stem(),
        block.purpose(),
        block.parameters(),
        values,
        block.rules(),
        block.ports(),
        block.states(),
        block.memories(),
        registers.block().registers());
  }
}
