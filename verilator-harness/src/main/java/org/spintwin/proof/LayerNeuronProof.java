// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.LayerNeuronSpec;

/** A step of the neurons of a layer: lif-network, "Semantics", and the page of the block. */
final class LayerNeuronProof implements BlockProof {
  /** The clock with group 0; the one before is free, a reset is before that. */
  private static final int FIRST_GROUP = 2;

  private static final String ROUNDED_DOWN = "a decay is rounded down, not to the nearest";
  private static final String WRAPS = "what is out of range wraps";
  private static final String REACHES = "V at the threshold is a spike";
  private static final String UNCLEARED = "clear_i leaves the answer";
  private static final String OTHER_RESET = "a spike resets in the other way";
  private static final String OLD_STATE = "the first step of a sequence goes on from the last";
  private static final String UNTOLD = "a clipped membrane is not told";
  private static final String OLD_CURRENT =
      "the current drives the membrane a step sooner or later";

  @Override
  public BlockSpec block() {
    return LayerNeuronSpec.BLOCK;
  }

  @Override
  public Map<String, Long> part(Map<String, Long> values) {
    // A memory of one word is no memory to the solver.
    Map<String, Long> part = Sizes.exactly(values, "OWN_SETTINGS", 1);
    part = Sizes.exactly(Sizes.exactly(part, "NEURONS", 2), "LANES", 1);
    // What comes on top of one product is too much for it at full width.
    List<String> widths = List.of("SUM_BITS", "MEMBRANE_BITS", "CURRENT_BITS", "COEFFICIENT_BITS");
    boolean currents = values.get("SYNAPSE") > 0;
    if (currents || values.get("RESET_SUBTRACT") > 0) {
      for (String width : widths) {
        part = Sizes.atMost(part, width, currents ? 4 : 6);
      }
    }
    return part;
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(
        Sizes.of("NEURONS=2 LANES=1 OWN_SETTINGS=1"),
        Sizes.of(
            "NEURONS=2 LANES=1 OWN_SETTINGS=1 RESET_SUBTRACT=1 SUM_BITS=8 MEMBRANE_BITS=8"
                + " COEFFICIENT_BITS=6"),
        Sizes.of("NEURONS=2 LANES=1 OWN_SETTINGS=1 LEAKS=0 FIRES=0"),
        Sizes.of(
            "NEURONS=2 LANES=1 OWN_SETTINGS=1 SYNAPSE=1 SUM_BITS=4 MEMBRANE_BITS=4 CURRENT_BITS=4"
                + " COEFFICIENT_BITS=4"),
        Sizes.of(
            "NEURONS=2 LANES=1 OWN_SETTINGS=1 SYNAPSE=2 SUM_BITS=4 MEMBRANE_BITS=4 CURRENT_BITS=4"
                + " COEFFICIENT_BITS=4"));
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    boolean fires = values.get("FIRES") > 0;
    boolean leaks = values.get("LEAKS") > 0;
    List<String> slips = new ArrayList<>(List.of(WRAPS, OLD_STATE));
    if (leaks) {
      slips.add(ROUNDED_DOWN);
    }
    if (fires) {
      slips.add(OTHER_RESET);
    }
    if (values.get("SYNAPSE") > 0) {
      slips.add(OLD_CURRENT);
    }
    // A reset, a free clock, then the edges of one group.
    int edges = FIRST_GROUP + values.get("STAGES").intValue();
    List<Property> all = new ArrayList<>();
    all.add(
        Edge.property(
            "a_step_makes_the_state_of_the_first_group_what_the_page_says",
            "membrane and current of a neuron are those of the step, saturated, never wrapped",
            edges,
            LayerNeuronProof::state,
            slips));
    all.add(
        Edge.property(
            "what_is_clipped_is_told",
            "saturated_o tells whether the step of the first group clipped a number",
            edges,
            LayerNeuronProof::told,
            List.of(UNTOLD)));
    if (values.get("RECURRENT") == 0) {
      all.add(
          Edge.property(
              "the_answer_of_a_group_comes_in_above",
              "the answer is the spike, or the membrane; with clear_i it is 0",
              edges,
              LayerNeuronProof::answer,
              fires ? List.of(REACHES, UNCLEARED) : List.of(UNCLEARED)));
    }
    return all;
  }

  /** After a reset one group is presented; the clock on which it is done. */
  private static int firstGroup(Clocks clocks) {
    int end = FIRST_GROUP + clocks.value("STAGES");
    for (int clock = 0; clock < end; clock++) {
      Truth runs = clocks.flag("rst_ni", clock);
      clocks.assume(clock == 0 ? runs.not() : runs);
      Truth valid = clocks.flag("valid_i", clock);
      clocks.assume(clock == FIRST_GROUP ? valid : valid.not());
      clocks.assume(clocks.flag("first_i", clock).sameAs(clocks.flag("first_i", FIRST_GROUP)));
    }
    return end;
  }

  /** The step of the neuron of group 0, from its memory to its memory. */
  private static final class Step {
    private final Clocks clocks;
    private final String slip;
    private final int end;
    private final List<Truth> clipped = new ArrayList<>();
    private final Exact membrane;
    private final Exact current;

    /** Whether it fires; null where the layer does not. */
    private Truth spike;

    Step(Clocks clocks, String slip) {
      this.clocks = clocks;
      this.slip = slip;
      end = firstGroup(clocks);
      Truth first =
          slip.equals(OLD_STATE) ? clocks.truth(false) : clocks.flag("first_i", FIRST_GROUP);
      Bits word = clocks.words("state_q", 0).at(0);
      int bits = clocks.value("MEMBRANE_BITS");
      Exact none = clocks.number(0);
      Exact before = first.choose(none, word.slice(0, bits).signed());
      Exact driven = clocks.bits("sums_i", FIRST_GROUP).signed();
      Exact drive = driven.shiftedLeft(clocks.value("CURRENT_SHIFT"));
      Settings settings = new Settings(clocks);
      if (clocks.value("SYNAPSE") == 0) {
        current = null;
      } else {
        int currentBits = clocks.value("CURRENT_BITS");
        Exact old = first.choose(none, word.slice(bits, currentBits).signed());
        Exact offset = settings.next(currentBits).signed();
        Exact lost = decay(old, settings.decay());
        current = saturated(old.minus(lost).plus(drive).plus(offset), currentBits);
        boolean now = clocks.value("SYNAPSE") == 1 ^ slip.equals(OLD_CURRENT);
        drive = now ? current : old;
      }
      Exact lost = clocks.value("LEAKS") == 1 ? decay(before, settings.leak) : none;
      Exact sum = before.minus(lost).plus(drive).plus(settings.offset);
      Exact reached = slip.equals(UNTOLD) ? sum.saturated(bits) : saturated(sum, bits);
      membrane = clocks.value("FIRES") == 0 ? reached : fired(reached, settings, bits);
    }

    private Exact fired(Exact reached, Settings settings, int bits) {
      Exact threshold = settings.next(bits).signed();
      Exact resetValue = settings.next(bits).signed();
      spike = slip.equals(REACHES) ? reached.atLeast(threshold) : reached.moreThan(threshold);
      boolean subtracts = clocks.value("RESET_SUBTRACT") == 1 ^ slip.equals(OTHER_RESET);
      Exact rest = reached.minus(resetValue);
      if (subtracts) {
        clipped.add(spike.and(rest.fits(bits).not()));
      }
      Exact reset = subtracts ? rest.saturated(bits) : resetValue;
      return spike.choose(reset, reached);
    }

    private Exact saturated(Exact exact, int bits) {
      clipped.add(exact.fits(bits).not());
      return slip.equals(WRAPS) ? exact.cut(bits).signed() : exact.saturated(bits);
    }

    /** floor((v · a + 2^(Q-1)) / 2^Q). */
    private Exact decay(Exact v, Exact a) {
      int q = clocks.value("COEFFICIENT_BITS");
      Exact product = v.times(a);
      // What is left is a product with 2^Q - a: a(b - c) = ab - ac, which the solver is told.
      Exact left = v.times(clocks.number(1L << q).minus(a));
      clocks.assume(left.equalTo(v.shiftedLeft(q).minus(product)));
      return (slip.equals(ROUNDED_DOWN) ? product : product.plus(1L << (q - 1))).floorOf(q);
    }
  }

  /** The fields of a word of settings, from bit 0 on. */
  private static final class Settings {
    private final Clocks clocks;
    private final Bits word;
    private final Exact offset;
    private final Exact leak;
    private int used;

    Settings(Clocks clocks) {
      this.clocks = clocks;
      word = clocks.words("settings_q", 0).at(0);
      offset = next(clocks.value("MEMBRANE_BITS")).signed();
      leak = clocks.value("LEAKS") == 1 ? decay() : clocks.number(0);
    }

    Bits next(int bits) {
      used += bits;
      return word.slice(used - bits, bits);
    }

    Exact decay() {
      return next(clocks.value("COEFFICIENT_WIDTH")).unsigned();
    }
  }

  private static List<Truth> state(Clocks clocks, String slip) {
    Step step = new Step(clocks, slip);
    int bits = clocks.value("MEMBRANE_BITS");
    Bits after = clocks.words("state_q", step.end).at(0);
    List<Truth> claims = new ArrayList<>();
    claims.add(after.slice(0, bits).signed().equalTo(step.membrane));
    if (step.current != null) {
      Bits current = after.slice(bits, clocks.value("CURRENT_BITS"));
      claims.add(current.signed().equalTo(step.current));
    }
    return claims;
  }

  private static List<Truth> answer(Clocks clocks, String slip) {
    Step step = new Step(clocks, slip);
    int bits = clocks.value("ANSWER_BITS");
    int last = clocks.value("NEURONS") - 1;
    Bits own = clocks.bits("answers_o", step.end).slice(last * bits, bits);
    Truth clear = clocks.flag("clear_i", step.end - 1);
    Truth kept = slip.equals(UNCLEARED) ? clocks.truth(true) : clear.not();
    Truth tells =
        step.spike == null
            ? own.signed().equalTo(kept.choose(step.membrane, clocks.number(0)))
            : own.bit(0).sameAs(step.spike.and(kept));
    return List.of(tells);
  }

  private static List<Truth> told(Clocks clocks, String slip) {
    Step step = new Step(clocks, slip);
    Truth clipped = step.clipped.isEmpty() ? clocks.truth(false) : Truth.any(step.clipped);
    return List.of(clocks.flag("saturated_o", step.end).sameAs(clipped));
  }
}
