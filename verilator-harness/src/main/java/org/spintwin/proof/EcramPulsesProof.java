// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.EcramPulsesSpec;

/** Which rows and columns are pulsed: ecram, "Training with a sample" 1 to 3, and "Pulses". */
final class EcramPulsesProof implements BlockProof {
  private static final String OTHER_SIGN = "the class of the label misses MARGIN + score as others";
  private static final String WRAPS = "an error that is too large wraps";
  private static final String REACHES = "an error of the draw gives a pulse too";
  private static final String ALL_UP = "all columns that were drawn go up";
  private static final String ONE_SHIFT = "a draw advances the random numbers by one shift";
  private static final String ROW_STAYS = "a draw for a row leaves the random numbers";
  private static final String WITHOUT = "so they have without a reset";

  @Override
  public BlockSpec block() {
    return EcramPulsesSpec.BLOCK;
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(
        Map.of(),
        Sizes.of("NEURONS=3 SCORE_BITS=29 MARGIN=65535 ERROR_SHIFT=0 ERROR_BITS=8 VALUE_BITS=12"),
        Sizes.of("NEURONS=1 SCORE_BITS=3 MARGIN=0 ERROR_SHIFT=15 ERROR_BITS=1 VALUE_BITS=1"));
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    long half = 1L << values.get("SCORE_BITS") - 1;
    long least = values.get("MARGIN") - half >> values.get("ERROR_SHIFT");
    long most = values.get("MARGIN") + half >> values.get("ERROR_SHIFT");
    long greatest = (1L << values.get("ERROR_BITS")) - 1;
    List<String> slips = new ArrayList<>(List.of(REACHES));
    // False only where errors differ, and where some are clipped.
    if (least < greatest && most > 0) {
      slips.add(OTHER_SIGN);
    }
    if (least <= greatest && most > greatest) {
      slips.add(WRAPS);
    }
    return List.of(
        Edge.property(
            "a_column_is_drawn_by_what_its_score_misses_to_the_margin",
            "its flag, error > draw with the error clipped, never wrapped, enters at the top",
            1,
            EcramPulsesProof::column,
            slips),
        Edge.property(
            "upwards_the_label_is_pulsed_and_downwards_the_others",
            "columns_o, some_o and row_o are those of the flags, the value and the draw",
            0,
            EcramPulsesProof::outputs,
            List.of(ALL_UP)),
        Edge.property(
            "each_use_advances_the_random_numbers",
            "32 shifts follow a draw for a column or a row, none anything else",
            1,
            EcramPulsesProof::advance,
            List.of(ONE_SHIFT, ROW_STAYS)),
        Edge.property(
            "a_reset_clears_the_flags_and_seeds_the_random_numbers",
            "with rst_ni = 0 columns_q becomes 0 and lfsr_q LFSR_SEED",
            1,
            EcramPulsesProof::reset,
            List.of(WITHOUT)));
  }

  /** The last of the random numbers, as many bits. */
  private static Exact draw(Edge edge, int bits) {
    return edge.bits("lfsr_q").slice(0, bits).unsigned();
  }

  private static List<Truth> column(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks).running();
    int neurons = clocks.value("NEURONS");
    Exact column = edge.number("column_i");
    clocks.assume(column.lessThan(neurons));
    int errorBits = clocks.value("ERROR_BITS");
    Exact margin = clocks.number(clocks.value("MARGIN"));
    List<Truth> drawn = new ArrayList<>();
    for (int j = 0; j < neurons; j++) {
      Exact score = edge.part("scores_i", j, clocks.value("SCORE_BITS")).signed();
      Truth own = edge.number("label_i").equalTo(j);
      own = slip.equals(OTHER_SIGN) ? clocks.truth(false) : own;
      Exact missing = own.choose(margin.minus(score), margin.plus(score));
      Exact whole = missing.floorOf(clocks.value("ERROR_SHIFT"));
      Exact error = whole.max(clocks.number(0)).min(clocks.number((1L << errorBits) - 1));
      if (slip.equals(WRAPS)) {
        error = whole.lessThan(0).choose(clocks.number(0), whole.cut(errorBits).unsigned());
      }
      Exact random = draw(edge, errorBits);
      Truth pulse = slip.equals(REACHES) ? error.atLeast(random) : error.moreThan(random);
      drawn.add(column.equalTo(j).and(pulse));
    }
    Truth draws = edge.flag("draw_column_i");
    List<Truth> claims = new ArrayList<>();
    for (int j = 0; j < neurons; j++) {
      boolean top = j == neurons - 1;
      Truth entering = top ? Truth.any(drawn) : edge.bits("columns_q").bit(j + 1);
      Truth becomes = draws.choose(entering, edge.bits("columns_q").bit(j));
      claims.add(clocks.bits("columns_q", 1).bit(j).sameAs(becomes));
    }
    return claims;
  }

  private static List<Truth> outputs(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks);
    List<Truth> claims = new ArrayList<>();
    List<Truth> some = new ArrayList<>();
    for (int j = 0; j < clocks.value("NEURONS"); j++) {
      Truth own = edge.number("label_i").equalTo(j);
      Truth up = slip.equals(ALL_UP) ? clocks.truth(true) : own;
      Truth pulsed = edge.bits("columns_q").bit(j).and(edge.flag("up_i").choose(up, own.not()));
      claims.add(edge.bits("columns_o").bit(j).sameAs(pulsed));
      some.add(pulsed);
    }
    claims.add(edge.flag("some_o").sameAs(Truth.any(some)));
    Exact value = edge.number("value_i");
    claims.add(edge.flag("row_o").sameAs(value.moreThan(draw(edge, clocks.value("VALUE_BITS")))));
    return claims;
  }

  private static List<Truth> advance(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks).running();
    Bits register = edge.bits("lfsr_q");
    Bits next = slip.equals(ONE_SHIFT) ? Draw.next(register, 1) : Draw.next(register);
    Truth row = slip.equals(ROW_STAYS) ? clocks.truth(false) : edge.flag("draw_row_i");
    return List.of(edge.becomes("lfsr_q", edge.flag("draw_column_i").or(row), next, register));
  }

  private static List<Truth> reset(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks);
    if (!slip.equals(WITHOUT)) {
      clocks.assume(edge.flag("rst_ni").not());
    }
    Bits seed = clocks.number(clocks.value("LFSR_SEED")).cut(32);
    return List.of(clocks.bits("columns_q", 1).isZero(), edge.becomes("lfsr_q", seed));
  }
}
