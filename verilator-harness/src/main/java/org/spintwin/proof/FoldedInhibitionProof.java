// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.spintwin.proof.Property.Claim;
import org.spintwin.proof.Property.Twin;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.FoldedInhibitionSpec;

/**
 * Lateral inhibition in the folded architecture: folded.md, "folded_inhibition". A group is
 * presented on clock 0; anything may be under way, but for this group, as the control keeps to.
 */
final class FoldedInhibitionProof implements BlockProof {
  /** Edges from what is presented to what is written, and one more. */
  private static final int PIPELINE = 4;

  private enum Slip {
    NONE("nothing"),
    ALL("every neuron is inhibited, whatever the mask says"),
    KEPT("a clear or finish keeps the sums");

    private final String says;

    Slip(String says) {
      this.says = says;
    }
  }

  @Override
  public BlockSpec block() {
    return FoldedInhibitionSpec.BLOCK;
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(
        Sizes.of("GROUPS=16 INHIBITION=1"),
        Sizes.of("NEURONS=8 GROUPS=2 LANES=4 MEMBRANE_BITS=16 INHIBITION=1 READBACK=0"));
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    if (values.get("INHIBITION") == 0) {
      return List.of(
          new Property(
              "what_is_left_out_stays_0",
              "without inhibition written_q is 0 on the clocks of a pipeline's length after a reset,"
                  + " and after as many on which it was",
              PIPELINE,
              staysZero("written_q"),
              List.of(new Twin("neuron_i is 0 then too", staysZero("neuron_i")))));
    }
    List<Slip> slips = List.of(Slip.ALL, Slip.KEPT);
    return List.of(
        new Property(
            "a_spike_adds_its_inhibition_exactly",
            "a sum starts again with a clear or finish, and a spike adds INHIBITION where the mask"
                + " has it",
            3,
            sums(Slip.NONE),
            slips.stream().map(s -> new Twin(s.says, sums(s))).toList()));
  }

  private static Claim staysZero(String last) {
    return clocks -> {
      List<Truth> zero =
          IntStream.range(0, PIPELINE)
              .mapToObj(clock -> clocks.bits("written_q", clock).isZero())
              .toList();
      Truth then = clocks.bits(last, PIPELINE).isZero();
      Truth reset = clocks.flag("rst_ni", 0).not();
      Truth afterReset = Truth.all(zero.subList(1, PIPELINE)).and(then);
      return List.of(Truth.all(zero).implies(then), reset.implies(afterReset));
    };
  }

  private static Claim sums(Slip slip) {
    return clocks -> {
      Exact group = clocks.number("group_i", 0);
      for (int clock = 0; clock < 3; clock++) {
        clocks.assume(clocks.flag("rst_ni", clock));
        clocks.assume(clocks.flag("mask_write_i", clock).not());
        clocks.assume(clocks.bits("inhibition_i", clock).equalTo(clocks.bits("inhibition_i", 0)));
      }
      for (int clock = 0; clock < 2; clock++) {
        Bits before = clocks.words("sum_q", clock).at(group);
        clocks.assume(clocks.words("sum_q", clock + 1).at(group).equalTo(before));
      }
      clocks.assume(clocks.flag("valid_i", 0));
      clocks.assume(group.lessThan(clocks.value("GROUPS")));
      Exact neighbour = clocks.number("neighbour_i", 0);
      clocks.assume(neighbour.lessThan(clocks.value("NEURONS")));
      Bits mask =
          clocks.words("mask_q", 0).within(neighbour.times(clocks.value("GROUPS")).plus(group));
      return IntStream.range(0, clocks.value("LANES"))
          .mapToObj(lane -> lane(clocks, lane, mask.bit(lane), group, slip))
          .toList();
    };
  }

  private static Truth lane(Clocks clocks, int lane, Truth mask, Exact group, Slip slip) {
    int bits = clocks.value("INHIBITION_BITS");
    Truth restarts = clocks.flag("clear_i", 0).or(clocks.flag("finish_i", 0));
    Truth recurrent = clocks.flag("recurrent_i", 0);
    Truth adds = slip == Slip.ALL ? recurrent : recurrent.and(mask);
    Exact none = clocks.number(0);
    Exact old = clocks.words("sum_q", 2).at(group).slice(lane * bits, bits).unsigned();
    Exact start = slip == Slip.KEPT ? old : restarts.choose(none, old);
    Exact sum = start.plus(adds.choose(clocks.number("inhibition_i", 0), none));
    Exact after = clocks.words("sum_q", 3).at(group).slice(lane * bits, bits).unsigned();
    // Of at most NEURONS spikes: no such sum is out of range.
    return sum.lessThan(clocks.number(1L << bits))
        .implies(after.equalTo(restarts.or(recurrent).choose(sum, old)));
  }
}
