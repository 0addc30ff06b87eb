// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spintwin.proof.NeuronStep.Drive;
import org.spintwin.proof.NeuronStep.Slip;
import org.spintwin.proof.NeuronStep.State;
import org.spintwin.proof.Property.Claim;
import org.spintwin.proof.Property.Twin;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.FoldedNeuronSpec;

/**
 * The neurons of the folded architecture: semantics.md, "One step", and folded.md, "folded_neuron".
 * A group is presented on clock 0; anything may be under way, but for this group, and settings
 * stay, as the control keeps to.
 */
final class FoldedNeuronProof implements BlockProof {
  private static final List<String> SETTINGS =
      List.of("threshold_i", "reset_value_i", "leak_i", "decay_e_i", "decay_i_i", "refractory_i");

  @Override
  public BlockSpec block() {
    return FoldedNeuronSpec.BLOCK;
  }

  @Override
  public Map<String, Long> part(Map<String, Long> values) {
    return values;
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(
        Sizes.of("GROUPS=16"),
        Sizes.of(
            "NEURONS=8 GROUPS=4 LANES=2 TRACE_BITS=16 MEMBRANE_BITS=16 COEFFICIENT_BITS=12"
                + " PSP_SHAPE=2 DECAY_MODE=2 LEAK_MODE=2 STRICT_THRESHOLD=1 RESET_SUBTRACT=1"
                + " INHIBITION=1"),
        Sizes.of("NEURONS=4 GROUPS=4 PSP_SHAPE=0 LEAK_MODE=0 REFRACTORY_BITS=0 READBACK=0"),
        Sizes.of(
            "NEURONS=4 GROUPS=2 LANES=2 PSP_SHAPE=0 POLARITY=2 RESET_SUBTRACT=1 INHIBITION=1"));
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    int edges = 5 + (values.get("PSP_SHAPE") == 2 ? 1 : 0);
    boolean refractory = values.get("REFRACTORY_BITS") > 0;
    List<Property> all = new ArrayList<>();
    if (values.get("PSP_SHAPE") > 0) {
      all.add(
          step(
              edges,
              "traces_become_their_saturated_exact_sums",
              "the traces of each lane decay, rounded down, are driven and saturated",
              (step, lane) -> step.tracesBecome(lane.after()),
              List.of(Slip.NEAREST, Slip.WRAPS)));
    }
    List<Slip> slips = new ArrayList<>(List.of(Slip.WRAPS, Slip.COMPARISON, Slip.RESET));
    if (refractory) {
      slips.add(Slip.FREE);
    }
    all.add(
        step(
            edges,
            "a_membrane_becomes_its_saturated_exact_sum_or_is_reset",
            "V leaks, is driven and inhibited, saturated, and reset by a spike and in refractory"
                + " time",
            (step, lane) -> List.of(step.after().membrane().equalTo(lane.after().membrane())),
            slips));
    all.add(
        step(
            edges,
            "a_spike_is_told_exactly_at_threshold",
            "a lane's bit of word_o is 1 where it is not refractory and V has reached THRESHOLD",
            (step, lane) -> List.of(step.spike().sameAs(lane.spikes())),
            List.of(Slip.COMPARISON)));
    if (refractory) {
      all.add(
          step(
              edges,
              "refractory_time_is_counted_down_from_a_spike",
              "r is REFRACTORY after a spike and else one less, down to 0",
              (step, lane) -> List.of(step.after().refractory().equalTo(lane.after().refractory())),
              List.of(Slip.LONGER)));
    }
    if (values.get("GROUPS") == 1) {
      all.add(saturated(edges));
    }
    all.add(clears(edges));
    all.add(told(edges));
    return all;
  }

  /** A lane of the group. */
  private record Lane(Clocks clocks, int edges, int lane) {
    /** Before the step: nothing writes the group from the edge after it was presented on. */
    State before() {
      return state(word(1));
    }

    State after() {
      return state(word(edges));
    }

    Bits word(int clock) {
      int bits = clocks.value("STATE_BITS");
      return clocks
          .words("state_q", clock)
          .at(clocks.number("group_i", 0))
          .slice(lane * bits, bits);
    }

    /** {r, aI, aE, sI, sE, V} with V lowest, without what the chip does not have. */
    private State state(Bits word) {
      int shape = clocks.value("PSP_SHAPE");
      int trace = clocks.value("TRACE_BITS");
      int membrane = clocks.value("MEMBRANE_BITS");
      int refractory = clocks.value("REFRACTORY_BITS");
      Exact none = clocks.number(0);
      int traces = shape == 0 ? 0 : shape == 1 ? 2 : 4;
      Exact[] found = {none, none, none, none};
      for (int i = 0; i < traces; i++) {
        found[i] = word.slice(membrane + i * trace, trace).signed();
      }
      return new State(
          word.slice(0, membrane).signed(),
          found[0],
          found[1],
          found[2],
          found[3],
          refractory == 0 ? none : word.slice(membrane + traces * trace, refractory).unsigned());
    }

    Truth spikes() {
      return clocks.bits("word_o", edges).bit(lane);
    }

    NeuronStep step(Slip slip) {
      int branches = clocks.value("BRANCHES");
      int bits = clocks.value("SUM_BITS");
      Bits sums = clocks.bits("sums_i", 2).slice(lane * branches * bits, branches * bits);
      Exact none = clocks.number(0);
      int inhibition = clocks.value("INHIBITION_BITS");
      var drive =
          new Drive(
              sums.slice(0, bits).signed(),
              branches == 1 ? none : sums.slice(bits, bits).signed(),
              clocks.value("INHIBITION") == 0
                  ? none
                  : clocks
                      .bits("inhibitions_i", 2)
                      .slice(lane * inhibition, inhibition)
                      .unsigned());
      return new NeuronStep(clocks, 0, before(), after(), drive, slip);
    }
  }

  private static Stream<Lane> lanes(Clocks clocks, int edges) {
    return IntStream.range(0, clocks.value("LANES")).mapToObj(l -> new Lane(clocks, edges, l));
  }

  /** A group is presented on clock 0, with {@code kind} the sweep's. */
  private static void assumePresented(Clocks clocks, int edges, String kind, String other) {
    for (int clock = 0; clock < edges; clock++) {
      clocks.assume(clocks.flag("rst_ni", clock));
      for (String setting : SETTINGS) {
        clocks.assume(clocks.bits(setting, clock).equalTo(clocks.bits(setting, 0)));
      }
    }
    clocks.assume(clocks.flag("valid_i", 0));
    clocks.assume(clocks.flag(kind, 0));
    clocks.assume(clocks.flag(other, 0).not());
    Exact group = clocks.number("group_i", 0);
    for (int clock = 1; clock < edges - 1; clock++) {
      Bits before = clocks.words("state_q", clock).at(group);
      clocks.assume(clocks.words("state_q", clock + 1).at(group).equalTo(before));
    }
    clocks.work("MEMBRANE_SUM_BITS");
  }

  private static Property step(
      int edges,
      String name,
      String says,
      BiFunction<NeuronStep, Lane, List<Truth>> what,
      List<Slip> slips) {
    Function<Slip, Claim> claim =
        slip ->
            clocks -> {
              assumePresented(clocks, edges, "finish_i", "clear_i");
              return lanes(clocks, edges)
                  .flatMap(l -> what.apply(l.step(slip), l).stream())
                  .toList();
            };
    List<Twin> twins = slips.stream().map(s -> new Twin(s.says(), claim.apply(s))).toList();
    return new Property(name, says, edges, claim.apply(Slip.NONE), twins);
  }

  private static Property saturated(int edges) {
    Function<Slip, Claim> claim =
        slip ->
            clocks -> {
              assumePresented(clocks, edges, "finish_i", "clear_i");
              clocks.assume(clocks.flag("last_i", 0));
              Truth any =
                  Truth.any(lanes(clocks, edges).map(l -> l.step(slip).saturated()).toList());
              return List.of(clocks.flag("saturated_o", edges).sameAs(any));
            };
    return new Property(
        "saturation_is_told_exactly_where_something_was_clipped",
        "with the only group, saturated_o is 1 exactly where something was clipped",
        edges,
        claim.apply(Slip.NONE),
        List.of(new Twin(Slip.UNTOLD.says(), claim.apply(Slip.UNTOLD))));
  }

  private static Property clears(int edges) {
    Function<Boolean, Claim> claim =
        zero ->
            clocks -> {
              assumePresented(clocks, edges, "clear_i", "finish_i");
              Exact group = clocks.number("group_i", 0);
              Bits after = clocks.words("state_q", edges).at(group);
              Bits before = clocks.words("state_q", 1).at(group);
              return List.of(
                  zero ? after.isZero() : after.equalTo(before),
                  clocks.bits("written_q", edges).equalTo(after));
            };
    return new Property(
        "a_clearing_sweep_makes_the_state_0",
        "a group of a sweep that clears has state 0 then, and that is the word written",
        edges,
        claim.apply(true),
        List.of(new Twin("the state stays", claim.apply(false))));
  }

  private static Property told(int edges) {
    Function<Boolean, Claim> claim =
        alwaysPushed ->
            clocks -> {
              assumePresented(clocks, edges, "finish_i", "clear_i");
              Truth last = clocks.flag("last_i", 0);
              Truth some = clocks.bits("word_o", edges).isZero().not();
              Truth pushed = alwaysPushed ? clocks.truth(true) : some.or(last);
              return List.of(
                  clocks.flag("push_o", edges).sameAs(pushed),
                  clocks.flag("step_o", edges).sameAs(last),
                  clocks.flag("last_o", edges).sameAs(last),
                  clocks.bits("group_o", edges).equalTo(clocks.bits("group_i", 0)));
            };
    return new Property(
        "a_finished_group_is_pushed_where_it_spikes_or_is_the_last",
        "push_o is 1 where a lane spikes or the group is the last, which ends the step",
        edges,
        claim.apply(false),
        List.of(new Twin("every group is pushed", claim.apply(true))));
  }
}
