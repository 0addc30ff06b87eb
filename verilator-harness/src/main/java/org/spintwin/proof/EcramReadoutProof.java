// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.EcramReadoutSpec;

/**
 * Conversion of a tile: ecram, "Reading a sample" 2 and 3, and "Readout". Whatever was under way, a
 * conversion starts when nothing was for long enough.
 */
final class EcramReadoutProof implements BlockProof {
  /** Edges from a start to the reference, and from a column to the next one. */
  private static final int FIRST = 5;

  /** Fraction bits of an offset. */
  private static final int SIXTEENTHS = 4;

  private static final String DOWN = "a code is rounded down, not to the nearest";
  private static final String WRAPS = "a code that is out of range wraps";
  private static final String UNSIGNED = "an offset has no sign";
  private static final String ALONE = "the reference is not subtracted";
  private static final String KEPT = "tile 0 goes on from the scores before";
  private static final String ORDER = "the first column comes in at the top";
  private static final String EARLY = "it is told a clock earlier";

  @Override
  public BlockSpec block() {
    return EcramReadoutSpec.BLOCK;
  }

  @Override
  public Map<String, Long> part(Map<String, Long> values) {
    return Sizes.atMost(values, "NEURONS", 3);
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(
        Sizes.of("NEURONS=3"),
        Sizes.of(
            "NEURONS=2 TILES=5 SUM_BITS=24 CONVERTER_BITS=12 GAIN_BITS=16 GAIN_SHIFT=30"
                + " SCORE_BITS=16"),
        Sizes.of("NEURONS=1 TILES=1 SUM_BITS=3 CONVERTER_BITS=2 GAIN_BITS=4 GAIN_SHIFT=4"));
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    int end = idle(values) + FIRST + values.get("NEURONS").intValue();
    List<String> slips = new ArrayList<>(List.of(ALONE, DOWN, WRAPS, UNSIGNED, KEPT));
    if (values.get("NEURONS") > 1) {
      slips.add(ORDER);
    }
    return List.of(
        Edge.property(
            "a_reference_is_its_clipped_rounded_code",
            "reference_q becomes the code of the last column, clipped, never wrapped",
            idle(values) + FIRST,
            EcramReadoutProof::reference,
            List.of(DOWN, WRAPS, UNSIGNED)),
        Edge.property(
            "a_score_grows_by_code_minus_reference",
            "after a tile every score is the exact sum, with codes clipped, never wrapped",
            end,
            EcramReadoutProof::scores,
            slips),
        Edge.property(
            "the_end_of_a_tile_is_told_once",
            "done_o is 1 on the clock after the last column's score, and on no other",
            end + 1,
            EcramReadoutProof::told,
            List.of(EARLY)),
        Edge.cleared("scores_o", "reference_q", "done_o"));
  }

  /** Clocks after which nothing is under way any more, whatever there was. */
  private static int idle(Map<String, Long> values) {
    return (1 << values.get("COLUMN_BITS")) + FIRST;
  }

  private static int idle(Clocks clocks) {
    return (1 << clocks.value("COLUMN_BITS")) + FIRST;
  }

  /** After that time a tile is converted; its inputs stay. */
  private static void assumeStart(Clocks clocks, int end) {
    int start = idle(clocks);
    for (int clock = 0; clock < end; clock++) {
      clocks.assume(clocks.flag("rst_ni", clock));
      Truth starts = clocks.flag("start_i", clock);
      clocks.assume(clock == start ? starts : starts.not());
      if (clock > start) {
        for (String held : List.of("tile_i", "sums_i")) {
          clocks.assume(clocks.bits(held, clock).equalTo(clocks.bits(held, start)));
        }
      }
    }
    clocks.assume(clocks.number("tile_i", start).lessThan(clocks.value("TILES")));
  }

  /** The code of a column of the tile. */
  private static Exact code(Clocks clocks, int column, String slip) {
    int start = idle(clocks);
    int gainBits = clocks.value("GAIN_BITS");
    int shift = clocks.value("GAIN_SHIFT");
    Exact place = clocks.number("tile_i", start).times(clocks.value("COLUMNS")).plus(column);
    Bits word = clocks.words("column_q", start).within(place);
    Exact gain = word.slice(0, gainBits).unsigned();
    Bits offsetBits = word.slice(gainBits, clocks.value("OFFSET_BITS"));
    Exact offset = slip.equals(UNSIGNED) ? offsetBits.unsigned() : offsetBits.signed();
    Exact sum = clocks.number("sums_i", column, start);
    Exact half = clocks.number(slip.equals(DOWN) ? 0 : 1L << (shift - 1));
    Exact total = sum.times(gain).plus(offset.shiftedLeft(shift - SIXTEENTHS)).plus(half);
    Exact code = total.floorOf(shift);
    int bits = clocks.value("CONVERTER_BITS");
    return slip.equals(WRAPS)
        ? code.cut(bits).unsigned()
        : code.max(clocks.number(0)).min(clocks.number((1L << bits) - 1));
  }

  private static List<Truth> reference(Clocks clocks, String slip) {
    int end = idle(clocks) + FIRST;
    assumeStart(clocks, end);
    Exact code = code(clocks, clocks.value("NEURONS"), slip);
    return List.of(clocks.number("reference_q", end).equalTo(code));
  }

  private static List<Truth> scores(Clocks clocks, String slip) {
    int start = idle(clocks);
    int neurons = clocks.value("NEURONS");
    int end = start + FIRST + neurons;
    assumeStart(clocks, end);
    Exact tile = clocks.number("tile_i", start);
    // A property of its own.
    Exact reference =
        slip.equals(ALONE) ? clocks.number(0) : clocks.number("reference_q", start + FIRST);
    Exact most = tile.times((1L << clocks.value("CONVERTER_BITS")) - 1);
    List<Truth> claims = new ArrayList<>();
    for (int j = 0; j < neurons; j++) {
      Exact before = clocks.number("scores_o", j, start);
      Truth first = tile.equalTo(0);
      // What the tiles before can have made of it.
      Truth possible = before.atMost(most).and(before.negated().atMost(most));
      clocks.assume(first.or(possible));
      Exact kept = slip.equals(KEPT) ? before : first.choose(clocks.number(0), before);
      Exact score = kept.plus(code(clocks, j, slip)).minus(reference);
      int place = slip.equals(ORDER) ? neurons - 1 - j : j;
      claims.add(clocks.number("scores_o", place, end).equalTo(score));
    }
    return claims;
  }

  private static List<Truth> told(Clocks clocks, String slip) {
    int start = idle(clocks);
    int end = start + FIRST + clocks.value("NEURONS");
    assumeStart(clocks, end + 1);
    int last = slip.equals(EARLY) ? end - 1 : end;
    List<Truth> claims = new ArrayList<>();
    for (int clock = start; clock <= end + 1; clock++) {
      Truth told = clocks.flag("done_o", clock);
      claims.add(clock == last ? told : told.not());
    }
    return claims;
  }
}
