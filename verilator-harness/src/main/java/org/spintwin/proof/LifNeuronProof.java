// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.spintwin.proof.NeuronStep.Slip;
import org.spintwin.proof.Property.Claim;
import org.spintwin.proof.Property.Twin;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.LifNeuronSpec;

/** The neurons of the parallel architectures: semantics.md, "One step" and "Neurons". */
final class LifNeuronProof implements BlockProof {
  private static final List<String> TRACES =
      List.of("trace_e_q", "trace_i_q", "alpha_e_q", "alpha_i_q");

  @Override
  public BlockSpec block() {
    return LifNeuronSpec.BLOCK;
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    boolean traces = values.get("PSP_SHAPE") > 0;
    boolean refractory = values.get("REFRACTORY_BITS") > 0;
    List<Property> all = new ArrayList<>();
    List<Slip> membraneSlips = new ArrayList<>(List.of(Slip.WRAPS, Slip.COMPARISON, Slip.RESET));
    List<Slip> toldSlips = new ArrayList<>(List.of(Slip.UNTOLD));
    if (values.get("LEAK_MODE") > 0) {
      membraneSlips.add(Slip.NEAREST);
    }
    if (refractory) {
      membraneSlips.add(Slip.FREE);
      toldSlips.add(Slip.ALWAYS_TOLD);
    }
    all.add(
        onStep(
            "a_membrane_becomes_its_saturated_exact_sum_or_is_reset",
            "V is that of the step, in and out of refractory time",
            (step, lane) ->
                step.after().membrane().equalTo(lane.clocks().number("membrane_q", lane.n(), 1)),
            membraneSlips));
    all.add(
        onStep(
            "a_spike_is_told_exactly_at_threshold",
            "a neuron spikes where it is not refractory and V has reached the threshold",
            (step, lane) -> step.spike().sameAs(lane.clocks().bits("spikes_o", 1).bit(lane.n())),
            List.of(Slip.COMPARISON)));
    return all;
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of();
  }

  record Lane(Clocks clocks, int n) {}

  interface OfStep {
    Truth of(NeuronStep step, Lane lane);
  }

  private static Property onStep(String name, String says, OfStep what, List<Slip> slips) {
    Function<Slip, Claim> claim =
        slip ->
            clocks -> {
              clocks.assume(clocks.flag("rst_ni", 0));
              clocks.assume(clocks.flag("valid_i", 0));
              clocks.work("SUM_BITS");
              return IntStream.range(0, clocks.value("NEURONS"))
                  .mapToObj(n -> what.of(step(clocks, n, slip), new Lane(clocks, n)))
                  .toList();
            };
    return new Property(
        name,
        says,
        1,
        claim.apply(Slip.NONE),
        slips.stream().map(s -> new Twin(s.says(), claim.apply(s))).toList());
  }

  private static NeuronStep step(Clocks clocks, int n, Slip slip) {
    int bits = clocks.value("CURRENT_BITS");
    return new NeuronStep(
        clocks,
        0,
        state(clocks, n, 0),
        state(clocks, n, 1),
        new NeuronStep.Drive(
            clocks.bits("current_e_i", 0).slice(n * bits, bits).signed(),
            clocks.bits("current_i_i", 0).slice(n * bits, bits).signed(),
            inhibition(clocks, n)),
        slip);
  }

  private static NeuronStep.State state(Clocks clocks, int n, int clock) {
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

  private static Exact inhibition(Clocks clocks, int n) {
    return clocks.number(0);
  }
}
