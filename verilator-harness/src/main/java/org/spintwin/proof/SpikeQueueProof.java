// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.SpikeQueueSpec;

/** The queue of spikes: folded.md, "spike_queue". */
final class SpikeQueueProof implements BlockProof {
  private static final String HIGHEST = "the highest spike goes first";
  private static final String LANE_ONLY = "a spike has the number of its lane";
  private static final String EARLY = "the last spike of a step ends it";
  private static final String AT_ONCE = "a beat waits for nobody";
  private static final String ONE_MORE = "there is room at half of the entries";
  private static final String FULL = "so it is where a full queue is pushed to";
  private static final String ALWAYS = "every word is queued";

  /** The clock from which on is looked: the head of that clock follows from the one before. */
  private static final int NOW = 1;

  @Override
  public BlockSpec block() {
    return SpikeQueueSpec.BLOCK;
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(Map.of("LANES", 8L, "GROUPS", 4L), Map.of("LANES", 1L, "GROUPS", 64L));
  }

  @Override
  public Map<String, Long> part(Map<String, Long> values) {
    return Sizes.atMost(values, "LANES", 16);
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    List<String> beatSlips = new ArrayList<>(List.of(AT_ONCE));
    if (values.get("LANES") > 1) {
      beatSlips.addAll(List.of(HIGHEST, LANE_ONLY, EARLY));
    }
    return List.of(
        Edge.property(
            "a_word_is_queued_where_it_is_pushed",
            "push_i writes the entry at the write pointer, and nothing else changes the queue",
            NOW + 1,
            SpikeQueueProof::entries,
            List.of(ALWAYS)),
        Edge.property(
            "a_word_leaves_as_its_spikes_in_ascending_order_and_then_its_end",
            "beats, the spikes that are done and the read pointer become what the page says",
            NOW + 1,
            SpikeQueueProof::beats,
            beatSlips),
        Edge.property(
            "room_is_told_while_half_of_the_entries_are_free",
            "room_o and sent_o become what the page says",
            NOW + 1,
            SpikeQueueProof::pulses,
            List.of(ONE_MORE)),
        Edge.property(
            "a_head_is_an_entry_in_use",
            "as long as no word is pushed into a full queue, a head is one of its entries",
            1,
            SpikeQueueProof::contents,
            List.of(FULL)),
        Edge.cleared("write_q", "read_q", "head_valid_q", "done_q", "m_axis_tvalid", "sent_o"));
  }

  private static Edge now(Clocks clocks) {
    new Edge(clocks).running();
    return new Edge(clocks, NOW).running();
  }

  /** Entries in use. */
  private static Exact used(Edge edge) {
    Exact between = edge.number("write_q").minus(edge.number("read_q"));
    return modulo(edge.clocks(), between).unsigned();
  }

  /** What holds after a reset and at every edge. */
  private static Truth sound(Edge edge) {
    return edge.flag("head_valid_q").implies(used(edge).atLeast(1));
  }

  private static List<Truth> contents(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks).running();
    long most = (1L << clocks.value("DEPTH_BITS")) - 1;
    if (!slip.equals(FULL)) {
      clocks.assume(edge.flag("push_i").implies(used(edge).lessThan(most)));
    }
    return List.of(sound(new Edge(clocks, 1)));
  }

  private static Bits modulo(Clocks clocks, Exact sum) {
    return sum.cut(clocks.value("DEPTH_BITS"));
  }

  private static List<Truth> entries(Clocks clocks, String slip) {
    Edge edge = now(clocks);
    Truth push = slip.equals(ALWAYS) ? clocks.truth(true) : edge.flag("push_i");
    int lanes = clocks.value("LANES");
    int groups = clocks.value("GROUP_BITS");
    Exact entry =
        edge.bits("word_i")
            .unsigned()
            .plus(edge.number("group_i").shiftedLeft(lanes))
            .plus(edge.flag("last_i").number().shiftedLeft(lanes + groups));
    Bits any = edge.bits("write_q").problem().any("place", clocks.value("DEPTH_BITS"));
    Exact kept = clocks.words("queue_q", NOW).at(any.unsigned()).unsigned();
    Exact found = clocks.words("queue_q", NOW + 1).at(any.unsigned()).unsigned();
    Truth here = any.equalTo(edge.bits("write_q"));
    return List.of(
        edge.becomes("write_q", modulo(clocks, edge.number("write_q").plus(push.number()))),
        found.equalTo(push.and(here).choose(entry, kept)));
  }

  private static List<Truth> beats(Clocks clocks, String slip) {
    Edge edge = now(clocks);
    int lanes = clocks.value("LANES");
    clocks.assume(sound(edge));
    // What the edge before has read.
    Bits head = clocks.words("queue_q", NOW - 1).at(edge.number("read_q"));
    Truth last = head.bit(lanes + clocks.value("GROUP_BITS"));
    Exact group = head.slice(lanes, clocks.value("GROUP_BITS")).unsigned();
    Bits done = edge.bits("done_q");
    Truth spike = clocks.truth(false);
    Truth single = clocks.truth(true);
    Exact lane = clocks.number(0);
    for (int i = 0; i < lanes; i++) {
      int place = slip.equals(HIGHEST) ? i : lanes - 1 - i;
      Truth waits = head.bit(place).and(done.bit(place).not());
      single = waits.choose(spike.not(), single);
      spike = spike.or(waits);
      lane = waits.choose(clocks.number(place), lane);
    }
    Truth advance = edge.flag("m_axis_tvalid").not().or(edge.flag("m_axis_tready"));
    if (slip.equals(AT_ONCE)) {
      advance = clocks.truth(true);
    }
    Truth emit = edge.flag("head_valid_q").and(advance);
    Truth pop = emit.and(spike.implies(single.and(last.not())));
    Bits next = modulo(clocks, edge.number("read_q").plus(pop.number()));
    Exact number = slip.equals(LANE_ONLY) ? lane : group.times(clocks.number(lanes)).plus(lane);
    Truth ends = slip.equals(EARLY) ? single : spike.not();
    Exact keep = spike.choose(3, 0);
    Truth valid = edge.flag("head_valid_q");
    List<Truth> claims = new ArrayList<>();
    claims.add(edge.becomes("read_q", next));
    claims.add(edge.becomes("head_valid_q", next.equalTo(edge.bits("write_q")).not()));
    claims.add(edge.becomes("m_axis_tvalid", advance.choose(valid, edge.flag("m_axis_tvalid"))));
    Exact told = spike.choose(number, group.times(clocks.number(lanes)));
    claims.add(emit.choose(edge.becomes("m_axis_tdata", told.cut(16)), edge.stays("m_axis_tdata")));
    claims.add(edge.becomes("m_axis_tkeep", emit.choose(keep, edge.number("m_axis_tkeep"))));
    claims.add(edge.becomes("m_axis_tlast", emit.choose(ends, edge.flag("m_axis_tlast"))));
    for (int i = 0; i < lanes; i++) {
      Truth first = spike.and(lane.equalTo(i));
      Truth sent = pop.not().and(done.bit(i).or(first));
      Truth after = clocks.bits("done_q", NOW + 1).bit(i);
      claims.add(after.sameAs(emit.choose(sent, done.bit(i))));
    }
    return claims;
  }

  private static List<Truth> pulses(Clocks clocks, String slip) {
    Edge edge = now(clocks);
    long half = 1L << (clocks.value("DEPTH_BITS") - 1);
    Truth taken = edge.flag("m_axis_tvalid").and(edge.flag("m_axis_tready"));
    return List.of(
        edge.becomes("room_o", used(edge).lessThan(slip.equals(ONE_MORE) ? half + 1 : half)),
        edge.becomes("sent_o", taken.and(edge.number("m_axis_tkeep").equalTo(3))));
  }
}
