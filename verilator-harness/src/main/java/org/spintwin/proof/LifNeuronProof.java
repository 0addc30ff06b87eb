// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spintwin.proof.NeuronStep.Slip;
import org.spintwin.proof.Property.Claim;
import org.spintwin.proof.Property.Twin;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.LifNeuronSpec;
import org.spintwin.spec.State;

/** The neurons of the parallel architectures: semantics.md, "One step" and "Neurons". */
final class LifNeuronProof implements BlockProof {
  @Override
  public BlockSpec block() {
    return LifNeuronSpec.BLOCK;
  }

  @Override
  public Map<String, Long> part(Map<String, Long> values) {
    return Sizes.atMost(values, "NEURONS", 4);
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(
        Sizes.of("NEURONS=2"),
        Sizes.of(
            "NEURONS=3 TRACE_BITS=16 MEMBRANE_BITS=16 COEFFICIENT_BITS=12 PSP_SHAPE=2 DECAY_MODE=2"
                + " LEAK_MODE=2 STRICT_THRESHOLD=1 RESET_SUBTRACT=1 INHIBITION=1"),
        Sizes.of("NEURONS=4 PSP_SHAPE=0 LEAK_MODE=0 REFRACTORY_BITS=0 READBACK=0"),
        Sizes.of("NEURONS=3 PSP_SHAPE=0 RESET_SUBTRACT=1 INHIBITION=1 REFRACTORY_BITS=3"),
        Sizes.of("NEURONS=2 PSP_SHAPE=2 STRICT_THRESHOLD=1 LEAK_MODE=0 REFRACTORY_BITS=0"),
        Sizes.of("NEURONS=1 DECAY_MODE=2 LEAK_MODE=2 MEMBRANE_BITS=20 INHIBITION=1"));
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    boolean leaks = values.get("LEAK_MODE") > 0;
    boolean refractory = values.get("REFRACTORY_BITS") > 0;
    boolean shaped = values.get("PSP_SHAPE") > 0;
    List<Property> all = new ArrayList<>();
    if (shaped) {
      all.add(
          step(
              "traces_become_their_saturated_exact_sums",
              "sE, sI and, with alpha, aE, aI decay, rounded down, are driven and saturated",
              (step, lane) -> step.tracesBecome(lane.state(1)),
              List.of(Slip.NEAREST, Slip.WRAPS)));
    }
    all.add(
        step(
            "a_membrane_becomes_its_saturated_exact_sum_or_is_reset",
            "V leaks, is driven and inhibited, saturated, and reset by a spike and in refractory"
                + " time",
            (step, lane) -> List.of(step.after().membrane().equalTo(lane.state(1).membrane())),
            slips(
                Stream.of(Slip.WRAPS, Slip.COMPARISON, Slip.RESET),
                leaks ? Stream.of(Slip.NEAREST) : Stream.of(),
                refractory ? Stream.of(Slip.FREE) : Stream.of())));
    all.add(neverWraps());
    all.add(
        step(
            "a_spike_is_told_exactly_at_threshold",
            "a neuron spikes where it is not refractory and V has reached THRESHOLD",
            (step, lane) -> List.of(step.spike().sameAs(lane.spikes())),
            List.of(Slip.COMPARISON)));
    if (refractory) {
      all.add(
          step(
              "refractory_time_is_counted_down_from_a_spike",
              "r is REFRACTORY after a spike and else one less, down to 0",
              (step, lane) ->
                  List.of(step.after().refractory().equalTo(lane.state(1).refractory())),
              List.of(Slip.LONGER)));
    }
    all.add(saturated(refractory));
    all.add(idle());
    all.add(reset());
    all.addAll(staysZero(values));
    if (values.get("INHIBITION") == 1) {
      all.add(mask());
    }
    return all;
  }

  @SafeVarargs
  private static List<Slip> slips(Stream<Slip>... some) {
    return Stream.of(some).flatMap(s -> s).toList();
  }

  /** A neuron of the block. */
  private record Lane(Clocks clocks, int n) {
    NeuronStep.State state(int clock) {
      return new NeuronStep.State(
          clocks.number("membrane_q", n, clock),
          clocks.number("trace_e_q", n, clock),
          clocks.number("trace_i_q", n, clock),
          clocks.number("alpha_e_q", n, clock),
          clocks.number("alpha_i_q", n, clock),
          clocks.value("REFRACTORY_BITS") == 0
              ? clocks.number(0)
              : clocks.number("refractory_q", n, clock));
    }

    Truth spikes() {
      return clocks.bits("spikes_o", 1).bit(n);
    }

    NeuronStep step(Slip slip) {
      int bits = clocks.value("CURRENT_BITS");
      var drive =
          new NeuronStep.Drive(
              clocks.bits("current_e_i", 0).slice(n * bits, bits).signed(),
              clocks.bits("current_i_i", 0).slice(n * bits, bits).signed(),
              inhibition());
      return new NeuronStep(clocks, 0, state(0), state(1), drive, slip);
    }

    /** L: INHIBITION for each neighbour that spiked in the step before and inhibits this one. */
    private Exact inhibition() {
      Exact count = clocks.number(0);
      if (clocks.value("INHIBITION") == 1) {
        Words mask = clocks.words("mask_q", 0);
        Bits spiked = clocks.bits("spikes_o", 0);
        for (int q = 0; q < clocks.value("NEURONS"); q++) {
          count = count.plus(maskBit(clocks, mask, n, q).and(spiked.bit(q)).number());
        }
        return clocks.number("inhibition_i", 0).times(count);
      }
      return count;
    }
  }

  /** m[n][q]. */
  private static Truth maskBit(Clocks clocks, Words mask, int n, int q) {
    int bits = clocks.value("WORD_BITS");
    return mask.at(n * clocks.value("WORDS") + q / bits).bit(q % bits);
  }

  private static Stream<Lane> lanes(Clocks clocks) {
    return IntStream.range(0, clocks.value("NEURONS")).mapToObj(n -> new Lane(clocks, n));
  }

  /** A property of each neuron in a step. */
  private static Property step(
      String name, String says, BiFunction<NeuronStep, Lane, List<Truth>> what, List<Slip> slips) {
    Function<Slip, Claim> claim =
        slip ->
            clocks -> {
              assumeStep(clocks);
              return lanes(clocks).flatMap(l -> what.apply(l.step(slip), l).stream()).toList();
            };
    return new Property(name, says, 1, claim.apply(Slip.NONE), twins(slips, claim));
  }

  private static List<Twin> twins(List<Slip> slips, Function<Slip, Claim> claim) {
    return slips.stream().map(s -> new Twin(s.says(), claim.apply(s))).toList();
  }

  private static void assumeStep(Clocks clocks) {
    clocks.work("SUM_BITS");
    clocks.assume(clocks.flag("rst_ni", 0));
    clocks.assume(clocks.flag("valid_i", 0));
  }

  /** Said without the word saturated. */
  private static Property neverWraps() {
    Function<Boolean, Claim> claim =
        wraps ->
            clocks -> {
              assumeStep(clocks);
              return lanes(clocks).map(lane -> isNearest(lane, wraps)).toList();
            };
    return new Property(
        "overflow_of_a_membrane_never_wraps",
        "where no spike and no refractory time resets it, V is the exact sum, or the bound that the"
            + " sum lies beyond",
        1,
        claim.apply(false),
        List.of(new Twin(Slip.WRAPS.says(), claim.apply(true))));
  }

  private static Truth isNearest(Lane lane, boolean wraps) {
    NeuronStep step = lane.step(Slip.NONE);
    int bits = lane.clocks().value("MEMBRANE_BITS");
    Exact after = lane.state(1).membrane();
    Exact highest = lane.clocks().number((1L << (bits - 1)) - 1);
    Exact lowest = lane.clocks().number(-(1L << (bits - 1)));
    Truth holds =
        wraps
            ? after.equalTo(step.sum().cut(bits).signed())
            : step.sum()
                .moreThan(highest)
                .choose(
                    after.equalTo(highest),
                    step.sum()
                        .lessThan(lowest)
                        .choose(after.equalTo(lowest), after.equalTo(step.sum())));
    return step.free().and(lane.spikes().not()).implies(holds);
  }

  private static Property saturated(boolean refractory) {
    Function<Slip, Claim> claim =
        slip ->
            clocks -> {
              assumeStep(clocks);
              Truth any = Truth.any(lanes(clocks).map(l -> l.step(slip).saturated()).toList());
              return List.of(clocks.flag("saturated_o", 1).sameAs(any));
            };
    List<Slip> slips = refractory ? List.of(Slip.UNTOLD, Slip.ALWAYS_TOLD) : List.of(Slip.UNTOLD);
    return new Property(
        "saturation_is_told_exactly_where_something_was_clipped",
        "saturated_o is 1 exactly where the exact sum of a trace or, out of refractory time, of a"
            + " membrane does not fit",
        1,
        claim.apply(Slip.NONE),
        twins(slips, claim));
  }

  private static Property idle() {
    Function<String, Claim> claim =
        kept ->
            clocks -> {
              clocks.assume(clocks.flag("rst_ni", 0));
              clocks.assume(clocks.flag("valid_i", 0).not());
              List<Truth> parts = new ArrayList<>();
              Stream.concat(Stream.of("spikes_o"), states())
                  .forEach(s -> parts.add(clocks.bits(s, 1).equalTo(clocks.bits(s, 0))));
              parts.add(clocks.flag("valid_o", 1).not());
              Truth told = clocks.flag("saturated_o", 1);
              parts.add(kept.isEmpty() ? told.not() : told.sameAs(clocks.flag("saturated_o", 0)));
              return parts;
            };
    return new Property(
        "without_a_step_nothing_changes",
        "a clock without valid_i leaves state and spikes as they are and tells no step",
        1,
        claim.apply(""),
        List.of(new Twin("saturated_o stays as it is too", claim.apply("saturated_o"))));
  }

  private static Stream<String> states() {
    return LifNeuronSpec.BLOCK.states().stream().map(State::register);
  }

  private static Property reset() {
    Function<Boolean, Claim> claim =
        toResetValue ->
            clocks -> {
              clocks.assume(clocks.flag("rst_ni", 0).not());
              Stream<Truth> zero =
                  Stream.concat(Stream.of("spikes_o", "valid_o", "saturated_o"), states())
                      .map(s -> clocks.bits(s, 1).isZero());
              Stream<Truth> value =
                  lanes(clocks)
                      .map(
                          l ->
                              l.state(1)
                                  .membrane()
                                  .equalTo(clocks.bits("reset_value_i", 0).signed()));
              return (toResetValue ? value : zero).toList();
            };
    return new Property(
        "reset_makes_everything_0",
        "an edge with rst_ni = 0 makes state and outputs 0, whatever the other inputs are",
        1,
        claim.apply(false),
        List.of(new Twin("V becomes RESET_VALUE", claim.apply(true))));
  }

  /** What the chip does not have, by induction: 0 after reset, and 0 after any edge from 0 on. */
  private static List<Property> staysZero(Map<String, Long> values) {
    List<String> absent = new ArrayList<>();
    if (values.get("PSP_SHAPE") == 0) {
      absent.addAll(List.of("trace_e_q", "trace_i_q"));
    }
    if (values.get("PSP_SHAPE") < 2) {
      absent.addAll(List.of("alpha_e_q", "alpha_i_q"));
    }
    if (values.get("REFRACTORY_BITS") == 0) {
      absent.add("refractory_q");
    }
    Function<List<String>, Claim> claim =
        names ->
            clocks -> {
              names.forEach(s -> clocks.assume(clocks.bits(s, 0).isZero()));
              return names.stream().map(s -> clocks.bits(s, 1).isZero()).toList();
            };
    List<String> more = Stream.concat(absent.stream(), Stream.of("membrane_q")).toList();
    return absent.isEmpty()
        ? List.of()
        : List.of(
            new Property(
                "what_is_left_out_stays_0",
                "registers of what the chip does not have are 0 after each edge before which they"
                    + " were",
                1,
                claim.apply(absent),
                List.of(new Twin("V stays 0 too", claim.apply(more)))));
  }

  private static Property mask() {
    Function<Boolean, Claim> claim =
        inReset ->
            clocks ->
                IntStream.range(0, clocks.value("NEURONS"))
                    .boxed()
                    .flatMap(n -> maskBits(clocks, n, inReset))
                    .toList();
    return new Property(
        "a_mask_bit_is_written_where_it_is_addressed",
        "mask_write_i writes the one bit m[mask_neuron_i][mask_neighbour_i], in reset too, and"
            + " nothing else does",
        1,
        claim.apply(true),
        List.of(new Twin("nothing is written in reset", claim.apply(false))));
  }

  private static Stream<Truth> maskBits(Clocks clocks, int n, boolean inReset) {
    Truth write = clocks.flag("mask_write_i", 0);
    Truth writes = inReset ? write : write.and(clocks.flag("rst_ni", 0));
    Truth row = writes.and(clocks.number("mask_neuron_i", 0).equalTo(n));
    return IntStream.range(0, clocks.value("NEURONS"))
        .mapToObj(
            q ->
                row.and(clocks.number("mask_neighbour_i", 0).equalTo(q))
                    .choose(
                        clocks.flag("mask_data_i", 0),
                        maskBit(clocks, clocks.words("mask_q", 0), n, q))
                    .sameAs(maskBit(clocks, clocks.words("mask_q", 1), n, q)));
  }
}
