// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.spintwin.proof.Property.Claim;
import org.spintwin.proof.Property.Twin;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.FoldedArraySpec;

/**
 * The synapses of the folded architecture: folded.md, "folded_array". A group is presented on clock
 * 0; anything may be under way, but for this group, as the control keeps to.
 */
final class FoldedArrayProof implements BlockProof {
  private enum Slip {
    NONE("nothing"),
    AGAIN("an event that is repeated adds too"),
    KEPT("a clear or finish keeps the sums"),
    UNSIGNED("a negative code counts as a positive one"),
    POLARITY("polarities are the other way round");

    private final String says;

    Slip(String says) {
      this.says = says;
    }
  }

  @Override
  public BlockSpec block() {
    return FoldedArraySpec.BLOCK;
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(
        Sizes.of("GROUPS=16"),
        Sizes.of("INPUTS=16 NEURONS=8 GROUPS=4 LANES=2 PSP_SHAPE=0"),
        Sizes.of("INPUTS=16 NEURONS=4 GROUPS=4 CODE_BITS=6 POLARITY=1 READBACK=0"),
        Sizes.of("INPUTS=16 NEURONS=8 GROUPS=2 LANES=4 CODE_BITS=12 POLARITY=2 PSP_SHAPE=0"));
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    List<Slip> slips = new ArrayList<>(List.of(Slip.AGAIN, Slip.KEPT, Slip.UNSIGNED));
    if (values.get("POLARITY") < 2) {
      slips.add(Slip.POLARITY);
    }
    return List.of(
        new Property(
            "an_event_adds_its_codes_exactly",
            "a sum starts again with a clear or finish, and an event that is not repeated adds the"
                + " code of its input, to the branch of its polarity or with its sign",
            3,
            sums(Slip.NONE),
            slips.stream().map(s -> new Twin(s.says, sums(s))).toList()),
        new Property(
            "a_finish_uses_the_sums_before_it",
            "two clocks after a group sums_o are its sums before the sweep",
            3,
            told(2),
            List.of(new Twin("sums_o are those after it", told(3)))));
  }

  private static void assumePresented(Clocks clocks) {
    Exact group = clocks.number("group_i", 0);
    for (int clock = 0; clock < 3; clock++) {
      clocks.assume(clocks.flag("rst_ni", clock));
      clocks.assume(clocks.flag("code_write_i", clock).not());
    }
    for (int clock = 0; clock < 2; clock++) {
      Bits before = clocks.words("sum_q", clock).at(group);
      clocks.assume(clocks.words("sum_q", clock + 1).at(group).equalTo(before));
    }
    clocks.assume(clocks.flag("valid_i", 0));
    clocks.assume(group.lessThan(clocks.value("GROUPS")));
    clocks.assume(clocks.number("input_i", 0).lessThan(clocks.value("INPUTS")));
    clocks.work("SUM_BITS");
  }

  private static Claim sums(Slip slip) {
    return clocks -> {
      assumePresented(clocks);
      int bits = clocks.value("SUM_BITS");
      int branches = clocks.value("BRANCHES");
      Truth restarts = clocks.flag("clear_i", 0).or(clocks.flag("finish_i", 0));
      Truth event = clocks.flag("event_i", 0);
      Truth adds = slip == Slip.AGAIN ? event : event.and(clocks.flag("repeated_i", 1).not());
      Exact group = clocks.number("group_i", 0);
      Bits before = clocks.words("sum_q", 2).at(group);
      Bits after = clocks.words("sum_q", 3).at(group);
      Truth writes = restarts.or(event);
      return IntStream.range(0, clocks.value("LANES") * branches)
          .mapToObj(
              i -> {
                Exact old = before.slice(i * bits, bits).signed();
                Exact start = slip == Slip.KEPT ? old : restarts.choose(clocks.number(0), old);
                Exact added =
                    adds.choose(
                        contribution(clocks, i / branches, i % branches, slip), clocks.number(0));
                Exact sum = start.plus(added);
                // Of at most INPUTS codes: no such sum is out of range.
                return sum.fits(bits)
                    .implies(after.slice(i * bits, bits).signed().equalTo(writes.choose(sum, old)));
              })
          .toList();
    };
  }

  /** What input_i adds to a branch of a lane. */
  private static Exact contribution(Clocks clocks, int lane, int branch, Slip slip) {
    int bits = clocks.value("CODE_BITS");
    int laneBits = clocks.value("LANE_CODE_BITS");
    Exact input = clocks.number("input_i", 0);
    Exact group = clocks.number("group_i", 0);
    Bits word = clocks.words("code_q", 0).within(input.times(clocks.value("GROUPS")).plus(group));
    Bits lanes = word.slice(lane * laneBits, laneBits);
    Bits code = lanes.slice(0, bits);
    Exact value = slip == Slip.UNSIGNED ? code.unsigned() : code.signed();
    Truth inhibits =
        switch (clocks.value("POLARITY")) {
          case 0 -> lanes.bit(bits);
          case 1 -> clocks.words("polarity_q", 0).within(input).bit(0);
          default -> clocks.truth(false);
        };
    if (slip == Slip.POLARITY) {
      inhibits = inhibits.not();
    }
    if (clocks.value("BRANCHES") == 1) {
      return inhibits.choose(value.negated(), value);
    }
    Exact none = clocks.number(0);
    return branch == 1 ? inhibits.choose(value, none) : inhibits.choose(none, value);
  }

  private static Claim told(int clock) {
    return clocks -> {
      assumePresented(clocks);
      Exact group = clocks.number("group_i", 0);
      Bits sums = clocks.words("sum_q", clock).at(group);
      return List.of(clocks.bits("sums_o", 2).equalTo(sums));
    };
  }
}
