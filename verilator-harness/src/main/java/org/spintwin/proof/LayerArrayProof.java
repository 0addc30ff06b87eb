// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.LayerArraySpec;

/** The sums of a layer of a network, from the page of the block. */
final class LayerArrayProof implements BlockProof {
  /** Edges that a column passes. */
  private static final int EDGES = 3;

  private static final String UNSIGNED = "codes have no sign";
  private static final String GOES_ON = "the first column of a group is added to the last sum";
  private static final String NEXT_LANE = "a lane has the code of the next one";
  private static final String UNASKED = "a column without valid_i is taken too";
  private static final String MANY_MORE = "so do those of five times as many columns";

  @Override
  public BlockSpec block() {
    return LayerArraySpec.BLOCK;
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(
        Map.of("NEURONS", 4L, "LANES", 2L, "COLUMNS", 64L),
        Map.of("NEURONS", 2L, "LANES", 1L, "COLUMNS", 10L, "VALUE_BITS", 8L, "CODE_BITS", 6L));
  }

  @Override
  public Map<String, Long> part(Map<String, Long> values) {
    return Sizes.atMost(values, "LANES", 2);
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    List<String> slips = new ArrayList<>(List.of(UNSIGNED, GOES_ON, UNASKED));
    if (values.get("LANES") > 1) {
      slips.add(NEXT_LANE);
    }
    return List.of(
        Edge.property(
            "a_column_is_multiplied_and_added_three_edges_later",
            "a sum becomes the product, or grows by it, where a column came, and else stays",
            EDGES,
            LayerArrayProof::sums,
            slips),
        Edge.property(
            "sums_of_all_columns_fit",
            "a sum of k columns lies within k times the range of a product; with all columns none"
                + " is cut",
            EDGES,
            LayerArrayProof::fit,
            List.of(MANY_MORE)),
        Edge.cleared("sums_o", "valid_o"));
  }

  /** A column that is presented on the first clock, and what it does to a lane. */
  private static final class Column {
    private final Clocks clocks;
    private final Edge edge;
    private final Truth taken;
    private final Bits word;
    private final Exact value;

    Column(Clocks clocks) {
      this.clocks = clocks;
      for (int clock = 0; clock < EDGES; clock++) {
        clocks.assume(clocks.flag("rst_ni", clock));
      }
      edge = new Edge(clocks);
      taken = edge.flag("valid_i");
      Exact last = clocks.number(clocks.value("CODE_WORDS") - 1);
      Exact address = edge.number("address_i");
      clocks.assume(address.atMost(last));
      word = clocks.words("code_q", 0).at(address.min(last));
      Bits bits = edge.bits("value_i");
      value = clocks.value("VALUE_BITS") == 1 ? bits.unsigned() : bits.signed();
    }

    Exact product(int lane, String slip) {
      int bits = clocks.value("CODE_BITS");
      int place = slip.equals(NEXT_LANE) ? (lane + 1) % clocks.value("LANES") : lane;
      Bits code = word.slice(place * bits, bits);
      return (slip.equals(UNSIGNED) ? code.unsigned() : code.signed()).times(value);
    }

    Exact sum(int lane, int clock) {
      int bits = clocks.value("SUM_BITS");
      return clocks.bits("sums_o", clock).slice(lane * bits, bits).signed();
    }
  }

  private static List<Truth> sums(Clocks clocks, String slip) {
    Column column = new Column(clocks);
    Truth taken = slip.equals(UNASKED) ? clocks.truth(true) : column.taken;
    Truth last = column.edge.flag("last_i");
    List<Truth> claims = new ArrayList<>();
    claims.add(clocks.flag("valid_o", EDGES).sameAs(taken.and(last)));
    Truth first = slip.equals(GOES_ON) ? clocks.truth(false) : column.edge.flag("first_i");
    for (int lane = 0; lane < clocks.value("LANES"); lane++) {
      Exact before = column.sum(lane, EDGES - 1);
      Exact start = first.choose(clocks.number(0), before);
      Exact sum = taken.choose(start.plus(column.product(lane, slip)), before);
      Exact cut = sum.cut(clocks.value("SUM_BITS")).signed();
      claims.add(column.sum(lane, EDGES).equalTo(cut));
    }
    return claims;
  }

  private static List<Truth> fit(Clocks clocks, String slip) {
    Column column = new Column(clocks);
    clocks.assume(column.taken);
    Exact before = column.sum(0, EDGES - 1);
    Exact product = column.product(0, slip);
    int columns = clocks.value("COLUMNS") + (slip.equals(MANY_MORE) ? overfull(clocks) : 0);
    Exact least = clocks.number(product.low().longValueExact());
    Exact most = clocks.number(product.high().longValueExact());
    Exact more = clocks.number(columns - 1L);
    // What all columns but this one sum up to at most.
    clocks.assume(before.atLeast(least.times(more)));
    clocks.assume(before.atMost(most.times(more)));
    clocks.assume(column.edge.flag("first_i").not());
    return List.of(column.sum(0, EDGES).equalTo(before.plus(product)));
  }

  /** Columns more that surely do not fit. */
  private static int overfull(Clocks clocks) {
    return 4 * clocks.value("COLUMNS");
  }
}
