// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.SweepControlSpec;

/** What the folded core does next: folded.md, "sweep_control". */
final class SweepControlProof implements BlockProof {
  /** Clocks for what is under way when a sweep ends. */
  private static final int DRAIN = 12;

  /** A sweep is unrolled; a longer one does the same on more clocks. */
  private static final int MOST_GROUPS = 6;

  private static final String NO_ROOM = "a step is finished without room for its spikes";
  private static final String STALE = "the end of a step is not waited for";
  private static final String ANYWAY = "sweeps start while the registers wait";
  private static final String TWICE = "a request that was granted is granted again";
  private static final String BUSY = "a request is granted while the pipeline is not empty";
  private static final String NO_SWAP = "a finishing sweep keeps the bank";
  private static final String LATER = "the last group is a clock later";
  private static final String SHORTER = "a sweep is a clock shorter";
  private static final String WITHOUT = "so they have without a reset";
  private static final String FORGOTTEN = "the first event of an input is not remembered";
  private static final String OTHER_BANK = "an event is looked for in the other bank";
  private static final String UNCLEARED = "a finish leaves the other bank";

  @Override
  public BlockSpec block() {
    return SweepControlSpec.BLOCK;
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(
        Sizes.of("NEURONS=6 GROUPS=6"),
        Sizes.of("INPUTS=20 NEURONS=12 GROUPS=3 LANES=4 PSP_SHAPE=2 INHIBITION=1"),
        Sizes.of("INPUTS=784 NEURONS=5 GROUPS=5 INHIBITION=1"),
        Sizes.of("INPUTS=1 NEURONS=1 GROUPS=1 LANES=1 PSP_SHAPE=0"));
  }

  @Override
  public Map<String, Long> part(Map<String, Long> values) {
    long groups = Math.min(values.get("GROUPS"), MOST_GROUPS);
    Map<String, Long> part = Sizes.exactly(values, "GROUPS", groups);
    return Sizes.exactly(part, "NEURONS", groups * values.get("LANES"));
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    int sweep = values.get("SWEEP_CLOCKS").intValue();
    List<String> choices = new ArrayList<>(List.of(NO_ROOM, ANYWAY, STALE));
    return List.of(
        Edge.property(
            "a_sweep_does_what_waits",
            "clear, finish, event, recurrence and their numbers are chosen as the page says",
            1,
            SweepControlProof::chosen,
            choices),
        Edge.property(
            "banks_ends_and_clearing_sweeps_follow_the_sweeps",
            "clears_q, bank_q, ends_q, drain_q, count_q and busy_o become what the page says",
            1,
            SweepControlProof::counted,
            List.of(NO_SWAP, STALE)),
        Edge.property(
            "a_request_is_granted_once_and_between_sweeps_only",
            "access_o and granted_q become what the page says",
            1,
            SweepControlProof::granted,
            List.of(TWICE, BUSY)),
        Edge.property(
            "the_count_of_a_sweep_presents_the_groups",
            "valid_o, group_o and last_o are those of the count",
            0,
            SweepControlProof::presented,
            List.of(LATER)),
        Edge.property(
            "a_sweep_counts_all_its_clocks",
            "it goes on to its last clock, and the next one counts from 0: so a group comes again"
                + " after a whole sweep at the earliest, and is never in the pipeline twice",
            1,
            SweepControlProof::goesOn,
            List.of(SHORTER)),
        Edge.property(
            "an_event_is_repeated_exactly_where_its_bit_was_set_when_its_sweep_began",
            "repeated_o tells it of every group a clock later, and at the end the bit is set",
            sweep,
            SweepControlProof::repeated,
            List.of(FORGOTTEN, OTHER_BANK)),
        Edge.property(
            "a_clear_or_finish_clears_the_other_bank",
            "words of the other bank become 0, one a clock, and stay so",
            sweep,
            SweepControlProof::forgotten,
            List.of(UNCLEARED)),
        Edge.property(
            "a_reset_asks_for_two_clearing_sweeps",
            "with rst_ni = 0 clears_q becomes 2, and all else 0",
            1,
            SweepControlProof::reset,
            List.of(WITHOUT)));
  }

  /** The words of the page. */
  private record Choice(Edge edge, String slip) {
    Clocks clocks() {
      return edge.clocks();
    }

    Truth inhibition() {
      return clocks().truth(clocks().value("INHIBITION") == 1);
    }

    Truth ended() {
      return edge.number("count_q").equalTo(clocks().value("SWEEP_CLOCKS") - 1);
    }

    Truth choose() {
      return edge.flag("running_q").not().or(ended());
    }

    Truth cleared() {
      return edge.number("clears_q").equalTo(0);
    }

    Truth may() {
      Truth waits = slip.equals(ANYWAY) ? clocks().truth(false) : edge.flag("access_request_i");
      return Truth.all(List.of(choose(), cleared(), edge.flag("enable_i"), waits.not()));
    }

    Truth quiet() {
      return edge.number("drain_q").equalTo(0);
    }

    Truth clears() {
      return choose().and(cleared().not());
    }

    Truth finishes() {
      Truth room = slip.equals(NO_ROOM) ? clocks().truth(true) : edge.flag("room_i");
      Truth inhibited = inhibition().and(edge.flag("recurrent_valid_i").or(quiet().not()));
      return Truth.all(List.of(may(), edge.flag("ends_q"), room, inhibited.not()));
    }

    Truth recurs() {
      return Truth.all(List.of(may(), edge.flag("recurrent_valid_i"), inhibition()));
    }

    Truth takes() {
      Truth next = finishes().and(edge.flag("head_event_i"));
      Truth ends = slip.equals(STALE) ? clocks().truth(false) : edge.flag("ends_q");
      return Truth.all(List.of(may(), edge.flag("head_valid_i"), ends.not().or(next)));
    }

    Truth adds() {
      return takes().and(edge.flag("head_event_i"));
    }

    Truth starts() {
      return Truth.any(List.of(clears(), finishes(), recurs(), adds()));
    }

    Truth grants() {
      Truth granted = slip.equals(TWICE) ? clocks().truth(false) : edge.flag("granted_q");
      Truth empty = slip.equals(BUSY) ? clocks().truth(true) : quiet();
      return Truth.all(
          List.of(
              edge.flag("running_q").not(),
              cleared(),
              empty,
              edge.flag("access_request_i"),
              granted.not()));
    }
  }

  private static Choice choice(Clocks clocks, String slip) {
    return new Choice(new Edge(clocks).running(), slip);
  }

  private static List<Truth> chosen(Clocks clocks, String slip) {
    Choice choice = choice(clocks, slip);
    Edge edge = choice.edge();
    Truth choose = choice.choose();
    Truth request = edge.flag("access_request_i");
    Exact column = edge.number("array_column_i");
    Bits input = edge.bits("input_o");
    Bits neighbour = edge.bits("neighbour_o");
    Bits recurrent = edge.bits("recurrent_neuron_i").slice(0, neighbour.width());
    Truth inputBecomes =
        request.choose(
            edge.becomes("input_o", column.cut(input.width())),
            edge.becomes("input_o", choice.adds(), edge.bits("head_input_i"), input));
    Truth neighbourBecomes =
        request.choose(
            edge.becomes("neighbour_o", column.cut(neighbour.width())),
            edge.becomes("neighbour_o", choice.recurs(), recurrent, neighbour));
    return List.of(
        edge.flag("head_ready_o").sameAs(choice.takes()),
        edge.flag("recurrent_ready_o").sameAs(choice.recurs()),
        kept(edge, choose, "running_q", choice.starts()),
        kept(edge, choose, "clear_o", choice.clears()),
        kept(edge, choose, "finish_o", choice.finishes()),
        kept(edge, choose, "event_o", choice.adds()),
        kept(edge, choose, "recurrent_o", choice.recurs()),
        choose.choose(inputBecomes, edge.stays("input_o")),
        choose.choose(neighbourBecomes, edge.stays("neighbour_o")));
  }

  /** A flag becomes a value where the condition is true, and else stays. */
  private static Truth kept(Edge edge, Truth condition, String name, Truth value) {
    return edge.becomes(name, condition.choose(value, edge.flag(name)));
  }

  private static List<Truth> counted(Clocks clocks, String slip) {
    Choice choice = choice(clocks, slip);
    Edge edge = choice.edge();
    int bits = clocks.value("COUNT_BITS");
    Exact count = edge.number("count_q");
    Exact clears = edge.number("clears_q");
    Exact drain = edge.number("drain_q");
    Truth running = edge.flag("running_q");
    int lanes = Long.numberOfTrailingZeros(clocks.value("LANES"));
    Exact group = edge.number("array_row_i").floorOf(lanes);
    Exact next = running.choose(count.plus(1), count);
    Exact placed = choice.grants().choose(group, next);
    Truth finishes = slip.equals(NO_SWAP) ? clocks.truth(false) : choice.finishes();
    Truth swaps = choice.clears().or(finishes);
    Truth ends = edge.flag("ends_q");
    Truth left = choice.finishes().not().and(ends);
    Exact drained = drain.minus(1).max(clocks.number(0));
    Truth busy =
        Truth.any(
            List.of(
                running,
                ends,
                edge.flag("head_valid_i"),
                choice.cleared().not(),
                choice.quiet().not()));
    return List.of(
        edge.becomes("clears_q", choice.clears().choose(clears.minus(1), clears)),
        edge.becomes("bank_q", swaps.choose(edge.flag("bank_q").not(), edge.flag("bank_q"))),
        edge.becomes("ends_q", choice.takes().choose(edge.flag("head_last_i"), left)),
        edge.becomes("count_q", choice.starts().choose(clocks.number(0), placed).cut(bits)),
        edge.becomes("drain_q", running.choose(clocks.number(DRAIN), drained)),
        edge.becomes("busy_o", busy));
  }

  private static List<Truth> granted(Clocks clocks, String slip) {
    Choice choice = choice(clocks, slip);
    Edge edge = choice.edge();
    Truth waits = edge.flag("granted_q").and(edge.flag("access_request_i"));
    return List.of(
        edge.becomes("access_o", choice.grants()),
        edge.becomes("granted_q", choice.grants().or(waits)));
  }

  private static List<Truth> presented(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks);
    Exact count = edge.number("count_q");
    int groups = clocks.value("GROUPS");
    Truth there = count.lessThan(groups);
    Exact group = there.choose(count, clocks.number(0));
    return List.of(
        edge.flag("valid_o").sameAs(edge.flag("running_q").and(there)),
        edge.number("group_o").equalTo(group),
        edge.flag("last_o").sameAs(count.equalTo(groups - (slip.equals(LATER) ? 0 : 1))));
  }

  private static List<Truth> goesOn(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks).running();
    Exact count = edge.number("count_q");
    int last = clocks.value("SWEEP_CLOCKS") - 1;
    clocks.assume(count.lessThan(last + 1));
    Truth ended = count.equalTo(slip.equals(SHORTER) ? last - 1 : last);
    Truth underWay = edge.flag("running_q").and(ended.not());
    Truth runs = clocks.flag("running_q", 1);
    return List.of(
        underWay.implies(runs.and(edge.becomes("count_q", count.plus(1)))),
        underWay.not().and(runs).implies(edge.becomes("count_q", clocks.number(0))));
  }

  /** A sweep begins on the first clock and goes to its end; how it goes on are properties above. */
  private static void assumeSweep(Clocks clocks) {
    for (int clock = 0; clock < clocks.value("SWEEP_CLOCKS"); clock++) {
      clocks.assume(clocks.flag("rst_ni", clock));
      clocks.assume(clocks.flag("running_q", clock));
      clocks.assume(clocks.number("count_q", clock).equalTo(clock));
      for (String name : List.of("clear_o", "finish_o", "event_o", "input_o", "bank_q")) {
        clocks.assume(clocks.bits(name, clock).equalTo(clocks.bits(name, 0)));
      }
    }
  }

  /** The word of a bank that an input is in, on a clock. */
  private static Bits word(Clocks clocks, Truth bank, Exact input, int clock) {
    int bits = Long.numberOfTrailingZeros(clocks.value("SEEN_BITS"));
    Exact first = bank.choose(clocks.value("SEEN_BANK_WORDS"), 0);
    return clocks.words("seen_q", clock).within(first.plus(input.floorOf(bits)));
  }

  private static List<Truth> repeated(Clocks clocks, String slip) {
    assumeSweep(clocks);
    int sweep = clocks.value("SWEEP_CLOCKS");
    Truth event = clocks.flag("event_o", 0);
    Exact input = clocks.number("input_o", 0);
    clocks.assume(input.lessThan(clocks.value("INPUTS")));
    Truth bank = clocks.flag("bank_q", 0);
    Truth looked = slip.equals(OTHER_BANK) ? bank.not() : bank;
    int bits = Long.numberOfTrailingZeros(clocks.value("SEEN_BITS"));
    Exact place = bits == 0 ? clocks.number(0) : input.cut(bits).unsigned();
    Bits before = word(clocks, looked, input, 0);
    Bits after = word(clocks, bank, input, sweep);
    Truth seen = before.bit(place);
    List<Truth> told = new ArrayList<>();
    for (int clock = 1; clock < sweep; clock++) {
      Truth group = clocks.flag("valid_o", clock - 1);
      told.add(event.and(group).implies(clocks.flag("repeated_o", clock).sameAs(seen)));
    }
    Exact any = bits == 0 ? clocks.number(0) : clocks.any("bit of the word", bits).unsigned();
    Truth set = slip.equals(FORGOTTEN) ? clocks.truth(false) : event.and(place.equalTo(any));
    return List.of(Truth.all(told), after.bit(any).sameAs(set.or(before.bit(any))));
  }

  private static List<Truth> forgotten(Clocks clocks, String slip) {
    assumeSweep(clocks);
    Truth clears = clocks.flag("clear_o", 0);
    if (!slip.equals(UNCLEARED)) {
      clears = clears.or(clocks.flag("finish_o", 0));
    }
    Truth other = clocks.flag("bank_q", 0).not();
    Exact input = clocks.any("an input", clocks.value("INPUT_BITS")).unsigned();
    clocks.assume(input.lessThan(clocks.value("INPUTS")));
    Bits before = word(clocks, other, input, 0);
    Bits after = word(clocks, other, input, clocks.value("SWEEP_CLOCKS"));
    return List.of(clears.choose(after.isZero(), after.equalTo(before)));
  }

  private static List<Truth> reset(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks);
    if (!slip.equals(WITHOUT)) {
      clocks.assume(edge.flag("rst_ni").not());
    }
    List<Truth> claims = new ArrayList<>();
    claims.add(edge.becomes("clears_q", clocks.number(2)));
    List<String> zero =
        List.of(
            "running_q",
            "ends_q",
            "granted_q",
            "bank_q",
            "drain_q",
            "count_q",
            "clear_o",
            "finish_o",
            "event_o",
            "recurrent_o",
            "input_o",
            "neighbour_o",
            "access_o",
            "busy_o");
    zero.forEach(name -> claims.add(clocks.bits(name, 1).isZero()));
    return claims;
  }
}
