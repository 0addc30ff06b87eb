// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.proof.Property.Claim;
import org.spintwin.proof.Property.Twin;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.StepLatchSpec;

/** What divides the clock into steps: semantics.md, "Step latch". */
final class StepLatchProof implements BlockProof {
  private enum Slip {
    NONE("nothing"),
    LOST("a spike on the clock of the step belongs to none"),
    LONGER("a step takes a clock more than DIVIDER");

    private final String says;

    Slip(String says) {
      this.says = says;
    }
  }

  @Override
  public BlockSpec block() {
    return StepLatchSpec.BLOCK;
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(Sizes.of("INPUTS=64"), Sizes.of("INPUTS=3 DIVIDER_BITS=1"));
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    return List.of(
        new Property(
            "a_step_has_exactly_the_spikes_since_the_last",
            "a spike on any clock is pending until the next step, also while disabled, and a step"
                + " comes every DIVIDER enabled clocks",
            1,
            gathers(Slip.NONE),
            List.of(
                new Twin(Slip.LOST.says, gathers(Slip.LOST)),
                new Twin(Slip.LONGER.says, gathers(Slip.LONGER)))),
        new Property(
            "reset_makes_everything_0",
            "an edge with rst_ni = 0 makes state and outputs 0",
            1,
            reset(true),
            List.of(new Twin("spikes_o stays", reset(false)))));
  }

  private static Claim gathers(Slip slip) {
    return clocks -> {
      clocks.assume(clocks.flag("rst_ni", 0));
      Exact left = clocks.number("clocks_left_q", 0);
      Truth enable = clocks.flag("enable_i", 0);
      Truth step = enable.and(left.equalTo(0));
      Exact one = clocks.number(1);
      Exact divider = clocks.number("divider_i", 0).max(one);
      Exact full = slip == Slip.LONGER ? divider : divider.minus(one);
      Exact next = step.choose(full, enable.choose(left.minus(one), left));
      List<Truth> parts = new ArrayList<>();
      parts.add(clocks.flag("valid_o", 1).sameAs(step));
      parts.add(clocks.number("clocks_left_q", 1).equalTo(next));
      for (int j = 0; j < clocks.value("INPUTS"); j++) {
        Truth pending = clocks.bits("pending_q", 0).bit(j);
        Truth all = pending.or(clocks.bits("spikes_i", 0).bit(j));
        Truth spike = clocks.bits("spikes_o", 0).bit(j);
        Truth latched = slip == Slip.LOST ? pending : all;
        parts.add(clocks.bits("spikes_o", 1).bit(j).sameAs(step.choose(latched, spike)));
        parts.add(clocks.bits("pending_q", 1).bit(j).sameAs(step.not().and(all)));
      }
      return List.of(Truth.all(parts));
    };
  }

  private static Claim reset(boolean zero) {
    return clocks -> {
      clocks.assume(clocks.flag("rst_ni", 0).not());
      Bits spikes = clocks.bits("spikes_o", 1);
      List<Truth> parts = new ArrayList<>();
      for (String name : List.of("clocks_left_q", "pending_q", "valid_o")) {
        parts.add(clocks.bits(name, 1).isZero());
      }
      parts.add(zero ? spikes.isZero() : spikes.equalTo(clocks.bits("spikes_o", 0)));
      return List.of(Truth.all(parts));
    };
  }
}
