// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.PassControlSpec;

/** The two passes of a sample through one array, from the page of the block. */
final class PassControlProof implements BlockProof {
  private static final String TIE = "equal currents give a 0";
  private static final String NEXT_PAIR = "hidden bits are read off the next pair";
  private static final String SWAPPED = "a bit drives the second row of its pair";
  private static final String NO_BIAS = "the second pass has no bias";
  private static final String CUT = "a score has no bit more than a current";
  private static final String UNMOVED = "so they do where currents count";
  private static final String BUSY = "a sample is taken at any time";

  @Override
  public BlockSpec block() {
    return PassControlSpec.BLOCK;
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(
        Map.of(),
        Map.of(
            "ROWS",
            7L,
            "COLUMNS",
            9L,
            "FEATURES",
            3L,
            "BIAS_ROWS",
            1L,
            "HIDDEN",
            2L,
            "CLASSES",
            2L,
            "VALUE_BITS",
            4L,
            "CURRENT_BITS",
            31L));
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    return List.of(
        Edge.property(
            "a_sample_drives_the_rows",
            "where ready, a sample is taken: its values, 0 and full scale drive the rows",
            1,
            PassControlProof::sample,
            List.of(BUSY)),
        Edge.property(
            "hidden_bits_are_comparisons_and_drive_pairs_of_rows",
            "the first currents make the hidden bits, which drive the rows with the bias",
            1,
            PassControlProof::first,
            values.get("BIAS_ROWS") > 0
                ? List.of(TIE, NEXT_PAIR, SWAPPED, NO_BIAS)
                : List.of(TIE, NEXT_PAIR, SWAPPED)),
        Edge.property(
            "scores_are_exact_differences",
            "the second currents make the scores, in which every difference fits",
            1,
            PassControlProof::second,
            List.of(CUT)),
        Edge.property(
            "without_news_outputs_stay",
            "without a sample or currents that count, outputs stay and the pulses are 0",
            1,
            PassControlProof::rest,
            List.of(UNMOVED)));
  }

  private static Exact full(Clocks clocks) {
    return clocks.number((1L << clocks.value("VALUE_BITS")) - 1);
  }

  private static Truth driven(Edge edge, int row, Exact value) {
    int bits = edge.clocks().value("VALUE_BITS");
    return edge.newPart("drive_o", row, bits).unsigned().equalTo(value);
  }

  private static Exact current(Edge edge, int column) {
    return edge.part("currents_i", column, edge.clocks().value("CURRENT_BITS")).signed();
  }

  private static List<Truth> sample(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks).running();
    if (!slip.equals(BUSY)) {
      clocks.assume(edge.flag("ready_o"));
    }
    clocks.assume(edge.flag("valid_i"));
    List<Truth> claims = new ArrayList<>();
    claims.add(clocks.flag("ready_o", 1).not());
    claims.add(clocks.flag("drive_valid_o", 1));
    claims.add(clocks.flag("scores_valid_o", 1).not());
    claims.add(edge.stays("hidden_o", "scores_o", "second_q"));
    int rows = clocks.value("ROWS");
    for (int row = 0; row < rows; row++) {
      Exact value =
          row < clocks.value("FEATURES")
              ? edge.part("values_i", row, clocks.value("VALUE_BITS")).unsigned()
              : row < rows - clocks.value("BIAS_ROWS") ? clocks.number(0) : full(clocks);
      claims.add(driven(edge, row, value));
    }
    return claims;
  }

  /** Currents count on this clock, in the pass that is told. */
  private static Edge pass(Clocks clocks, boolean second) {
    Edge edge = new Edge(clocks).running();
    clocks.assume(edge.flag("ready_o").not());
    clocks.assume(edge.flag("current_valid_i"));
    clocks.assume(edge.flag("second_q").sameAs(clocks.truth(second)));
    return edge;
  }

  private static List<Truth> first(Clocks clocks, String slip) {
    Edge edge = pass(clocks, false);
    List<Truth> claims = new ArrayList<>();
    claims.add(clocks.flag("second_q", 1));
    claims.add(clocks.flag("drive_valid_o", 1));
    claims.add(clocks.flag("scores_valid_o", 1).not());
    claims.add(edge.stays("ready_o", "scores_o"));
    int hidden = clocks.value("HIDDEN");
    int rows = clocks.value("ROWS");
    Exact none = clocks.number(0);
    for (int k = 0; k < hidden; k++) {
      int column = slip.equals(NEXT_PAIR) ? 2 * k + 2 : 2 * k;
      Exact one = current(edge, column);
      Exact other = current(edge, column + 1);
      Truth bit = slip.equals(TIE) ? one.moreThan(other) : one.atLeast(other);
      claims.add(clocks.bits("hidden_o", 1).bit(k).sameAs(bit));
      Truth upper = slip.equals(SWAPPED) ? bit.not() : bit;
      claims.add(driven(edge, 2 * k, upper.choose(full(clocks), none)));
      claims.add(driven(edge, 2 * k + 1, upper.choose(none, full(clocks))));
    }
    for (int row = 2 * hidden; row < rows; row++) {
      boolean bias = row >= rows - clocks.value("BIAS_ROWS") && !slip.equals(NO_BIAS);
      claims.add(driven(edge, row, bias ? full(clocks) : none));
    }
    return claims;
  }

  private static List<Truth> second(Clocks clocks, String slip) {
    Edge edge = pass(clocks, true);
    int bits = clocks.value("SCORE_BITS");
    List<Truth> claims = new ArrayList<>();
    for (int c = 0; c < clocks.value("CLASSES"); c++) {
      int column = 2 * (clocks.value("HIDDEN") + c);
      Exact score = current(edge, column).minus(current(edge, column + 1));
      Exact told = slip.equals(CUT) ? score.cut(bits - 1).signed() : score;
      claims.add(edge.newPart("scores_o", c, bits).signed().equalTo(told));
    }
    claims.add(clocks.flag("scores_valid_o", 1));
    claims.add(clocks.flag("drive_valid_o", 1).not());
    claims.add(clocks.flag("second_q", 1).not());
    claims.add(clocks.flag("ready_o", 1));
    claims.add(edge.stays("hidden_o", "drive_o"));
    return claims;
  }

  private static List<Truth> rest(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks).running();
    Truth ready = edge.flag("ready_o");
    Truth taken = edge.flag("valid_i").and(ready);
    clocks.assume(taken.not());
    Truth counts = edge.flag("current_valid_i").and(ready.not());
    if (!slip.equals(UNMOVED)) {
      clocks.assume(counts.not());
    }
    return List.of(
        edge.stays("ready_o", "drive_o", "hidden_o", "scores_o", "second_q"),
        clocks.flag("drive_valid_o", 1).not(),
        clocks.flag("scores_valid_o", 1).not());
  }
}
