// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.SigmoidSpec;

/** The answers of a layer of a perceptron, from the page of the block. */
final class SigmoidProof implements BlockProof {
  private static final String ROUNDED_UP = "the division rounds up";
  private static final String NOT_BELOW = "what is below 0 stays so";
  private static final String LIMIT = "x = 2.375 belongs to the middle segment";
  private static final String SIGN = "negative sums have the lower half";
  private static final String NEXT_WORD = "the word above is read";
  private static final String IN_RESET = "so they do in a reset";

  @Override
  public BlockSpec block() {
    return SigmoidSpec.BLOCK;
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(
        Map.of("NEURONS", 2L, "ACTIVATION", 0L),
        Map.of("NEURONS", 2L, "ACTIVATION", 1L),
        Map.of("NEURONS", 2L, "ACTIVATION", 2L),
        Map.of("NEURONS", 2L, "NUMBER_BITS", 32L, "VALUE_BITS", 16L, "SIGMOID_SHIFT", 24L),
        Map.of("NEURONS", 2L, "SIGMOID_SHIFT", 6L, "CODE_FRACTION_BITS", 7L, "ACTIVATION", 1L));
  }

  @Override
  public Map<String, Long> part(Map<String, Long> values) {
    return Sizes.atMost(values, "NEURONS", 2);
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    boolean reaches = values.get("NUMBER_BITS") > values.get("UNIT_SHIFT") + 3;
    List<String> slips =
        switch (values.get("ACTIVATION").intValue()) {
          case 0 -> reaches ? List.of(ROUNDED_UP, NOT_BELOW) : List.of(ROUNDED_UP);
          // With 5 bits both segments answer alike there.
          case 1 -> reaches && values.get("VALUE_BITS") > 5 ? List.of(LIMIT, SIGN) : List.of(SIGN);
          default -> List.of(NEXT_WORD);
        };
    return List.of(
        Edge.property(
            "answers_are_those_of_the_sums",
            "with valid_i every neuron answers its sum as the page has it, clipped, never wrapped",
            1,
            SigmoidProof::answers,
            slips),
        Edge.property(
            "answers_stay_without_sums",
            "without valid_i answers stay; valid_o follows valid_i",
            1,
            SigmoidProof::stay,
            List.of(IN_RESET)),
        Edge.cleared("values_o", "valid_o"));
  }

  private static List<Truth> answers(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks).running();
    clocks.assume(edge.flag("valid_i"));
    int bits = clocks.value("NUMBER_BITS");
    int v = clocks.value("VALUE_BITS");
    List<Truth> claims = new ArrayList<>();
    for (int n = 0; n < clocks.value("NEURONS"); n++) {
      Exact answer = answer(clocks, edge.part("sums_i", n, bits).signed(), slip);
      claims.add(edge.newPart("values_o", n, v).unsigned().equalTo(answer));
    }
    return claims;
  }

  private static Exact answer(Clocks clocks, Exact z, String slip) {
    return switch (clocks.value("ACTIVATION")) {
      case 0 -> line(clocks, z, slip);
      case 1 -> segments(clocks, z, slip);
      default -> looked(clocks, z, slip);
    };
  }

  private static int unit(Clocks clocks) {
    return clocks.value("SIGMOID_SHIFT") + clocks.value("CODE_FRACTION_BITS");
  }

  private static long full(Clocks clocks) {
    return (1L << clocks.value("VALUE_BITS")) - 1;
  }

  private static Exact line(Clocks clocks, Exact z, String slip) {
    int v = clocks.value("VALUE_BITS");
    int divisor = unit(clocks) + 2 - v;
    Exact full = clocks.number(full(clocks));
    Exact above = full.shiftedLeft(unit(clocks) + 1 - v).minus(z);
    Exact h = (slip.equals(ROUNDED_UP) ? above.plus((1L << divisor) - 1) : above).floorOf(divisor);
    return (slip.equals(NOT_BELOW) ? h : h.max(clocks.number(0))).min(full);
  }

  private static Exact segments(Clocks clocks, Exact z, String slip) {
    int u = unit(clocks);
    int v = clocks.value("VALUE_BITS");
    Truth negative = z.lessThan(0);
    Exact a = negative.choose(z.negated(), z);
    Exact quarter = a.floorOf(u + 2 - v).plus(1L << (v - 1));
    Exact eighth = a.floorOf(u + 3 - v).plus(5L << (v - 3));
    Exact thirtySecond = a.floorOf(u + 5 - v).plus(27L << (v - 5));
    Exact middle = clocks.number(19L << (u - 3));
    Exact end = clocks.number(5L << u);
    Truth inMiddle = slip.equals(LIMIT) ? a.atMost(middle) : a.lessThan(middle);
    Exact outer = a.lessThan(end).choose(thirtySecond, clocks.number(1L << v));
    Exact inner = inMiddle.choose(eighth, outer);
    Exact full = clocks.number(full(clocks));
    Exact t = a.lessThan(1L << u).choose(quarter, inner).min(full);
    Exact other = full.minus(t);
    return slip.equals(SIGN) ? negative.choose(other, t) : negative.choose(t, other);
  }

  private static Exact looked(Clocks clocks, Exact z, String slip) {
    int b = clocks.value("TABLE_BITS");
    long middle = (1L << (b - 1)) + (slip.equals(NEXT_WORD) ? 1 : 0);
    Exact place = z.floorOf(unit(clocks) + 4 - b).plus(middle);
    Exact i = place.max(clocks.number(0)).min(clocks.number((1L << b) - 1));
    return clocks.words("table_q", 0).at(i).unsigned();
  }

  private static List<Truth> stay(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks);
    if (!slip.equals(IN_RESET)) {
      edge.running();
    }
    Truth valid = edge.flag("valid_i");
    return List.of(edge.becomes("valid_o", valid), valid.or(edge.stays("values_o")));
  }
}
