// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.EventQueueSpec;

/** The queue of events and ends of steps: folded.md, "event_queue". */
final class EventQueueProof implements BlockProof {
  private static final String NULL_BEATS = "a null beat is queued too";
  private static final String NO_MARKER = "the end that the divider makes is no entry";
  private static final String ALL_ENTRIES = "there is room while one entry is free";
  private static final String PERIOD = "the divider counts to 0";
  private static final String ENABLE = "the divider runs while not enabled too";
  private static final String READ_FIRST = "the head stays what it was when it is taken";
  private static final String ANY_STATE = "so it is in any state whatever";

  @Override
  public BlockSpec block() {
    return EventQueueSpec.BLOCK;
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(Map.of(), Map.of("INPUTS", 784L, "EVENT_QUEUE_BITS", 12L, "DIVIDER_BITS", 32L));
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    return List.of(
        Edge.property(
            "an_entry_is_written_for_each_event_and_each_end",
            "queue and write pointer change by what enters, and by nothing else",
            1,
            EventQueueProof::entries,
            List.of(NULL_BEATS, NO_MARKER)),
        Edge.property(
            "the_head_is_the_entry_at_the_read_pointer",
            "what is taken moves the read pointer by one; the head is the entry it then points to",
            1,
            EventQueueProof::head,
            List.of(READ_FIRST)),
        Edge.property(
            "steps_end_by_the_divider_and_beats_wait_for_room",
            "divider, marker, room, ready and the three pulses become what the page says",
            1,
            EventQueueProof::control,
            List.of(ALL_ENTRIES, PERIOD, ENABLE)),
        Edge.property(
            "the_pointers_never_overtake_each_other",
            "where room, ready and head are true of the entries in use, an edge changes these by"
                + " what enters and leaves, exactly, and leaves room, ready and head true of them",
            1,
            EventQueueProof::contents,
            List.of(ANY_STATE)),
        Edge.cleared(
            "write_q",
            "read_q",
            "room_q",
            "marker_q",
            "clocks_left_q",
            "s_axis_tready",
            "head_valid_o",
            "accepted_o",
            "ignored_o",
            "stalled_o"));
  }

  private static Truth beat(Edge edge) {
    return edge.flag("s_axis_tvalid").and(edge.flag("s_axis_tready"));
  }

  private static Truth keeps(Edge edge) {
    return edge.number("s_axis_tkeep").equalTo(3);
  }

  private static Truth known(Edge edge) {
    return keeps(edge).and(edge.number("s_axis_tdata").lessThan(edge.clocks().value("INPUTS")));
  }

  private static Truth ends(Edge edge) {
    return edge.flag("s_axis_tlast").and(edge.flag("step_mode_i").not());
  }

  private static Truth mark(Edge edge) {
    return edge.flag("marker_q").and(edge.flag("room_q"));
  }

  private static Truth waits(Edge edge) {
    return edge.flag("marker_q").and(edge.flag("room_q").not());
  }

  private static Truth runs(Edge edge, String slip) {
    Truth runs = edge.flag("step_mode_i").and(waits(edge).not());
    return slip.equals(ENABLE) ? runs : edge.flag("enable_i").and(runs);
  }

  private static Truth expires(Edge edge, String slip) {
    Exact left = edge.number("clocks_left_q");
    Exact last = edge.clocks().number(slip.equals(PERIOD) ? 0 : 1);
    return runs(edge, slip).and(left.atMost(last));
  }

  private static Truth pop(Edge edge) {
    return edge.flag("head_valid_o").and(edge.flag("head_ready_i"));
  }

  private static Truth enters(Edge edge, String slip) {
    Truth queued = slip.equals(NULL_BEATS) ? edge.clocks().truth(true) : known(edge).or(ends(edge));
    return beat(edge).and(queued);
  }

  /** (a + b) mod 2^Q. */
  private static Bits modulo(Clocks clocks, Exact sum) {
    return sum.cut(clocks.value("EVENT_QUEUE_BITS"));
  }

  private static List<Truth> entries(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks).running();
    Truth mark = slip.equals(NO_MARKER) ? clocks.truth(false) : mark(edge);
    Truth enters = enters(edge, slip);
    Exact input = edge.bits("s_axis_tdata").slice(0, clocks.value("INPUT_BITS")).unsigned();
    int event = clocks.value("INPUT_BITS");
    Exact beat =
        input
            .plus(known(edge).number().shiftedLeft(event))
            .plus(ends(edge).number().shiftedLeft(event + 1));
    Exact entry = mark.choose(input.plus(1L << (event + 1)), beat);
    Truth writes = mark.or(enters);
    Exact write = edge.number("write_q");
    Bits place = write.cut(clocks.value("EVENT_QUEUE_BITS"));
    Bits any = place.problem().any("place", clocks.value("EVENT_QUEUE_BITS"));
    Exact kept = clocks.words("queue_q", 0).at(any.unsigned()).unsigned();
    Exact found = clocks.words("queue_q", 1).at(any.unsigned()).unsigned();
    return List.of(
        edge.becomes("write_q", modulo(clocks, write.plus(writes.number()))),
        found.equalTo(writes.and(any.equalTo(place)).choose(entry, kept)));
  }

  private static List<Truth> head(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks).running();
    // So it is after a reset, and stays: the_pointers_never_overtake_each_other.
    sound(edge).forEach(clocks::assume);
    Bits next = modulo(clocks, edge.number("read_q").plus(pop(edge).number()));
    Exact place = slip.equals(READ_FIRST) ? edge.number("read_q") : next.unsigned();
    Bits entry = clocks.words("queue_q", 0).at(place);
    int event = clocks.value("INPUT_BITS");
    Truth valid = next.equalTo(edge.bits("write_q")).not();
    return List.of(
        edge.becomes("read_q", next),
        edge.becomes("head_valid_o", valid),
        valid.implies(edge.becomes("head_input_o", entry.slice(0, event))),
        valid.implies(edge.becomes("head_event_o", entry.slice(event, 1))),
        valid.implies(edge.becomes("head_last_o", entry.slice(event + 1, 1))));
  }

  private static List<Truth> control(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks).running();
    Truth expires = expires(edge, slip);
    Truth waits = waits(edge);
    Exact left = edge.number("clocks_left_q");
    Exact counted = expires.choose(edge.number("divider_i"), left.minus(1));
    Exact between = edge.number("read_q").minus(edge.number("write_q")).minus(1);
    Exact free = modulo(clocks, between).unsigned();
    Truth room = free.atLeast(slip.equals(ALL_ENTRIES) ? 1 : 2);
    Truth ready = room.and(expires.or(waits).not());
    Truth strange = keeps(edge).and(known(edge).not());
    Truth offered = edge.flag("s_axis_tvalid");
    return List.of(
        edge.becomes("clocks_left_q", runs(edge, slip).choose(counted, left)),
        edge.becomes("marker_q", expires.or(waits)),
        edge.becomes("room_q", room),
        edge.becomes("s_axis_tready", ready),
        edge.becomes("accepted_o", beat(edge).and(known(edge))),
        edge.becomes("ignored_o", beat(edge).and(strange)),
        edge.becomes("stalled_o", offered.and(edge.flag("s_axis_tready").not())));
  }

  /** Entries in use. */
  private static Exact used(Edge edge) {
    Exact between = edge.number("write_q").minus(edge.number("read_q"));
    return modulo(edge.clocks(), between).unsigned();
  }

  /** What holds after a reset and is kept at every edge. */
  private static List<Truth> sound(Edge edge) {
    Clocks clocks = edge.clocks();
    long most = (1L << clocks.value("EVENT_QUEUE_BITS")) - 1;
    Truth ready = edge.flag("s_axis_tready");
    return List.of(
        edge.flag("room_q").implies(used(edge).lessThan(most)),
        ready.implies(edge.flag("room_q").and(edge.flag("marker_q").not())),
        edge.flag("head_valid_o").implies(used(edge).atLeast(1)));
  }

  private static List<Truth> contents(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks).running();
    if (!slip.equals(ANY_STATE)) {
      sound(edge).forEach(clocks::assume);
    }
    Edge after = new Edge(clocks, 1);
    Truth writes = mark(edge).or(enters(edge, slip));
    Exact used = used(edge).plus(writes.number()).minus(pop(edge).number());
    List<Truth> claims = new ArrayList<>(sound(after));
    claims.add(used(after).equalTo(used));
    return claims;
  }
}
