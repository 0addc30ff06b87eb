// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.AnswerRowsSpec;
import org.spintwin.spec.BlockSpec;

/** How the answers of a layer drive the next one, from the page of the block. */
final class AnswerRowsProof implements BlockProof {
  private static final String NO_BIAS = "the bias is 0";
  private static final String LATE = "the last row comes one later";
  private static final String AGAIN = "after the last row the rows begin again";

  @Override
  public BlockSpec block() {
    return AnswerRowsSpec.BLOCK;
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(Map.of(), Map.of("NEURONS", 10L, "VALUE_BITS", 5L));
  }

  @Override
  public Map<String, Long> part(Map<String, Long> values) {
    return Sizes.atMost(values, "NEURONS", 16);
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    return List.of(
        Edge.property(
            "answers_drive_the_rows_in_turn_and_then_the_bias",
            "every register becomes what the page says, and the count stays among the rows",
            1,
            AnswerRowsProof::edge,
            List.of(NO_BIAS, LATE, AGAIN)),
        Edge.cleared(
            "row_o", "row_valid_o", "row_value_o", "clear_o", "last_o", "running_q", "count_q"));
  }

  private static List<Truth> edge(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks).running();
    int neurons = clocks.value("NEURONS");
    Exact count = edge.number("count_q");
    // It is 0 after a reset and stays among them, as is claimed below.
    clocks.assume(count.atMost(clocks.number(neurons)));
    Truth running = edge.flag("running_q");
    Truth bias = count.equalTo(neurons);
    int bits = clocks.value("VALUE_BITS");
    Exact full = clocks.number((1L << bits) - 1);
    Exact driven = slip.equals(NO_BIAS) ? clocks.number(0) : full;
    for (int n = 0; n < neurons; n++) {
      driven = count.equalTo(n).choose(edge.part("values_i", n, bits).unsigned(), driven);
    }
    Truth last = slip.equals(LATE) ? count.moreThan(neurons) : bias;
    Truth goesOn = slip.equals(AGAIN) ? clocks.truth(true) : count.lessThan(neurons);
    Exact next = bias.choose(clocks.number(0), count.plus(1));
    List<Truth> claims = new ArrayList<>();
    claims.add(edge.becomes("row_valid_o", running));
    claims.add(edge.becomes("clear_o", running.and(count.equalTo(0))));
    claims.add(edge.becomes("last_o", running.and(last)));
    claims.add(edge.becomes("running_q", running.choose(goesOn, edge.flag("valid_i"))));
    claims.add(edge.becomes("count_q", running.choose(next, count)));
    claims.add(edge.becomes("row_o", running.choose(count, edge.number("row_o"))));
    claims.add(edge.becomes("row_value_o", running.choose(driven, edge.number("row_value_o"))));
    claims.add(clocks.number("count_q", 1).atMost(clocks.number(neurons)));
    return claims;
  }
}
