// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;

/** One step of one neuron, as the section "One step" of the semantics has it. */
final class NeuronStep {
  /** What a false twin does otherwise. */
  enum Slip {
    NONE("nothing"),
    NEAREST("a decay is rounded to the nearest number, not down"),
    WRAPS("what is out of range wraps"),
    COMPARISON("V = THRESHOLD is told the other way"),
    RESET("a spike leaves the membrane as the other kind of reset does"),
    FREE("a refractory neuron goes on as others do"),
    LONGER("a refractory neuron stays so for a step more"),
    UNTOLD("that the membrane was clipped is not told"),
    ALWAYS_TOLD("what would have been clipped in refractory time is told");

    private final String says;

    Slip(String says) {
      this.says = says;
    }

    String says() {
      return says;
    }
  }

  /** A neuron's state; what a chip does not have is 0. */
  record State(
      Exact membrane, Exact traceE, Exact traceI, Exact alphaE, Exact alphaI, Exact refractory) {}

  /**
   * What drives a step.
   *
   * @param currentE AE, in code units
   * @param currentI AI, in code units
   * @param inhibition L, in membrane units
   */
  record Drive(Exact currentE, Exact currentI, Exact inhibition) {}

  private final Clocks clocks;
  private final Slip slip;
  private final List<Truth> clipped = new ArrayList<>();
  private final Exact sum;
  private final Truth free;
  private final State after;
  private final Truth spike;
  private final Truth saturated;

  /**
   * @param clock on which the run-time registers are read
   * @param told what the Verilog says the new traces are, which is a property of its own; the
   *     membrane is driven by these
   */
  NeuronStep(Clocks clocks, int clock, State before, State told, Drive drive, Slip slip) {
    this.clocks = clocks;
    this.slip = slip;
    int shape = clocks.value("PSP_SHAPE");
    int shift = clocks.value("FRACTION_BITS") - clocks.value("CODE_FRACTION_BITS");
    Exact decayE = clocks.number("decay_e_i", clock);
    Exact decayI = clocks.number("decay_i_i", clock);
    Exact drivenE = drive.currentE().shiftedLeft(shift);
    Exact drivenI = drive.currentI().shiftedLeft(shift);
    Exact none = clocks.number(0);
    Exact traceE = shape == 0 ? none : trace(before.traceE(), decayE, drivenE);
    Exact traceI = shape == 0 ? none : trace(before.traceI(), decayI, drivenI);
    Exact alphaE = shape == 2 ? trace(before.alphaE(), decayE, told.traceE()) : none;
    Exact alphaI = shape == 2 ? trace(before.alphaI(), decayI, told.traceI()) : none;
    Exact potential =
        switch (shape) {
          case 0 -> drivenE.minus(drivenI);
          case 1 -> told.traceE().minus(told.traceI());
          default -> told.alphaE().minus(told.alphaI());
        };
    Exact leak = clocks.number("leak_i", clock);
    Exact lost = decay(before.membrane(), leak, clocks.value("LEAK_MODE"));
    sum = before.membrane().minus(lost).plus(potential).minus(drive.inhibition());
    int bits = clocks.value("MEMBRANE_BITS");
    Exact membrane = saturated(sum, bits);
    free = slip == Slip.FREE ? clocks.truth(true) : before.refractory().equalTo(0);
    Exact threshold = clocks.bits("threshold_i", clock).signed();
    Exact resetValue = clocks.bits("reset_value_i", clock).signed();
    boolean strict = clocks.value("STRICT_THRESHOLD") == 1 ^ slip == Slip.COMPARISON;
    Truth fires = strict ? membrane.moreThan(threshold) : membrane.atLeast(threshold);
    spike = free.and(fires);
    boolean subtracts = clocks.value("RESET_SUBTRACT") == 1;
    Exact rest = membrane.minus(threshold);
    Exact reset = subtracts ^ slip == Slip.RESET ? saturated(rest, bits) : resetValue;
    Truth clips = sum.fits(bits).not();
    if (subtracts) {
      clips = clips.or(fires.and(rest.fits(bits).not()));
    }
    if (slip != Slip.UNTOLD) {
      clipped.add(slip == Slip.ALWAYS_TOLD ? clips : free.and(clips));
    }
    saturated = clipped.isEmpty() ? clocks.truth(false) : Truth.any(clipped);
    after =
        new State(
            free.choose(fires.choose(reset, membrane), resetValue),
            traceE,
            traceI,
            alphaE,
            alphaI,
            refractory(before.refractory(), clock));
  }

  private Exact refractory(Exact before, int clock) {
    if (clocks.value("REFRACTORY_BITS") == 0) {
      return clocks.number(0);
    }
    Exact time = clocks.number("refractory_i", clock);
    Exact left = slip == Slip.LONGER ? before : before.minus(1);
    return before.moreThan(0).choose(left, spike.choose(time, before));
  }

  private Exact trace(Exact before, Exact decay, Exact driven) {
    int bits = clocks.value("TRACE_BITS");
    Exact exact = before.minus(decay(before, decay, clocks.value("DECAY_MODE"))).plus(driven);
    clipped.add(exact.fits(bits).not());
    return saturated(exact, bits);
  }

  private Exact saturated(Exact exact, int bits) {
    return slip == Slip.WRAPS ? exact.cut(bits).signed() : exact.saturated(bits);
  }

  /** What a loses in one step. */
  private Exact decay(Exact a, Exact d, int mode) {
    return switch (mode) {
      case 0 -> clocks.number(0);
      case 1 -> shifted(a, d.cut(5).unsigned());
      default -> scaled(a.times(d), clocks.value("COEFFICIENT_BITS"));
    };
  }

  private Exact shifted(Exact a, Exact k) {
    if (slip != Slip.NEAREST) {
      return a.floorOf(k);
    }
    // floor((a + 2^(k-1)) / 2^k) = floor((floor(a / 2^(k-1)) + 1) / 2)
    Exact halves = a.floorOf(k.max(clocks.number(1)).minus(1)).plus(1).floorOf(1);
    return k.equalTo(0).choose(a, halves);
  }

  private Exact scaled(Exact product, int bits) {
    return (slip == Slip.NEAREST ? product.plus(1L << (bits - 1)) : product).floorOf(bits);
  }

  /** The membrane before it is saturated, where the neuron is not refractory. */
  Exact sum() {
    return sum;
  }

  /** Whether the neuron is not refractory. */
  Truth free() {
    return free;
  }

  /** Whether the traces that the chip has become these. */
  List<Truth> tracesBecome(State found) {
    List<Truth> same = new ArrayList<>();
    if (clocks.value("PSP_SHAPE") > 0) {
      same.add(after.traceE().equalTo(found.traceE()));
      same.add(after.traceI().equalTo(found.traceI()));
    }
    if (clocks.value("PSP_SHAPE") == 2) {
      same.add(after.alphaE().equalTo(found.alphaE()));
      same.add(after.alphaI().equalTo(found.alphaI()));
    }
    return same;
  }

  State after() {
    return after;
  }

  Truth spike() {
    return spike;
  }

  /** Whether something was clipped. */
  Truth saturated() {
    return saturated;
  }
}
