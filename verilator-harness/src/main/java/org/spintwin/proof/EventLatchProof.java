// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.proof.Property.Claim;
import org.spintwin.proof.Property.Twin;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.EventLatchSpec;

/** What gathers the events of a step: folded.md, "event_latch". */
final class EventLatchProof implements BlockProof {
  private enum Slip {
    NONE("nothing"),
    LOST("the event that comes with the end of a step belongs to none"),
    STUCK("events of a step stay for the next"),
    ROOM("a step ends without room for it");

    private final String says;

    Slip(String says) {
      this.says = says;
    }
  }

  @Override
  public BlockSpec block() {
    return EventLatchSpec.BLOCK;
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(Sizes.of("INPUTS=64"), Sizes.of("INPUTS=5"), Sizes.of("INPUTS=1"));
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    return List.of(
        new Property(
            "a_step_has_exactly_the_events_before_its_end",
            "an event that is taken is pending until the end of its step, and then in spikes_o",
            1,
            gathers(Slip.NONE),
            List.of(
                new Twin(Slip.LOST.says, gathers(Slip.LOST)),
                new Twin(Slip.STUCK.says, gathers(Slip.STUCK)),
                new Twin(Slip.ROOM.says, gathers(Slip.ROOM)))),
        new Property(
            "access_is_granted_once_a_request",
            "access_o is 1 on the clock after a request that was not granted yet",
            1,
            access(false),
            List.of(new Twin("it stays 1 while the request does", access(true)))),
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
      Exact input = clocks.number("head_input_i", 0);
      clocks.assume(input.lessThan(clocks.value("INPUTS")));
      Truth last = clocks.flag("head_last_i", 0);
      Truth room = slip == Slip.ROOM ? clocks.truth(true) : clocks.flag("room_i", 0);
      Truth takes =
          clocks.flag("enable_i", 0).and(clocks.flag("head_valid_i", 0)).and(last.not().or(room));
      List<Truth> parts = new ArrayList<>();
      parts.add(clocks.flag("head_ready_o", 0).sameAs(takes));
      parts.add(clocks.flag("valid_o", 1).sameAs(takes.and(last)));
      Truth busy = clocks.flag("head_valid_i", 0).or(clocks.flag("valid_o", 0));
      parts.add(clocks.flag("busy_o", 1).sameAs(busy));
      for (int j = 0; j < clocks.value("INPUTS"); j++) {
        Truth pending = clocks.bits("pending_q", 0).bit(j);
        Truth arrives = clocks.flag("head_event_i", 0).and(input.equalTo(j));
        Truth now = slip == Slip.LOST ? pending.or(arrives.and(last.not())) : pending.or(arrives);
        Truth left = slip == Slip.STUCK ? now : last.not().and(now);
        Truth spike = clocks.bits("spikes_o", 0).bit(j);
        parts.add(clocks.bits("pending_q", 1).bit(j).sameAs(takes.choose(left, pending)));
        parts.add(clocks.bits("spikes_o", 1).bit(j).sameAs(takes.and(last).choose(now, spike)));
      }
      return List.of(Truth.all(parts));
    };
  }

  private static Claim access(boolean stays) {
    return clocks -> {
      clocks.assume(clocks.flag("rst_ni", 0));
      Truth request = clocks.flag("access_request_i", 0);
      Truth fresh = request.and(clocks.flag("granted_q", 0).not());
      return List.of(
          clocks.flag("access_o", 1).sameAs(stays ? request : fresh),
          clocks.flag("granted_q", 1).sameAs(request));
    };
  }

  private static Claim reset(boolean zero) {
    return clocks -> {
      clocks.assume(clocks.flag("rst_ni", 0).not());
      Bits spikes = clocks.bits("spikes_o", 1);
      List<Truth> parts = new ArrayList<>();
      for (String name : List.of("pending_q", "granted_q", "valid_o", "access_o", "busy_o")) {
        parts.add(clocks.bits(name, 1).isZero());
      }
      parts.add(zero ? spikes.isZero() : spikes.equalTo(clocks.bits("spikes_o", 0)));
      return List.of(Truth.all(parts));
    };
  }
}
