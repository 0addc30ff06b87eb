// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.ArrayList;
import java.util.List;
import org.spintwin.spec.Register.Access;
import org.spintwin.spec.RegisterField.Kind;

/** Run-time registers behind AXI4-Lite: see {@code docs/folded.md}, "axi_registers". */
public final class AxiRegistersSpec {
  private static final String READ_BACK = "READBACK != 0";
  private static final String TRACED = READ_BACK + " && PSP_SHAPE != 0";
  private static final String ALPHA = READ_BACK + " && PSP_SHAPE == 2";
  private static final String WINDOW = "then the address advances, column first";

  /** The AXI4-Lite slave, without clock and reset. */
  static final List<Port> BUS =
      List.of(
          Port.input("s_axi_awvalid", "1", "a write address is offered"),
          Port.input("s_axi_awaddr", "8", "byte address"),
          Port.input("s_axi_awprot", "3", "protection, not used"),
          Port.output("s_axi_awready", "1", "the write address is taken"),
          Port.input("s_axi_wvalid", "1", "write data is offered"),
          Port.input("s_axi_wdata", "32", "data to write"),
          Port.input("s_axi_wstrb", "4", "bytes to write, must be all of them"),
          Port.output("s_axi_wready", "1", "the write data is taken"),
          Port.output("s_axi_bvalid", "1", "a write is answered"),
          Port.output("s_axi_bresp", "2", "00 done, 10 refused, 11 no register there"),
          Port.input("s_axi_bready", "1", "the answer is taken"),
          Port.input("s_axi_arvalid", "1", "a read address is offered"),
          Port.input("s_axi_araddr", "8", "byte address"),
          Port.input("s_axi_arprot", "3", "protection, not used"),
          Port.output("s_axi_arready", "1", "the read address is taken"),
          Port.output("s_axi_rvalid", "1", "a read is answered"),
          Port.output("s_axi_rdata", "32", "data read, else 0"),
          Port.output("s_axi_rresp", "2", "00 done, 10 refused, 11 no register there"),
          Port.input("s_axi_rready", "1", "the answer is taken"));

  public static final List<Register> REGISTERS = registers();

  public static final BlockSpec BLOCK =
      new BlockSpec(
          "axi_registers",
          "Run-time registers, counters and the window into the memories, behind AXI4-Lite.",
          MramLifParameters.pick(
              "INPUTS",
              "NEURONS",
              "LANES",
              "CODE_BITS",
              "TRACE_BITS",
              "MEMBRANE_BITS",
              "REFRACTORY_BITS",
              "DIVIDER_BITS",
              "COEFFICIENT_BITS",
              "COUNTER_BITS",
              "PSP_SHAPE",
              "LEAK_MODE",
              "INHIBITION",
              "READBACK",
              "FIXED_SETTINGS",
              "INIT_ENABLE",
              "INIT_DIVIDER",
              "INIT_THRESHOLD",
              "INIT_RESET_VALUE",
              "INIT_LEAK",
              "INIT_DECAY_E",
              "INIT_DECAY_I",
              "INIT_REFRACTORY",
              "INIT_INHIBITION",
              "INIT_STEP_MODE",
              "SPEC_DIGEST"),
          List.of(
              new Derived(
                  "REFRACTORY_WIDTH",
                  Expr.of("max(REFRACTORY_BITS, 1)"),
                  "bits of the register REFRACTORY in Verilog"),
              new Derived(
                  "COUNTER_WIDTH", Expr.of("max(COUNTER_BITS, 1)"), "bits of a counter in Verilog"),
              new Derived("NEURON_BITS", Expr.of("clog2(max(NEURONS, 2))"), "bits of a row"),
              new Derived(
                  "COLUMNS", Expr.of("max(NEURONS, INPUTS)"), "columns of the larger memory"),
              new Derived("COLUMN_BITS", Expr.of("clog2(max(COLUMNS, 2))"), "bits of a column")),
          List.of(),
          ports(),
          List.of(
              State.unsigned("state_q", "1", "2", "0 idle, 1 execute, 2 respond"),
              State.unsigned("write_q", "1", "1", "the last request was a write"),
              State.unsigned("address_q", "1", "8", "its address"),
              State.unsigned("data_q", "1", "32", "data of the last write"),
              State.unsigned("partial_q", "1", "1", "the last write lacked a strobe"),
              State.unsigned("delay_q", "1", "2", "clocks until a granted request is answered"),
              State.unsigned("ignored_q", "1", "1", "STATUS, ignored event"),
              State.unsigned("step_count_q", "1", "COUNTER_WIDTH", "register STEP_COUNT"),
              State.unsigned("saturated_steps_q", "1", "COUNTER_WIDTH", "register SATURATED_STEPS"),
              State.unsigned("events_in_q", "1", "COUNTER_WIDTH", "register EVENTS_IN"),
              State.unsigned("events_out_q", "1", "COUNTER_WIDTH", "register EVENTS_OUT"),
              State.unsigned("events_ignored_q", "1", "COUNTER_WIDTH", "register EVENTS_IGNORED"),
              State.unsigned("stalled_clocks_q", "1", "COUNTER_WIDTH", "register STALLED_CLOCKS")),
          List.of(),
          REGISTERS);

  private AxiRegistersSpec() {}

  private static List<Register> registers() {
    return List.of(
        shared("ID"),
        shared("SPEC_DIGEST"),
        shared("SIZE"),
        shared("ENABLE"),
        register(
            "DIVIDER",
            0x10,
            Access.READ_WRITE,
            "DIVIDER_BITS",
            "INIT_DIVIDER",
            "1",
            "clocks per step while STEP_MODE is 1; 0 acts as 1; taken over when a step ends"),
        counter("STEP_COUNT", 0x14, "steps finished since reset"),
        counter("SATURATED_STEPS", 0x18, "steps in which a trace or membrane was clipped"),
        register(
            "STEP_MODE",
            0x1C,
            Access.READ_WRITE,
            "1",
            "INIT_STEP_MODE",
            "1",
            "a step ends 0: with tlast, 1: every DIVIDER clocks"),
        setting("THRESHOLD", "1"),
        setting("RESET_VALUE", "1"),
        setting("LEAK", "LEAK_MODE != 0"),
        setting("DECAY_E", "PSP_SHAPE != 0"),
        setting("DECAY_I", "PSP_SHAPE != 0"),
        setting("REFRACTORY", "REFRACTORY_BITS > 0"),
        setting("INHIBITION", "INHIBITION != 0"),
        shared("ARRAY_ADDRESS").of(RegisterFileSpec.place("NEURON_BITS", "COLUMN_BITS")),
        register(
                "SYNAPSE_CODE",
                0x44,
                Access.READ_WRITE,
                "CODE_BITS + 1",
                null,
                "1",
                "{polarity, code} of neuron row, input column; " + WINDOW)
            .readableWhere(READ_BACK)
            .of(RegisterFileSpec.synapse()),
        register(
                "INHIBITION_MASK",
                0x48,
                Access.READ_WRITE,
                "1",
                null,
                "INHIBITION != 0",
                "whether neuron column inhibits neuron row; " + WINDOW)
            .readableWhere(READ_BACK)
            .of(RegisterFileSpec.inhibits()),
        state("STATE_MEMBRANE", 0x4C, "MEMBRANE_BITS", true, READ_BACK, "membrane"),
        state("STATE_TRACE_E", 0x50, "TRACE_BITS", true, TRACED, "excitatory trace"),
        state("STATE_TRACE_I", 0x54, "TRACE_BITS", true, TRACED, "inhibitory trace"),
        state("STATE_ALPHA_E", 0x58, "TRACE_BITS", true, ALPHA, "excitatory second trace"),
        state("STATE_ALPHA_I", 0x5C, "TRACE_BITS", true, ALPHA, "inhibitory second trace"),
        state(
            "STATE_REFRACTORY",
            0x60,
            "REFRACTORY_WIDTH",
            false,
            READ_BACK + " && REFRACTORY_BITS > 0",
            "steps left of the refractory time"),
        register(
                "STATUS",
                0x80,
                Access.READ_WRITE,
                "2",
                null,
                "1",
                "bit 0: busy; bit 1: an event was ignored, cleared by writing 1")
            .of(
                RegisterField.of(
                    "BUSY", "0", "1", Kind.REPORT, "0", "something is queued or under way"),
                RegisterField.of(
                    "IGNORED",
                    "1",
                    "1",
                    Kind.FLAG,
                    "0",
                    "an event was ignored since 1 was written")),
        counter("EVENTS_IN", 0x84, "events taken since reset, without the ignored ones"),
        counter("EVENTS_OUT", 0x88, "spikes sent since reset"),
        counter("EVENTS_IGNORED", 0x8C, "events of inputs that do not exist since reset"),
        counter("STALLED_CLOCKS", 0x90, "clocks since reset on which an input beat had to wait"),
        register("LANES", 0x94, Access.READ_ONLY, "16", null, "1", "neurons computed at once")
            .of(
                RegisterField.of(
                    RegisterField.WHOLE,
                    "0",
                    "16",
                    Kind.CONSTANT,
                    "LANES",
                    "neurons computed at once")));
  }

  private static Register shared(String name) {
    return RegisterFileSpec.named(name);
  }

  /** A setting of the neurons, which FIXED_SETTINGS makes a constant. */
  private static Register setting(String name, String exists) {
    return shared(name).where(exists).writableWhere("FIXED_SETTINGS == 0");
  }

  private static Register counter(String name, int address, String doc) {
    return register(
        name,
        address,
        Access.READ_ONLY,
        "COUNTER_WIDTH",
        null,
        "COUNTER_BITS > 0",
        doc + ", modulo 2^COUNTER_BITS");
  }

  private static Register state(
      String name, int address, String width, boolean signed, String exists, String what) {
    return new Register(
            name, address, Access.READ_ONLY, Expr.of(width), signed, null, what + " of neuron row")
        .where(exists);
  }

  private static Register register(
      String name,
      int address,
      Access access,
      String width,
      String resetParameter,
      String exists,
      String doc) {
    return new Register(name, address, access, Expr.of(width), false, resetParameter, doc)
        .where(exists);
  }

  private static List<Port> ports() {
    List<Port> ports = new ArrayList<>();
    ports.add(Port.input("clk_i", "1", "clock, rising edge"));
    ports.add(Port.input("rst_ni", "1", "synchronous reset, active low"));
    ports.addAll(BUS);
    ports.addAll(
        List.of(
            Port.input("busy_i", "1", "something is queued or under way"),
            Port.input("accepted_i", "1", "an event was queued"),
            Port.input("ignored_i", "1", "an event was ignored"),
            Port.input("stalled_i", "1", "a beat had to wait"),
            Port.input("sent_i", "1", "a spike was sent"),
            Port.input("step_i", "1", "a step was finished"),
            Port.input("saturated_i", "1", "with step_i: something was clipped in it"),
            Port.wire("access_request_o", "1", "a request waits for settings or memories"),
            Port.input("access_i", "1", "one clock long: it is granted"),
            Port.input("code_i", "CODE_BITS + 1", "{polarity, code} of the window"),
            Port.input("mask_i", "1", "mask bit of the window"),
            Port.input("state_membrane_i", "MEMBRANE_BITS", "membrane of neuron row"),
            Port.input("state_trace_e_i", "TRACE_BITS", "excitatory trace of neuron row"),
            Port.input("state_trace_i_i", "TRACE_BITS", "inhibitory trace of neuron row"),
            Port.input("state_alpha_e_i", "TRACE_BITS", "excitatory second trace of neuron row"),
            Port.input("state_alpha_i_i", "TRACE_BITS", "inhibitory second trace of neuron row"),
            Port.input("state_refractory_i", "REFRACTORY_WIDTH", "refractory steps of neuron row"),
            Port.output("enable_o", "1", "register ENABLE"),
            Port.output("divider_o", "DIVIDER_BITS", "register DIVIDER"),
            Port.output("step_mode_o", "1", "register STEP_MODE"),
            Port.output("threshold_o", "MEMBRANE_BITS", "register THRESHOLD"),
            Port.output("reset_value_o", "MEMBRANE_BITS", "register RESET_VALUE"),
            Port.output("leak_o", "COEFFICIENT_BITS + 1", "register LEAK"),
            Port.output("decay_e_o", "COEFFICIENT_BITS + 1", "register DECAY_E"),
            Port.output("decay_i_o", "COEFFICIENT_BITS + 1", "register DECAY_I"),
            Port.output("refractory_o", "REFRACTORY_WIDTH", "register REFRACTORY"),
            Port.output("inhibition_o", "MEMBRANE_BITS - 1", "register INHIBITION"),
            Port.output("code_write_o", "1", "one clock long: write a synapse"),
            Port.output("mask_write_o", "1", "one clock long: write a mask bit"),
            Port.output("array_row_o", "NEURON_BITS", "row of ARRAY_ADDRESS"),
            Port.output("array_column_o", "COLUMN_BITS", "column of ARRAY_ADDRESS"),
            Port.wire("array_data_o", "CODE_BITS + 1", "data of that write")));
    return List.copyOf(ports);
  }
}
