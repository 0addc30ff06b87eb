// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.EcramUpdateSpec;

/** Pulses on cells of a row: ecram, "What a pulse does", "Read and verify" and "Update". */
final class EcramUpdateProof implements BlockProof {
  private static final String BEYOND = "the highest level is no limit";
  private static final String REFERENCE = "the column of the reference is pulsed as others are";
  private static final String NO_COLUMN = "a row's pulse alone moves a level";
  private static final String ANY_CELL = "cells that were not pulsed need to meet targets too";
  private static final String KEPT = "targets stay what they were";
  private static final String ROW = "the host writes all of a row";
  private static final String AWAY = "a correction goes away from the target";

  @Override
  public BlockSpec block() {
    return EcramUpdateSpec.BLOCK;
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(Map.of(), Map.of("NEURONS", 3L, "LEVELS", 256L));
  }

  @Override
  public Map<String, Long> part(Map<String, Long> values) {
    return Sizes.atMost(values, "NEURONS", 10);
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    boolean ideal =
        values.get("NONLINEARITY") + values.get("NOISE") + values.get("HALF_SELECT") == 0;
    return ideal ? Stream.concat(moves().stream(), checks().stream()).toList() : checks();
  }

  /** What pulses do to ideal cells. */
  private static List<Property> moves() {
    return List.of(
        Edge.property(
            "a_pulse_moves_the_cells_of_row_and_column_by_one",
            "an ideal cell moves by one level and stops at 0 and LEVELS - 1; others are not moved",
            1,
            EcramUpdateProof::pulse,
            List.of(BEYOND, REFERENCE, NO_COLUMN)),
        Edge.property(
            "a_correction_moves_cells_towards_their_targets",
            "cells that are off their targets move by one level towards them, others are not moved",
            1,
            EcramUpdateProof::correction,
            List.of(AWAY)));
  }

  /** What holds of all cells. */
  private static List<Property> checks() {
    return List.of(
        Edge.property(
            "a_pulse_sets_targets",
            "the cells that are pulsed and their targets are remembered, by a pulse only",
            1,
            EcramUpdateProof::targets,
            List.of(KEPT, NO_COLUMN, REFERENCE)),
        Edge.property(
            "cells_are_met_where_all_that_were_pulsed_are_at_their_targets",
            "met_o compares the levels that are read with the targets of the cells pulsed last",
            1,
            EcramUpdateProof::met,
            List.of(ANY_CELL)),
        Edge.property(
            "the_host_writes_the_cell_it_names",
            "without a pulse only the host writes, and only the column that it names",
            1,
            EcramUpdateProof::host,
            List.of(ROW)));
  }

  /** The state and inputs of one clock, levels within those there are. */
  private static Edge edge(Clocks clocks) {
    Edge edge = new Edge(clocks).running();
    Truth pulse = edge.flag("pulse_i");
    Truth correct = edge.flag("correct_i");
    Truth host = edge.flag("host_i");
    // The control asks for one of them.
    clocks.assume(pulse.and(correct).not());
    clocks.assume(host.and(pulse.or(correct)).not());
    Exact last = clocks.number(clocks.value("LEVELS") - 1);
    for (int c = 0; c < clocks.value("COLUMNS"); c++) {
      clocks.assume(level(edge, c).atMost(last));
      clocks.assume(edge.number("target_q", c).atMost(last));
    }
    return edge;
  }

  private static Exact level(Edge edge, int column) {
    return edge.part("levels_i", column, edge.clocks().value("LEVEL_BITS")).unsigned();
  }

  /** Whether row and column of a cell are pulsed. */
  private static Truth selected(Edge edge, int column, String slip) {
    Clocks clocks = edge.clocks();
    Truth row = edge.flag("row_i");
    if (slip.equals(NO_COLUMN)) {
      return row;
    }
    if (column == clocks.value("NEURONS")) {
      return slip.equals(REFERENCE) ? row : clocks.truth(false);
    }
    return row.and(edge.bits("columns_i").bit(column));
  }

  private static Exact moved(Clocks clocks, Exact level, Truth up, String slip) {
    Exact last = clocks.number(clocks.value("LEVELS") - 1);
    Exact higher = level.plus(1);
    Exact lower = level.minus(1).max(clocks.number(0));
    return up.choose(slip.equals(BEYOND) ? higher : higher.min(last), lower);
  }

  /** That a level is written, on this very clock, or that the cell has it and is not written. */
  private static Truth becomes(Edge edge, int column, Exact level) {
    int bits = edge.clocks().value("LEVEL_BITS");
    Exact written = edge.part("levels_o", column, bits).unsigned();
    Truth writes = edge.bits("write_o").bit(column);
    return writes.choose(written.equalTo(level), level.equalTo(level(edge, column)));
  }

  private static List<Truth> pulse(Clocks clocks, String slip) {
    Edge edge = edge(clocks);
    clocks.assume(edge.flag("pulse_i"));
    List<Truth> claims = new ArrayList<>();
    for (int c = 0; c < clocks.value("COLUMNS"); c++) {
      Exact level = level(edge, c);
      Exact moved = moved(clocks, level, edge.flag("up_i"), slip);
      claims.add(becomes(edge, c, selected(edge, c, slip).choose(moved, level)));
    }
    return claims;
  }

  private static List<Truth> targets(Clocks clocks, String slip) {
    Edge edge = edge(clocks);
    Truth pulse = edge.flag("pulse_i");
    List<Truth> claims = new ArrayList<>();
    for (int c = 0; c < clocks.value("COLUMNS"); c++) {
      Truth selected = selected(edge, c, slip);
      Truth before = edge.bits("selected_q").bit(c);
      Truth after = clocks.bits("selected_q", 1).bit(c);
      claims.add(after.sameAs(pulse.choose(selected, before)));
      Exact moved = moved(clocks, level(edge, c), edge.flag("up_i"), slip);
      Exact kept = edge.number("target_q", c);
      Truth sets = slip.equals(KEPT) ? clocks.truth(false) : pulse.and(selected);
      claims.add(edge.becomes("target_q", c, sets.choose(moved, kept)));
    }
    return claims;
  }

  private static List<Truth> met(Clocks clocks, String slip) {
    Edge edge = edge(clocks);
    List<Truth> met = new ArrayList<>();
    for (int c = 0; c < clocks.value("COLUMNS"); c++) {
      Truth there = level(edge, c).equalTo(edge.number("target_q", c));
      met.add(slip.equals(ANY_CELL) ? there : edge.bits("selected_q").bit(c).implies(there));
    }
    return List.of(edge.flag("met_o").sameAs(Truth.all(met)));
  }

  private static List<Truth> host(Clocks clocks, String slip) {
    Edge edge = edge(clocks);
    clocks.assume(edge.flag("pulse_i").or(edge.flag("correct_i")).not());
    Exact asked = edge.number("host_column_i");
    Exact given = edge.number("host_level_i");
    List<Truth> claims = new ArrayList<>();
    for (int c = 0; c < clocks.value("COLUMNS"); c++) {
      Truth here = slip.equals(ROW) ? clocks.truth(true) : asked.equalTo(c);
      Truth writes = edge.flag("host_i").and(here);
      int bits = clocks.value("LEVEL_BITS");
      Exact written = edge.part("levels_o", c, bits).unsigned();
      claims.add(edge.bits("write_o").bit(c).sameAs(writes));
      claims.add(writes.implies(written.equalTo(given)));
    }
    return claims;
  }

  private static List<Truth> correction(Clocks clocks, String slip) {
    Edge edge = edge(clocks);
    clocks.assume(edge.flag("correct_i"));
    List<Truth> claims = new ArrayList<>();
    for (int c = 0; c < clocks.value("COLUMNS"); c++) {
      Exact level = level(edge, c);
      Exact target = edge.number("target_q", c);
      Truth off = edge.bits("selected_q").bit(c).and(level.equalTo(target).not());
      Truth up = slip.equals(AWAY) ? target.lessThan(level) : target.moreThan(level);
      claims.add(becomes(edge, c, off.choose(moved(clocks, level, up, slip), level)));
    }
    return claims;
  }
}
