// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.RegisterFileSpec;

/** The registers of the parallel chip, behind a bus: semantics.md, "Registers", and its table. */
final class RegisterFileProof implements BlockProof {
  /** A line of the table. */
  private record Line(String name, int address, boolean read, boolean written) {
    static Line setting(String name, int address) {
      return new Line(name, address, true, true);
    }

    static Line report(String name, int address) {
      return new Line(name, address, true, false);
    }

    static Line window(String name, int address) {
      return new Line(name, address, false, true);
    }
  }

  private static final String CODE = "SYNAPSE_CODE";
  private static final String MASK = "INHIBITION_MASK";
  private static final String PLACE = "ARRAY_ADDRESS";

  private static final List<Line> SETTINGS =
      List.of(
          Line.setting("ENABLE", 0x0C),
          Line.setting("DIVIDER", 0x10),
          Line.setting("THRESHOLD", 0x20),
          Line.setting("RESET_VALUE", 0x24),
          Line.setting("LEAK", 0x28),
          Line.setting("DECAY_E", 0x2C),
          Line.setting("DECAY_I", 0x30),
          Line.setting("REFRACTORY", 0x34),
          Line.setting("INHIBITION", 0x38));

  private static final List<Line> OTHERS =
      List.of(
          Line.report("ID", 0x00),
          Line.report("SPEC_DIGEST", 0x04),
          Line.report("SIZE", 0x08),
          Line.report("STEP_COUNT", 0x14),
          Line.report("SATURATED_STEPS", 0x18),
          Line.setting(PLACE, 0x40),
          Line.window(CODE, 0x44),
          Line.window(MASK, 0x48));

  private static final String BLIND = "what can only be written can be read";
  private static final String FORGIVING = "an address within a register is the register's";
  private static final String UNSIGNED = "a negative THRESHOLD is read without its sign";
  private static final String READS_TOO = "a read writes too";
  private static final String NEIGHBOUR = "a write to DECAY_E changes DECAY_I";
  private static final String ROW_FIRST = "the row advances with every write";
  private static final String BEYOND = "what lies beyond the array is written";
  private static final String STUCK = "a counter stays at its greatest value";
  private static final String ALONE = "clipping counts without a step";
  private static final String WITHOUT = "so they have without a reset";

  @Override
  public BlockSpec block() {
    return RegisterFileSpec.BLOCK;
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(
        Map.of(),
        Sizes.of("INPUTS=784 NEURONS=10 REFRACTORY_BITS=0 INIT_THRESHOLD=-5 INIT_REFRACTORY=3"),
        Sizes.of("INPUTS=1 NEURONS=1 MEMBRANE_BITS=32 DIVIDER_BITS=32 COEFFICIENT_BITS=24"));
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    return List.of(
        Edge.property(
            "a_request_is_answered_as_the_register_map_says",
            "after the next edge comes the value before it, 0, or an error",
            1,
            RegisterFileProof::answers,
            values.get("MEMBRANE_BITS") < 32
                ? List.of(BLIND, FORGIVING, UNSIGNED)
                : List.of(BLIND, FORGIVING)),
        Edge.property(
            "a_write_changes_the_named_setting_and_no_other",
            "an allowed write to a setting changes it, cut to its width; nothing else does",
            1,
            RegisterFileProof::settings,
            List.of(READS_TOO, NEIGHBOUR)),
        Edge.property(
            "the_window_writes_within_the_array_and_advances",
            "codes and mask are written at ARRAY_ADDRESS, which advances column first",
            1,
            RegisterFileProof::window,
            values.get("COLUMNS") > 1 ? List.of(ROW_FIRST, BEYOND) : List.of(BEYOND)),
        Edge.property(
            "steps_are_counted_modulo_2_to_the_32",
            "STEP_COUNT grows by each step, SATURATED_STEPS by each in which something was clipped",
            1,
            RegisterFileProof::counters,
            List.of(STUCK, ALONE)),
        Edge.property(
            "a_reset_gives_every_register_its_value",
            "after a reset settings have their initial values, all else is 0",
            1,
            RegisterFileProof::reset,
            List.of(WITHOUT)));
  }

  /** A request on the first clock. */
  private record Request(Edge edge, String slip) {
    Request(Clocks clocks, String slip) {
      this(new Edge(clocks).running(), slip);
      if (clocks.value("REFRACTORY_BITS") == 0) {
        // By induction: 0 after reset, and after each edge before which it was.
        clocks.assume(edge.bits(port("REFRACTORY")).isZero());
      }
    }

    Truth isFor(Line line) {
      Exact address = edge.number("cfg_address_i");
      Exact word = slip.equals(FORGIVING) ? address.floorOf(2).shiftedLeft(2) : address;
      return word.equalTo(line.address());
    }

    Truth writes() {
      Truth write = edge.flag("cfg_write_i");
      return edge.flag("cfg_valid_i")
          .and(slip.equals(READS_TOO) ? edge.clocks().truth(true) : write);
    }

    Truth reads() {
      return edge.flag("cfg_valid_i").and(edge.flag("cfg_write_i").not());
    }

    /** Whether it writes the register of that line. */
    Truth writes(Line line) {
      return writes().and(isFor(line)).and(placed(line.name()));
    }

    /** Whether ARRAY_ADDRESS is a place of what a register writes. */
    private Truth placed(String name) {
      Clocks clocks = edge.clocks();
      Truth neuron = edge.number("row_q").lessThan(clocks.value("NEURONS"));
      Exact column = edge.number("column_q");
      return slip.equals(BEYOND)
          ? clocks.truth(true)
          : switch (name) {
            case CODE -> neuron.and(column.lessThan(clocks.value("INPUTS")));
            case MASK -> neuron.and(column.lessThan(clocks.value("NEURONS")));
            default -> clocks.truth(true);
          };
    }

    /** What a read of a register gives, before it is brought to 32 bits. */
    Exact shown(String name) {
      Clocks clocks = edge.clocks();
      long neurons = clocks.value("NEURONS");
      return switch (name) {
        case "ID" -> clocks.number(0x5354776E);
        case "SPEC_DIGEST" -> clocks.number(clocks.value("SPEC_DIGEST"));
        case "SIZE" -> clocks.number((neurons << 16) + clocks.value("INPUTS"));
        case "STEP_COUNT" -> edge.number("step_count_q");
        case "SATURATED_STEPS" -> edge.number("saturated_steps_q");
        case PLACE -> edge.number("row_q").shiftedLeft(16).plus(edge.number("column_q"));
        case "THRESHOLD", "RESET_VALUE" ->
            slip.equals(UNSIGNED)
                ? edge.bits(port(name)).unsigned()
                : edge.bits(port(name)).signed();
        case CODE, MASK -> clocks.number(0);
        default -> edge.bits(port(name)).unsigned();
      };
    }
  }

  /** The output that a setting is on. */
  private static String port(String setting) {
    return setting.toLowerCase(Locale.ROOT) + "_o";
  }

  private static Line line(String name) {
    return OTHERS.stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<Line> table() {
    List<Line> all = new ArrayList<>(SETTINGS);
    all.addAll(OTHERS);
    return all;
  }

  private static List<Truth> answers(Clocks clocks, String slip) {
    var request = new Request(clocks, slip);
    Edge edge = request.edge();
    List<Truth> allowed = new ArrayList<>();
    List<Truth> claims = new ArrayList<>();
    Exact data = clocks.number(0);
    for (Line line : table()) {
      Truth reads = request.reads().and(request.isFor(line));
      boolean readable = line.read() || slip.equals(BLIND);
      if (line.written()) {
        allowed.add(request.writes(line));
      }
      if (readable) {
        allowed.add(reads);
        data = reads.choose(request.shown(line.name()), data);
      }
    }
    claims.add(edge.becomes("cfg_ack_o", edge.flag("cfg_valid_i")));
    Truth refused = edge.flag("cfg_valid_i").and(Truth.any(allowed).not());
    claims.add(edge.becomes("cfg_error_o", refused));
    claims.add(edge.becomes("cfg_rdata_o", data.cut(32)));
    return claims;
  }

  private static List<Truth> settings(Clocks clocks, String slip) {
    var request = new Request(clocks, slip);
    Edge edge = request.edge();
    List<Truth> claims = new ArrayList<>();
    for (Line setting : SETTINGS) {
      Truth written = request.writes(setting);
      if (slip.equals(NEIGHBOUR) && setting.name().equals("DECAY_I")) {
        written = written.or(request.writes(SETTINGS.get(SETTINGS.indexOf(setting) - 1)));
      }
      Bits before = edge.bits(port(setting.name()));
      Bits data = cut(clocks, setting, edge.number("cfg_wdata_i"));
      claims.add(edge.becomes(port(setting.name()), written, data, before));
    }
    return claims;
  }

  /** What a setting becomes of a number; one of no bits has a bit that stays 0. */
  private static Bits cut(Clocks clocks, Line setting, Exact number) {
    boolean leftOut = setting.name().equals("REFRACTORY") && clocks.value("REFRACTORY_BITS") == 0;
    return (leftOut ? clocks.number(0) : number).cut(clocks.bits(port(setting.name()), 0).width());
  }

  private static List<Truth> window(Clocks clocks, String slip) {
    var request = new Request(clocks, slip);
    Edge edge = request.edge();
    Truth code = request.writes(line(CODE));
    Truth mask = request.writes(line(MASK));
    Truth moves = code.or(mask);
    Exact row = edge.number("row_q");
    Exact column = edge.number("column_q");
    Exact columns = code.choose(clocks.value("INPUTS"), clocks.value("NEURONS"));
    Truth last = column.equalTo(columns.minus(1));
    Truth turns = slip.equals(ROW_FIRST) ? clocks.truth(true) : last;
    Truth placed = request.writes(line(PLACE));
    Bits data = edge.bits("cfg_wdata_i");
    Bits cell = data.slice(0, clocks.value("CODE_BITS") + 1);
    Bits nextRow = turns.choose(row.plus(1), row).cut(16);
    Bits nextColumn = last.choose(clocks.number(0), column.plus(1)).cut(16);
    return List.of(
        edge.becomes("code_write_o", code),
        edge.becomes("mask_write_o", mask),
        moves.choose(edge.becomes("array_row_o", row), edge.stays("array_row_o")),
        moves.choose(edge.becomes("array_column_o", column), edge.stays("array_column_o")),
        edge.becomes("array_data_o", moves, cell, edge.bits("array_data_o")),
        placed.choose(
            edge.becomes("row_q", data.slice(16, 16)),
            edge.becomes("row_q", moves, nextRow, edge.bits("row_q"))),
        placed.choose(
            edge.becomes("column_q", data.slice(0, 16)),
            edge.becomes("column_q", moves, nextColumn, edge.bits("column_q"))));
  }

  private static List<Truth> counters(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks).running();
    Truth step = edge.flag("step_i");
    Truth clipped = edge.flag("saturated_i");
    return List.of(
        counts(edge, "step_count_q", step, slip),
        counts(edge, "saturated_steps_q", slip.equals(ALONE) ? clipped : step.and(clipped), slip));
  }

  private static Truth counts(Edge edge, String counter, Truth pulse, String slip) {
    Exact more = edge.number(counter).plus(pulse.number());
    Exact most = edge.clocks().number((1L << 32) - 1);
    return edge.becomes(counter, (slip.equals(STUCK) ? more.min(most) : more).cut(32));
  }

  private static List<Truth> reset(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks);
    if (!slip.equals(WITHOUT)) {
      clocks.assume(edge.flag("rst_ni").not());
    }
    List<Truth> claims = new ArrayList<>();
    for (Line setting : SETTINGS) {
      Exact initial = clocks.number(clocks.value("INIT_" + setting.name()));
      claims.add(edge.becomes(port(setting.name()), cut(clocks, setting, initial)));
    }
    List<String> zero =
        List.of(
            "cfg_ack_o",
            "cfg_error_o",
            "cfg_rdata_o",
            "step_count_q",
            "saturated_steps_q",
            "row_q",
            "column_q",
            "code_write_o",
            "mask_write_o",
            "array_row_o",
            "array_column_o",
            "array_data_o");
    zero.forEach(name -> claims.add(clocks.bits(name, 1).isZero()));
    return claims;
  }
}
