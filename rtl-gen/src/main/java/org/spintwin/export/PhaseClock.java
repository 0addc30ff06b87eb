// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.ArrayList;
import java.util.List;
import org.spintwin.spec.LifSpec.PspShape;

/**
 * When things happen within a step of the circuit, and what follows for its gains. Times are
 * fractions of a step; a rate is what a variable forgets, its time constant being 1 / rate steps.
 * {@code docs/fidelity.md}, "Against ngspice", derives every formula.
 *
 * @param step what the circuit does
 * @param latched whether the comparator decides once, near the end of a step, instead of at any
 *     time of the integration
 */
record PhaseClock(RealStep step, boolean latched) {
  /** How long a phase takes to rise and to fall: from its start, and from its end. */
  static final double RAMP = 1e-3;

  /** How long p4 takes to rise, where it makes the solution have a point. */
  static final double EDGE = 1e-5;

  /** What a gate takes. */
  static final double DELAY = 1e-6;

  private static final double READ_END = 0.3;
  private static final double TRANSFER_END = 0.5;
  private static final double INTEGRATE_END = 0.75;
  private static final double DECIDE = 0.8;
  private static final double CLOSE = 0.85;
  private static final double CLOSED = 0.95;

  /**
   * A part of a step.
   *
   * @param node its name; digital with a d before it
   * @param analog whether it is at 1 volt meanwhile, too
   */
  public record Phase(String node, boolean analog, double start, double end, String meaning) {
    public String from() {
      return SpiceNumber.of(start);
    }

    public String to() {
      return SpiceNumber.of(end);
    }

    boolean at(double fraction) {
      return fraction >= start && fraction < end;
    }
  }

  /** The phases that this step needs, in order. */
  List<Phase> phases() {
    List<Phase> phases = new ArrayList<>();
    if (step.keepV() == 0) {
      phases.add(new Phase("p1", true, 0, READ_END, "the membrane forgets"));
    }
    if (step.psp() == PspShape.ALPHA) {
      phases.add(transfer());
    }
    phases.add(integrate());
    phases.add(gate());
    boolean clears = step.psp() != PspShape.PULSE && (step.keepE() == 0 || step.keepI() == 0);
    if (clears || step.resetSubtract()) {
      phases.add(close());
    }
    return phases;
  }

  /** When rows are driven. */
  Phase read() {
    return step.psp() == PspShape.PULSE ? integrate() : new Phase("", false, 0, READ_END, "");
  }

  private Phase transfer() {
    return new Phase("p2", true, READ_END, TRANSFER_END, "first traces drive the second ones");
  }

  private Phase integrate() {
    double start = step.psp() == PspShape.ALPHA ? TRANSFER_END : READ_END;
    return new Phase("p3", true, start, INTEGRATE_END, "the membrane is driven");
  }

  private Phase gate() {
    return latched
        ? new Phase("p4", false, DECIDE, 1, "spike and reset")
        : new Phase("p4", false, integrate().start(), 1, "the comparator may reset the membrane");
  }

  private Phase close() {
    return new Phase("p5", true, CLOSE, CLOSED, "packets that close the step");
  }

  /** What a variable forgets in a step: e^-rate is what it keeps; 0 where a switch empties it. */
  static double rate(double keep) {
    return keep == 0 ? 0 : -StrictMath.log(keep);
  }

  /** What a unit current while rows are driven leaves at the end of the step. */
  double ofRead(double rate) {
    return packet(read(), rate);
  }

  /** What a unit trace at the end of a step drove into a second trace of the same rate. */
  double ofTransfer() {
    return packet(transfer(), 0);
  }

  /** What a trace of this rate, 1 at the end of the step, drove into the membrane. */
  double ofTrace(double traceRate) {
    return packet(integrate(), rate(step.keepV()) - traceRate);
  }

  /** What a unit current into the membrane in the phase of integration leaves. */
  double ofIntegration() {
    return packet(integrate(), rate(step.keepV()));
  }

  /** What a unit current into the membrane in the closing phase leaves. */
  double ofClose() {
    return packet(close(), rate(step.keepV()));
  }

  /** The highest rate of the circuit. */
  double highestRate() {
    return Math.max(rate(step.keepV()), Math.max(rate(step.keepE()), rate(step.keepI())));
  }

  /** What is at the comparator where the membrane would be 1 at the end of the step. */
  double atComparator() {
    double left = 1 - (latched ? DECIDE : INTEGRATE_END + RAMP);
    return StrictMath.exp(rate(step.keepV()) * left);
  }

  /** When a spike of the step before has ended. */
  double spikeEnd() {
    return latched ? DECIDE : integrate().start();
  }

  /**
   * Integral over a phase of e^(-rate (1 - t)). A phase with its two ramps is a rectangle smeared
   * by a rectangle as long as a ramp, which multiplies the integral by sinhc(rate ramp / 2).
   */
  private static double packet(Phase phase, double rate) {
    double width = phase.end() - phase.start();
    double middle = (phase.start() + phase.end() + RAMP) / 2;
    return width
        * StrictMath.exp(-rate * (1 - middle))
        * sinhc(rate * width / 2)
        * sinhc(rate * RAMP / 2);
  }

  private static double sinhc(double x) {
    return x == 0 ? 1 : StrictMath.sinh(x) / x;
  }
}
