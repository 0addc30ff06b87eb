// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;
import org.spintwin.spec.Register.Access;
import org.spintwin.spec.RegisterField.Kind;

/** Run-time registers behind a small bus: see {@code docs/blocks/register_file.md}. */
public final class RegisterFileSpec {
  /** Value of the ID register: "STwn" in ASCII. */
  public static final int ID = 0x5354776E;

  public static final List<Register> REGISTERS =
      List.of(
          register("ID", 0x00, Access.READ_ONLY, "32", false, null, "constant 0x5354776E, \"STwn\"")
              .of(
                  RegisterField.of(
                      RegisterField.WHOLE, "0", "32", Kind.CONSTANT, "" + ID, "\"STwn\" in ASCII")),
          register(
              "SPEC_DIGEST",
              0x04,
              Access.READ_ONLY,
              "32",
              false,
              "SPEC_DIGEST",
              "digest of the chip this core was generated from"),
          register(
                  "SIZE",
                  0x08,
                  Access.READ_ONLY,
                  "32",
                  false,
                  null,
                  "neurons in bits 31:16, inputs in bits 15:0")
              .of(
                  RegisterField.of("INPUTS", "0", "16", Kind.CONSTANT, "INPUTS", "inputs"),
                  RegisterField.of("NEURONS", "16", "16", Kind.CONSTANT, "NEURONS", "neurons")),
          register(
              "ENABLE",
              0x0C,
              Access.READ_WRITE,
              "1",
              false,
              "INIT_ENABLE",
              "steps advance while 1"),
          register(
              "DIVIDER",
              0x10,
              Access.READ_WRITE,
              "DIVIDER_BITS",
              false,
              "INIT_DIVIDER",
              "clocks per step; 0 acts as 1; taken over when the next step is latched"),
          register(
              "STEP_COUNT",
              0x14,
              Access.READ_ONLY,
              "32",
              false,
              null,
              "steps completed since reset, modulo 2^32"),
          register(
              "SATURATED_STEPS",
              0x18,
              Access.READ_ONLY,
              "32",
              false,
              null,
              "steps in which a trace or membrane was clipped, modulo 2^32"),
          register(
              "THRESHOLD",
              0x20,
              Access.READ_WRITE,
              "MEMBRANE_BITS",
              true,
              "INIT_THRESHOLD",
              "threshold, membrane units"),
          register(
              "RESET_VALUE",
              0x24,
              Access.READ_WRITE,
              "MEMBRANE_BITS",
              true,
              "INIT_RESET_VALUE",
              "membrane after a spike and while refractory, membrane units"),
          register(
              "LEAK",
              0x28,
              Access.READ_WRITE,
              "COEFFICIENT_BITS + 1",
              false,
              "INIT_LEAK",
              "leak of the membrane: shift in bits 4:0, or coefficient / 2^COEFFICIENT_BITS"),
          register(
              "DECAY_E",
              0x2C,
              Access.READ_WRITE,
              "COEFFICIENT_BITS + 1",
              false,
              "INIT_DECAY_E",
              "decay of the excitatory traces, likewise"),
          register(
              "DECAY_I",
              0x30,
              Access.READ_WRITE,
              "COEFFICIENT_BITS + 1",
              false,
              "INIT_DECAY_I",
              "decay of the inhibitory traces, likewise"),
          register(
              "REFRACTORY",
              0x34,
              Access.READ_WRITE,
              "REFRACTORY_BITS",
              false,
              "INIT_REFRACTORY",
              "refractory time, steps; reads 0 where REFRACTORY_BITS is 0"),
          register(
              "INHIBITION",
              0x38,
              Access.READ_WRITE,
              "MEMBRANE_BITS - 1",
              false,
              "INIT_INHIBITION",
              "inhibition per neighbour that spiked, membrane units"),
          register(
                  "ARRAY_ADDRESS",
                  0x40,
                  Access.READ_WRITE,
                  "32",
                  false,
                  null,
                  "row in bits 31:16, column in bits 15:0, for the two registers below")
              .of(place("16", "16")),
          register(
                  "SYNAPSE_CODE",
                  0x44,
                  Access.WRITE_ONLY,
                  "CODE_BITS + 1",
                  false,
                  null,
                  "writes {polarity, code} of neuron row, input column; then the address advances,"
                      + " column first")
              .of(synapse()),
          register(
                  "INHIBITION_MASK",
                  0x48,
                  Access.WRITE_ONLY,
                  "1",
                  false,
                  null,
                  "writes whether neuron column inhibits neuron row; then the address advances,"
                      + " column first")
              .of(inhibits()));

  public static final BlockSpec BLOCK =
      new BlockSpec(
          "register_file",
          "Run-time registers and the write window into the memories, behind a one-clock bus.",
          MramLifParameters.pick(
              "INPUTS",
              "NEURONS",
              "CODE_BITS",
              "MEMBRANE_BITS",
              "REFRACTORY_BITS",
              "DIVIDER_BITS",
              "COEFFICIENT_BITS",
              "INIT_ENABLE",
              "INIT_DIVIDER",
              "INIT_THRESHOLD",
              "INIT_RESET_VALUE",
              "INIT_LEAK",
              "INIT_DECAY_E",
              "INIT_DECAY_I",
              "INIT_REFRACTORY",
              "INIT_INHIBITION",
              "SPEC_DIGEST"),
          List.of(
              new Derived(
                  "REFRACTORY_WIDTH",
                  Expr.of("max(REFRACTORY_BITS, 1)"),
                  "bits of the refractory register; one, which stays 0, where it is left out"),
              new Derived("NEURON_BITS", Expr.of("clog2(max(NEURONS, 2))"), "bits of a row"),
              new Derived(
                  "COLUMNS", Expr.of("max(NEURONS, INPUTS)"), "columns of the larger memory"),
              new Derived("COLUMN_BITS", Expr.of("clog2(max(COLUMNS, 2))"), "bits of a column")),
          List.of(),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input("cfg_valid_i", "1", "a request on this clock"),
              Port.input("cfg_write_i", "1", "1 write, 0 read"),
              Port.input("cfg_address_i", "8", "byte address"),
              Port.input("cfg_wdata_i", "32", "data to write"),
              Port.input("step_i", "1", "a step was completed"),
              Port.input("saturated_i", "1", "with step_i: something was clipped in it"),
              Port.output("cfg_ack_o", "1", "answer to the request of the clock before"),
              Port.output(
                  "cfg_error_o",
                  "1",
                  "with cfg_ack_o: unmapped, forbidden or outside the array; nothing was done"),
              Port.output("cfg_rdata_o", "32", "with cfg_ack_o: data read, else 0"),
              Port.output("enable_o", "1", "register ENABLE"),
              Port.output("divider_o", "DIVIDER_BITS", "register DIVIDER"),
              Port.output("threshold_o", "MEMBRANE_BITS", "register THRESHOLD"),
              Port.output("reset_value_o", "MEMBRANE_BITS", "register RESET_VALUE"),
              Port.output("leak_o", "COEFFICIENT_BITS + 1", "register LEAK"),
              Port.output("decay_e_o", "COEFFICIENT_BITS + 1", "register DECAY_E"),
              Port.output("decay_i_o", "COEFFICIENT_BITS + 1", "register DECAY_I"),
              Port.output("refractory_o", "REFRACTORY_WIDTH", "register REFRACTORY"),
              Port.output("inhibition_o", "MEMBRANE_BITS - 1", "register INHIBITION"),
              Port.output("code_write_o", "1", "one clock long: write a synapse"),
              Port.output("mask_write_o", "1", "one clock long: write a mask bit"),
              Port.output("array_row_o", "NEURON_BITS", "row of that write"),
              Port.output("array_column_o", "COLUMN_BITS", "column of that write"),
              Port.output("array_data_o", "CODE_BITS + 1", "data of that write")),
          List.of(
              State.unsigned("step_count_q", "1", "32", "register STEP_COUNT"),
              State.unsigned("saturated_steps_q", "1", "32", "register SATURATED_STEPS"),
              State.unsigned("row_q", "1", "16", "row of register ARRAY_ADDRESS"),
              State.unsigned("column_q", "1", "16", "column of register ARRAY_ADDRESS")),
          List.of(),
          REGISTERS);

  private RegisterFileSpec() {}

  private static Register register(
      String name,
      int address,
      Access access,
      String width,
      boolean signed,
      String reset,
      String doc) {
    return new Register(name, address, access, Expr.of(width), signed, reset, doc);
  }

  /** Fields of ARRAY_ADDRESS. */
  static RegisterField[] place(String rowBits, String columnBits) {
    return new RegisterField[] {
      RegisterField.of("COLUMN", "0", columnBits, Kind.PLACE, "0", "column, an input or neuron"),
      RegisterField.of("ROW", "16", rowBits, Kind.PLACE, "0", "row, a neuron")
    };
  }

  /** Fields of SYNAPSE_CODE. */
  static RegisterField[] synapse() {
    return new RegisterField[] {
      new RegisterField(
          "CODE",
          Expr.of(0),
          Expr.of("CODE_BITS"),
          true,
          Kind.WINDOW,
          null,
          "current code, two's complement"),
      RegisterField.of("POLARITY", "CODE_BITS", "1", Kind.WINDOW, null, "1: inhibitory")
    };
  }

  /** INHIBITION_MASK. */
  static RegisterField inhibits() {
    return RegisterField.of(
        RegisterField.WHOLE, "0", "1", Kind.WINDOW, null, "1: neuron column inhibits neuron row");
  }

  /** The register of that name. */
  public static Register named(String name) {
    return REGISTERS.stream()
        .filter(r -> r.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no register " + name));
  }
}
