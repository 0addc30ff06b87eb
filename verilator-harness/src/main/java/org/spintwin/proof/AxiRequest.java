// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spintwin.spec.AxiRegistersSpec;
import org.spintwin.spec.Register;
import org.spintwin.spec.Register.Access;

/** The request that axi_registers carries out, and its answer: folded.md, "axi_registers". */
final class AxiRequest {
  private static final int EXECUTE = 1;

  private final Clocks clocks;
  private final Map<String, Long> values;
  private final Edge edge;
  private final Truth write;
  private final Truth slow;
  private final Truth executes;

  /**
   * @param values of the block's parameters and localparams
   */
  AxiRequest(Edge edge, Map<String, Long> values) {
    this.edge = edge;
    this.values = values;
    clocks = edge.clocks();
    write = edge.flag("write_q");
    slow = edge.bits("address_q").bit(5).or(edge.bits("address_q").bit(6));
    executes = edge.number("state_q").equalTo(EXECUTE);
  }

  /** Whether it is carried out at this edge. */
  Truth done() {
    return executes.and(slow.implies(edge.number("delay_q").equalTo(1)));
  }

  /** Whether it waits for the core. */
  Truth waits() {
    return executes.and(slow);
  }

  /** Whether it is for the register of that name. */
  Truth isFor(String name) {
    return edge.number("address_q").equalTo(register(name).address());
  }

  private static Register register(String name) {
    return AxiRegistersSpec.REGISTERS.stream()
        .filter(r -> r.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Whether there is such a register in this chip. */
  boolean has(String name) {
    return register(name).exists().eval(values) != 0;
  }

  /** Whether a register has its address, left out or not. */
  Truth known() {
    return Truth.any(AxiRegistersSpec.REGISTERS.stream().map(r -> isFor(r.name())).toList());
  }

  /** Whether it may be carried out, a register being there. */
  Truth allowed() {
    List<Truth> cases = new ArrayList<>();
    for (Register r : AxiRegistersSpec.REGISTERS) {
      if (r.exists().eval(values) != 0) {
        boolean writable = r.access() != Access.READ_ONLY && r.writable().eval(values) != 0;
        boolean readable = r.access() != Access.WRITE_ONLY && r.readable().eval(values) != 0;
        Truth whole = clocks.truth(writable).and(edge.flag("partial_q").not());
        Truth kind = write.choose(whole, clocks.truth(readable));
        cases.add(isFor(r.name()).and(kind).and(placed(r.name())));
      }
    }
    return Truth.any(cases);
  }

  /** Whether ARRAY_ADDRESS is a place of what a register shows. */
  private Truth placed(String name) {
    Exact row = edge.number("array_row_o");
    Exact column = edge.number("array_column_o");
    Truth neuron = row.lessThan(clocks.value("NEURONS"));
    return switch (name) {
      case "SYNAPSE_CODE" -> neuron.and(column.lessThan(clocks.value("INPUTS")));
      case "INHIBITION_MASK" -> neuron.and(column.lessThan(clocks.value("NEURONS")));
      default -> name.startsWith("STATE_") ? neuron : clocks.truth(true);
    };
  }

  /** Whether it writes the register of that name, at this edge. */
  Truth writes(String name) {
    return done().and(write).and(allowed()).and(isFor(name));
  }

  /** Whether it reads or writes the register of that name, at this edge. */
  Truth uses(String name) {
    return done().and(allowed()).and(isFor(name));
  }

  /** What a read of a register gives, as 32 bits. */
  Bits shown(String name) {
    return number(name).cut(32);
  }

  private Exact number(String name) {
    return switch (name) {
      case "ID" -> clocks.number(0x5354776E);
      case "SPEC_DIGEST", "LANES" -> clocks.number(values.get(name));
      case "SIZE" -> clocks.number((values.get("NEURONS") << 16) + values.get("INPUTS"));
      case "THRESHOLD", "RESET_VALUE" -> edge.bits(port(name)).signed();
      case "ARRAY_ADDRESS" ->
          edge.number("array_row_o").shiftedLeft(16).plus(edge.number("array_column_o"));
      case "SYNAPSE_CODE" -> edge.bits("code_i").unsigned();
      case "INHIBITION_MASK" -> edge.bits("mask_i").unsigned();
      case "STATUS" ->
          edge.flag("ignored_q").number().shiftedLeft(1).plus(edge.flag("busy_i").number());
      case "STATE_REFRACTORY" -> edge.bits("state_refractory_i").unsigned();
      default ->
          name.startsWith("STATE_")
              ? edge.bits(name.toLowerCase(Locale.ROOT) + "_i").signed()
              : isCounter(name)
                  ? edge.number(name.toLowerCase(Locale.ROOT) + "_q")
                  : edge.bits(port(name)).unsigned();
    };
  }

  /** The output that a setting is on. */
  static String port(String setting) {
    return setting.toLowerCase(Locale.ROOT) + "_o";
  }

  private static boolean isCounter(String name) {
    return AxiRegistersProof.COUNTERS.containsKey(name);
  }
}
