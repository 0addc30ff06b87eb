// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.spintwin.spec.AxiRegistersSpec;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.Register;

/** The registers behind AXI4-Lite: folded.md, "axi_registers", and its table. */
final class AxiRegistersProof implements BlockProof {
  /** Counters, and what they count. */
  static final Map<String, String> COUNTERS =
      new TreeMap<>(
          Map.of(
              "STEP_COUNT", "step_i",
              "SATURATED_STEPS", "saturated_i",
              "EVENTS_IN", "accepted_i",
              "EVENTS_OUT", "sent_i",
              "EVENTS_IGNORED", "ignored_i",
              "STALLED_CLOCKS", "stalled_i"));

  private static final List<String> SETTINGS =
      List.of(
          "ENABLE",
          "DIVIDER",
          "STEP_MODE",
          "THRESHOLD",
          "RESET_VALUE",
          "LEAK",
          "DECAY_E",
          "DECAY_I",
          "REFRACTORY",
          "INHIBITION");

  private static final int OKAY = 0;
  private static final int SLVERR = 2;
  private static final int DECERR = 3;

  private static final String ALL_WRITE = "a refused write changes its register too";
  private static final String NEIGHBOUR = "a write to ENABLE changes STEP_MODE";
  private static final String UNKNOWN = "an address without a register is refused as others are";
  private static final String LEAKS = "a refused read leaves the data as they were";
  private static final String WRITE_FIRST = "of requests that wait together the write goes first";
  private static final String NO_DELAY = "slow requests are answered a clock after their grant";
  private static final String ROW_FIRST = "the row advances with every access";
  private static final String STUCK = "a counter stays at its greatest value";
  private static final String CLEARING_WINS = "clearing wins over an ignored event";
  private static final String WITHOUT = "so they have without a reset";
  private static final String READS_WRITE = "a read of the window writes too";

  @Override
  public BlockSpec block() {
    return AxiRegistersSpec.BLOCK;
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(
        Map.of("NEURONS", 10L, "PSP_SHAPE", 2L, "LEAK_MODE", 2L, "INHIBITION", 1L),
        Map.of("FIXED_SETTINGS", 1L, "INHIBITION", 1L, "INIT_THRESHOLD", 5L),
        Map.of(
            "INPUTS",
            784L,
            "READBACK",
            0L,
            "COUNTER_BITS",
            0L,
            "REFRACTORY_BITS",
            0L,
            "LEAK_MODE",
            0L,
            "PSP_SHAPE",
            0L));
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    List<Property> all = new ArrayList<>();
    all.add(
        Edge.property(
            "one_request_at_a_time_is_chosen_carried_out_and_answered",
            "the handshake's state and outputs become what the page says",
            1,
            (clocks, slip) -> handshake(clocks, values, slip),
            List.of(WRITE_FIRST, NO_DELAY)));
    all.add(
        Edge.property(
            "answers_are_those_of_the_register_map",
            "a read returns what the map says, or 0; the response tells why",
            1,
            (clocks, slip) -> answers(clocks, values, slip),
            List.of(UNKNOWN, LEAKS)));
    all.add(
        Edge.property(
            "a_write_changes_the_named_setting_and_no_other",
            "an allowed write to a setting changes it, cut to its width; nothing else does",
            1,
            (clocks, slip) -> settings(clocks, values, slip),
            List.of(ALL_WRITE, NEIGHBOUR)));
    all.add(
        Edge.property(
            "the_window_writes_where_allowed_and_advances",
            "codes and mask are written at ARRAY_ADDRESS, which advances column first",
            1,
            (clocks, slip) -> window(clocks, values, slip),
            values.get("READBACK") > 0 ? List.of(ROW_FIRST, READS_WRITE) : List.of(ROW_FIRST)));
    all.add(
        Edge.property(
            "an_ignored_event_is_remembered_until_it_is_cleared",
            "STATUS bit 1 is set by an ignored event and cleared by writing 1",
            1,
            (clocks, slip) -> status(clocks, values, slip),
            List.of(CLEARING_WINS)));
    if (values.get("COUNTER_BITS") > 0) {
      all.add(
          Edge.property(
              "counters_count_modulo_their_bits",
              "each counter grows by its pulse, modulo 2^COUNTER_BITS",
              1,
              AxiRegistersProof::counters,
              List.of(STUCK)));
    }
    all.add(
        Edge.property(
            "a_reset_gives_every_register_its_value",
            "after a reset settings have their initial values, all else is 0",
            1,
            (clocks, slip) -> reset(clocks, values, slip),
            List.of(WITHOUT)));
    return all;
  }

  private static Edge running(Clocks clocks, Map<String, Long> values) {
    Edge edge = new Edge(clocks).running();
    // What the core keeps to: one grant to a request.
    Truth waits = new AxiRequest(edge, values).waits();
    Truth granted = edge.flag("access_i");
    clocks.assume(granted.implies(waits.and(edge.number("delay_q").equalTo(0))));
    clocks.assume(edge.number("state_q").lessThan(3));
    return edge;
  }

  private static List<Truth> handshake(Clocks clocks, Map<String, Long> values, String slip) {
    Edge edge = running(clocks, values);
    AxiRequest request = new AxiRequest(edge, values);
    Truth idle = edge.number("state_q").equalTo(0);
    Truth both = edge.flag("s_axi_awvalid").and(edge.flag("s_axi_wvalid"));
    Truth reads = edge.flag("s_axi_arvalid");
    Truth turn = slip.equals(WRITE_FIRST) ? clocks.truth(false) : edge.flag("write_q");
    Truth write = idle.and(both).and(reads.and(turn).not());
    Truth read = idle.and(write.not()).and(reads);
    Truth chosen = write.or(read);
    Truth responds = edge.number("state_q").equalTo(2);
    Truth taken =
        edge.flag("s_axi_bvalid")
            .and(edge.flag("s_axi_bready"))
            .or(edge.flag("s_axi_rvalid").and(edge.flag("s_axi_rready")));
    Truth ends = responds.and(taken);
    Exact delay = edge.number("delay_q");
    Exact next = delay.equalTo(0).choose(delay, delay.minus(1));
    Truth waits = request.waits();
    Truth done = request.done();
    Exact granted = clocks.number(slip.equals(NO_DELAY) ? 1 : 3);
    Exact state =
        chosen.choose(
            clocks.number(1),
            done.choose(clocks.number(2), ends.choose(clocks.number(0), edge.number("state_q"))));
    Exact offered = write.choose(edge.number("s_axi_awaddr"), edge.number("s_axi_araddr"));
    Truth partial = edge.number("s_axi_wstrb").equalTo(15).not();
    Truth writes = edge.flag("write_q");
    List<Truth> claims = new ArrayList<>();
    claims.add(edge.becomes("state_q", state));
    claims.add(edge.becomes("write_q", chosen.choose(write, writes)));
    claims.add(edge.becomes("address_q", chosen.choose(offered, edge.number("address_q"))));
    claims.add(edge.becomes("data_q", write, edge.bits("s_axi_wdata"), edge.bits("data_q")));
    claims.add(edge.becomes("partial_q", write.choose(partial, edge.flag("partial_q"))));
    claims.add(responds.or(edge.becomes("s_axi_awready", write)));
    claims.add(responds.or(edge.becomes("s_axi_wready", write)));
    claims.add(responds.or(edge.becomes("s_axi_arready", read)));
    claims.add(edge.flag("access_request_o").sameAs(waits));
    claims.add(waits.implies(edge.becomes("delay_q", edge.flag("access_i").choose(granted, next))));
    for (String channel : List.of("b", "r")) {
      String valid = "s_axi_" + channel + "valid";
      Truth own = channel.equals("b") ? writes : writes.not();
      Truth kept = ends.not().and(edge.flag(valid));
      claims.add(edge.becomes(valid, done.and(own).or(kept)));
    }
    return claims;
  }

  private static List<Truth> answers(Clocks clocks, Map<String, Long> values, String slip) {
    Edge edge = running(clocks, values);
    AxiRequest request = new AxiRequest(edge, values);
    clocks.assume(request.done());
    Truth write = edge.flag("write_q");
    Truth allowed = request.allowed();
    Truth known = slip.equals(UNKNOWN) ? clocks.truth(true) : request.known();
    Exact refused = known.choose(SLVERR, DECERR);
    Exact response = allowed.choose(clocks.number(OKAY), refused);
    Exact oldWrite = edge.number("s_axi_bresp");
    Exact oldRead = edge.number("s_axi_rresp");
    List<Truth> claims = new ArrayList<>();
    claims.add(edge.becomes("s_axi_bresp", write.choose(response, oldWrite)));
    claims.add(edge.becomes("s_axi_rresp", write.choose(oldRead, response)));
    claims.add(write.implies(edge.stays("s_axi_rdata")));
    Truth read = write.not();
    for (Register r : AxiRegistersSpec.REGISTERS) {
      if (request.has(r.name())) {
        Truth shown = edge.becomes("s_axi_rdata", request.shown(r.name()));
        claims.add(read.and(request.isFor(r.name())).and(allowed).implies(shown));
      }
    }
    Truth zero = clocks.bits("s_axi_rdata", 1).isZero();
    Truth nothing = slip.equals(LEAKS) ? edge.stays("s_axi_rdata") : zero;
    claims.add(read.and(allowed.not()).implies(nothing));
    return claims;
  }

  private static List<Truth> settings(Clocks clocks, Map<String, Long> values, String slip) {
    Edge edge = running(clocks, values);
    AxiRequest request = new AxiRequest(edge, values);
    List<Truth> claims = new ArrayList<>();
    for (String setting : SETTINGS) {
      String port = AxiRequest.port(setting);
      if (request.has(setting)) {
        Truth refused = request.done().and(edge.flag("write_q")).and(request.isFor(setting));
        Truth written = slip.equals(ALL_WRITE) ? refused : request.writes(setting);
        if (slip.equals(NEIGHBOUR) && setting.equals("STEP_MODE")) {
          written = written.or(request.writes("ENABLE"));
        }
        Bits before = edge.bits(port);
        Bits data = edge.bits("data_q").slice(0, before.width());
        claims.add(edge.becomes(port, written, data, before));
      } else {
        // It stays what a reset makes of it.
        claims.add(edge.stays(port));
      }
    }
    return claims;
  }

  /** The value of a setting after a reset. */
  private static Bits initial(Clocks clocks, String setting, Map<String, Long> values) {
    int width = clocks.bits(AxiRequest.port(setting), 0).width();
    return clocks.number(values.get("INIT_" + setting)).cut(width);
  }

  private static List<Truth> window(Clocks clocks, Map<String, Long> values, String slip) {
    Edge edge = running(clocks, values);
    AxiRequest request = new AxiRequest(edge, values);
    Exact row = edge.number("array_row_o");
    Exact column = edge.number("array_column_o");
    Truth code = request.uses("SYNAPSE_CODE");
    Truth mask = request.uses("INHIBITION_MASK");
    Exact inputs = clocks.number(clocks.value("INPUTS") - 1);
    Exact neurons = clocks.number(clocks.value("NEURONS") - 1);
    Truth last = column.equalTo(request.isFor("SYNAPSE_CODE").choose(inputs, neurons));
    Truth turns = slip.equals(ROW_FIRST) ? clocks.truth(true) : last;
    Exact below = row.equalTo(neurons).choose(clocks.number(0), row.plus(1));
    Truth moves = code.or(mask);
    Truth placed = request.writes("ARRAY_ADDRESS");
    Bits data = edge.bits("data_q");
    Exact newColumn = data.slice(0, clocks.value("COLUMN_BITS")).unsigned();
    Exact newRow = data.slice(16, clocks.value("NEURON_BITS")).unsigned();
    Exact nextColumn = last.choose(clocks.number(0), column.plus(1));
    Exact nextRow = turns.choose(below, row);
    Truth write = slip.equals(READS_WRITE) ? clocks.truth(true) : edge.flag("write_q");
    Truth grants = edge.flag("access_i").and(write).and(request.allowed());
    Bits cell = data.slice(0, clocks.value("CODE_BITS") + 1);
    return List.of(
        edge.becomes("array_column_o", placed.choose(newColumn, moves.choose(nextColumn, column))),
        edge.becomes("array_row_o", placed.choose(newRow, moves.choose(nextRow, row))),
        edge.becomes("code_write_o", grants.and(request.isFor("SYNAPSE_CODE"))),
        edge.becomes("mask_write_o", grants.and(request.isFor("INHIBITION_MASK"))),
        edge.bits("array_data_o").equalTo(cell));
  }

  private static List<Truth> status(Clocks clocks, Map<String, Long> values, String slip) {
    Edge edge = running(clocks, values);
    Truth clears = new AxiRequest(edge, values).writes("STATUS").and(edge.bits("data_q").bit(1));
    Truth ignored = edge.flag("ignored_i");
    Truth kept = edge.flag("ignored_q");
    Truth after =
        slip.equals(CLEARING_WINS)
            ? ignored.or(kept).and(clears.not())
            : ignored.or(kept.and(clears.not()));
    return List.of(edge.becomes("ignored_q", after));
  }

  private static List<Truth> counters(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks).running();
    clocks.assume(edge.flag("saturated_i").implies(edge.flag("step_i")));
    int bits = clocks.value("COUNTER_BITS");
    List<Truth> claims = new ArrayList<>();
    COUNTERS.forEach(
        (counter, pulse) -> {
          String register = counter.toLowerCase(Locale.ROOT) + "_q";
          Exact more = edge.number(register).plus(edge.flag(pulse).number());
          Exact most = clocks.number((1L << bits) - 1);
          Bits after = (slip.equals(STUCK) ? more.min(most) : more).cut(bits);
          claims.add(edge.becomes(register, after));
        });
    return claims;
  }

  private static List<Truth> reset(Clocks clocks, Map<String, Long> values, String slip) {
    Edge edge = new Edge(clocks);
    if (!slip.equals(WITHOUT)) {
      clocks.assume(edge.flag("rst_ni").not());
    }
    List<Truth> claims = new ArrayList<>();
    for (String setting : SETTINGS) {
      claims.add(edge.becomes(AxiRequest.port(setting), initial(clocks, setting, values)));
    }
    List<String> zero =
        new ArrayList<>(
            List.of(
                "state_q",
                "write_q",
                "address_q",
                "data_q",
                "partial_q",
                "delay_q",
                "ignored_q",
                "s_axi_awready",
                "s_axi_wready",
                "s_axi_arready",
                "s_axi_bvalid",
                "s_axi_rvalid",
                "array_row_o",
                "array_column_o",
                "code_write_o",
                "mask_write_o"));
    COUNTERS.keySet().forEach(counter -> zero.add(counter.toLowerCase(Locale.ROOT) + "_q"));
    zero.forEach(name -> claims.add(clocks.bits(name, 1).isZero()));
    return claims;
  }
}
