// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;
import java.util.stream.Stream;
import org.spintwin.spec.Register.Access;
import org.spintwin.spec.RegisterField.Kind;

/** A Wishbone slave in front of a chip of events: see {@code docs/blocks/wishbone_bridge.md}. */
public final class WishboneBridgeSpec {
  /** Addresses from here on are the bridge's own registers, those below the chip's. */
  public static final int OWN = 0x100;

  /** The Wishbone slave, without clock and reset. */
  static final List<Port> BUS =
      List.of(
          Port.input("wbs_cyc_i", "1", "a bus cycle is under way"),
          Port.input("wbs_stb_i", "1", "a request is offered"),
          Port.input("wbs_we_i", "1", "a write"),
          Port.input("wbs_sel_i", "4", "bytes to write, must be all of them"),
          Port.input("wbs_adr_i", "32", "byte address; bits 8:0 are looked at"),
          Port.input("wbs_dat_i", "32", "data to write"),
          Port.wire("wbs_ack_o", "1", "the request is answered"),
          Port.wire("wbs_err_o", "1", "the request is refused"),
          Port.output("wbs_dat_o", "32", "data read, else as it was"),
          Port.output("irq_o", "1", "a bit of EVENT_STATUS that EVENT_IRQ asks for is 1"));

  public static final List<Register> REGISTERS =
      List.of(
          register(
              "EVENT_PUSH",
              0x100,
              Access.WRITE_ONLY,
              18,
              "an event, or the end of a step; refused while EVENT_STATUS has no ROOM",
              field("INPUT", 0, 16, Kind.WINDOW, "number of the input"),
              field("LAST", 16, 1, Kind.WINDOW, "the step ends with it"),
              field("NULL", 17, 1, Kind.WINDOW, "there is no event")),
          register(
              "EVENT_POP",
              0x104,
              Access.READ_ONLY,
              32,
              "a spike, or the end of a step, which the read takes; 0 where there is neither",
              field("NEURON", 0, 16, Kind.WINDOW, "number of the neuron that spiked"),
              field("LAST", 16, 1, Kind.WINDOW, "no spike, but the end of the step"),
              field("VALID", 31, 1, Kind.WINDOW, "there is something")),
          register(
              "EVENT_STATUS",
              0x108,
              Access.READ_WRITE,
              3,
              "whether events can go in and out",
              field("ROOM", 0, 1, Kind.REPORT, "EVENT_PUSH takes an event"),
              field("VALID", 1, 1, Kind.REPORT, "EVENT_POP has something"),
              field("REFUSED", 2, 1, Kind.FLAG, "an EVENT_PUSH found no room")),
          register(
              "EVENT_IRQ",
              0x10C,
              Access.READ_WRITE,
              3,
              "bits of EVENT_STATUS that make irq_o 1",
              field("ROOM", 0, 1, Kind.SETTING, "while EVENT_PUSH takes an event"),
              field("VALID", 1, 1, Kind.SETTING, "while EVENT_POP has something"),
              field("REFUSED", 2, 1, Kind.SETTING, "since an EVENT_PUSH found no room")));

  public static final BlockSpec BLOCK =
      new BlockSpec(
          "wishbone_bridge",
          "A Wishbone slave: accesses to the registers of a chip, and its events, as registers.",
          List.of(
              new Parameter(
                  "BUS_ERRORS",
                  1,
                  0,
                  1,
                  "what is refused ends with 1: wbs_err_o, 0: wbs_ack_o, for buses without err")),
          List.of(),
          List.of(),
          ports(),
          List.of(
              State.unsigned("access_q", "1", "1", "the chip's registers carry out a request"),
              State.unsigned("dropped_q", "1", "1", "nobody waits for its answer"),
              State.unsigned("address_q", "1", "8", "its address"),
              State.unsigned("data_q", "1", "32", "data of the last write to the chip"),
              State.unsigned("strobes_q", "1", "4", "its strobes"),
              State.unsigned("ack_q", "1", "1", "the last clock's request is answered"),
              State.unsigned("err_q", "1", "1", "the last clock's request is refused"),
              State.unsigned("full_q", "1", "1", "EVENT_POP has something"),
              State.unsigned("end_q", "1", "1", "it is the end of a step"),
              State.unsigned("neuron_q", "1", "16", "number of the neuron that spiked"),
              State.unsigned("overflow_q", "1", "1", "an EVENT_PUSH was refused for want of room"),
              State.unsigned("irq_mask_q", "1", "3", "register EVENT_IRQ")),
          List.of(),
          REGISTERS);

  private WishboneBridgeSpec() {}

  private static Register register(
      String name, int address, Access access, int width, String doc, RegisterField... fields) {
    return new Register(name, address, access, Expr.of(width), false, null, doc).of(fields);
  }

  /** A field that is 0 after reset, but for ROOM of EVENT_STATUS. */
  private static RegisterField field(String name, int lowest, int width, Kind kind, String doc) {
    boolean room = name.equals("ROOM") && kind == Kind.REPORT;
    String reset = kind == Kind.WINDOW ? null : room ? "1" : "0";
    return RegisterField.of(name, "" + lowest, "" + width, kind, reset, doc);
  }

  private static List<Port> ports() {
    return Stream.of(
            List.of(
                Port.input("clk_i", "1", "clock, rising edge"),
                Port.input("rst_ni", "1", "synchronous reset, active low")),
            BUS,
            EventPortSpec.CHIP,
            List.of(Port.wire("m_axi_wstrb", "4", "strobes of the data")))
        .flatMap(List::stream)
        .toList();
  }
}
