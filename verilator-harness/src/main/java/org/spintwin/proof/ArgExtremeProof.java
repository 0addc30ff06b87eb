// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.ArgExtremeSpec;
import org.spintwin.spec.BlockSpec;

/** The class of a sample, from the page of the block. */
final class ArgExtremeProof implements BlockProof {
  private static final String HIGHEST = "of equal numbers the highest place";
  private static final String UNSIGNED = "numbers have no sign";
  private static final String IN_RESET = "so they do in a reset";

  @Override
  public BlockSpec block() {
    return ArgExtremeSpec.BLOCK;
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(
        Map.of("LARGEST", 0L),
        Map.of("LARGEST", 1L),
        Map.of("NEURONS", 3L, "NUMBER_BITS", 32L, "LARGEST", 1L),
        Map.of("NEURONS", 1L));
  }

  @Override
  public Map<String, Long> part(Map<String, Long> values) {
    return Sizes.atMost(values, "NEURONS", 10);
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    boolean several = values.get("NEURONS") > 1;
    List<Property> all = new ArrayList<>();
    all.add(
        Edge.property(
            "numbers_stay_without_new_ones",
            "with valid_i the scores are the numbers, else scores and class stay",
            1,
            ArgExtremeProof::scores,
            List.of(IN_RESET)));
    if (several) {
      all.add(
          Edge.property(
              "the_class_is_the_lowest_place_of_the_best",
              "with valid_i the class is the lowest place for which no other number is better",
              1,
              ArgExtremeProof::best,
              List.of(HIGHEST, UNSIGNED)));
      all.add(Edge.cleared("class_o", "scores_o", "valid_o"));
    }
    return all;
  }

  private static List<Truth> best(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks).running();
    clocks.assume(edge.flag("valid_i"));
    int count = clocks.value("NEURONS");
    int bits = clocks.value("NUMBER_BITS");
    List<Exact> numbers = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      Bits one = edge.part("numbers_i", n, bits);
      numbers.add(slip.equals(UNSIGNED) ? one.unsigned() : one.signed());
    }
    List<Truth> claims = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      List<Truth> chosen = new ArrayList<>();
      for (int m = 0; m < count; m++) {
        if (m != n) {
          // An equal number at a place that goes first is chosen in its stead.
          boolean first = slip.equals(HIGHEST) ? m > n : m < n;
          Truth other = better(clocks, numbers.get(m), numbers.get(n));
          Truth same = numbers.get(m).equalTo(numbers.get(n));
          chosen.add((first ? other.or(same) : other).not());
        }
      }
      claims.add(Truth.all(chosen).implies(edge.becomes("class_o", clocks.number(n))));
    }
    return claims;
  }

  private static Truth better(Clocks clocks, Exact one, Exact other) {
    return clocks.value("LARGEST") == 1 ? one.moreThan(other) : one.lessThan(other);
  }

  private static List<Truth> scores(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks);
    if (!slip.equals(IN_RESET)) {
      edge.running();
    }
    Truth valid = edge.flag("valid_i");
    return List.of(
        edge.becomes("valid_o", valid),
        edge.becomes("scores_o", valid, edge.bits("numbers_i"), edge.bits("scores_o")),
        valid.or(edge.stays("class_o")));
  }
}
