// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.LifSpec.PspShape;
import org.spintwin.spec.TwinImage;
import org.spintwin.template.TemplateEngine;

/**
 * One neuron with its synapses as a deck for ngspice. {@code docs/fidelity.md}, "Against ngspice",
 * says what the circuit is and derives its values.
 */
public final class SpiceDeck {
  /** The file that ngspice runs. */
  public static final String DECK = "neuron.cir";

  /** Time, membrane and spike of every end of a step; the first is that of the idle step. */
  public static final String RESULT = "result.txt";

  /** Time and current of both branches at the middle of every read; likewise. */
  public static final String CURRENTS = "currents.txt";

  /** Most cells, references and pieces of wire. */
  public static final int MAX_RESISTORS = 1 << 16;

  /** Most steps per second: above, the shortest delay of XSPICE is too much of a step. */
  public static final double MAX_STEP_HZ = 1e8;

  /** The shortest delay of XSPICE, seconds. */
  private static final double SHORTEST = 1e-12;

  /** Volt at the comparator where the membrane is at the threshold; assumed. */
  private static final double SWING = 0.5;

  /**
   * Capacitance over step time, siemens; assumed: 1 pF at 12 MHz. As capacitors follow the step
   * time, currents and resistors do not.
   */
  private static final double ADMITTANCE = 12e-6;

  /** Time constants of a switch with a capacitor in a step. */
  private static final double SWITCHING = 1e4;

  /** Fewest points of the solution in a step; its error falls with the square. */
  private static final int POINTS_PER_STEP = 32;

  /** Fewest in the shortest time constant. */
  private static final int POINTS_PER_TIME_CONSTANT = 96;

  /** How the comparator makes a spike. */
  public enum Comparator {
    /** Decides once, near the end of a step, as the twin does. */
    LATCHED,
    /** Resets the membrane where it crosses the threshold, at any time of the integration. */
    FREE
  }

  private final ChipSpec chip;
  private final long digest;
  private final int neuron;
  private final SpiceArray array;
  private final RealStep step;
  private final Comparator comparator;
  private final PhaseClock clock;
  private final double stepSeconds;

  /** Volt of one level step. */
  private final double unit;

  /**
   * @param image of the chip
   * @param step of the image
   * @param array the synapses of that neuron
   * @throws IllegalArgumentException where the threshold is not above 0, steps are shorter than
   *     {@link #MAX_STEP_HZ} allows, the array has more than {@link #MAX_RESISTORS}, or a free
   *     comparator is to subtract
   */
  public SpiceDeck(
      TwinImage image, int neuron, RealStep step, SpiceArray array, Comparator comparator) {
    this.chip = image.spec();
    this.digest = image.parameters().get("SPEC_DIGEST");
    this.neuron = neuron;
    this.array = array;
    this.step = step;
    this.comparator = comparator;
    if (!(step.threshold() > 0)) {
      throw new IllegalArgumentException("threshold " + step.threshold() + "; allowed above 0");
    }
    if (chip.timing().stepHz() > MAX_STEP_HZ) {
      throw new IllegalArgumentException(
          chip.timing().stepHz() + " steps per second; allowed are up to " + MAX_STEP_HZ);
    }
    if (array.resistors() > MAX_RESISTORS) {
      throw new IllegalArgumentException(
          array.resistors() + " resistors; allowed are up to " + MAX_RESISTORS);
    }
    if (comparator == Comparator.FREE && step.resetSubtract()) {
      throw new IllegalArgumentException("a free comparator cannot subtract the threshold");
    }
    clock = new PhaseClock(step, comparator == Comparator.LATCHED);
    stepSeconds = 1 / chip.timing().stepHz();
    unit = SWING / step.threshold();
  }

  /** Volt of one step between levels, on membrane and traces. */
  public double voltsPerLevel() {
    return unit;
  }

  /** Nominal current between two levels, ampere. */
  public double stepCurrent() {
    return array.stepCurrent();
  }

  /** The deck and what it reads, text by file name. */
  public Map<String, String> files(SpiceStimulus stimulus) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(DECK, new TemplateEngine().render("neuron.cir.vm", model(stimulus)));
    files.putAll(stimulus.files(clock, stepSeconds));
    return files;
  }

  /** A controlled source: its name, where its current comes from and goes to, and its value. */
  public record Source(String name, String from, String to, String value) {}

  /** A capacitor that remembers: its leak where it leaks, a switch where it forgets all. */
  public record Memory(
      String node, boolean leaks, String leak, boolean cleared, List<Source> inputs) {}

  private Map<String, Object> model(SpiceStimulus stimulus) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("version", VerilogWriter.VERSION);
    model.put("chip", chip.name());
    model.put("neuron", neuron);
    model.put("digest", String.format("%08x", digest));
    model.put("voltsPerLevel", SpiceNumber.of(unit));
    model.put("stepCurrent", SpiceNumber.of(array.stepCurrent()));
    model.put("readVoltage", SpiceNumber.of(array.readVoltage()));
    model.put("array", array);
    model.put("banks", SpiceStimulus.banks(array.inputs()));
    times(model, stimulus.steps());
    memories(model);
    inhibition(model, stimulus);
    spikes(model);
    return model;
  }

  private void times(Map<String, Object> model, int steps) {
    model.put("phases", clock.phases());
    model.put("stepSeconds", SpiceNumber.of(stepSeconds));
    // A little beyond the last end of a step, so that rounded numbers do not lose it.
    model.put("stopSeconds", SpiceNumber.of((steps + 1 + 10 * PhaseClock.RAMP) * stepSeconds));
    double longest = 1 / Math.max(POINTS_PER_STEP, POINTS_PER_TIME_CONSTANT * clock.highestRate());
    model.put("longestSeconds", SpiceNumber.of(longest * stepSeconds));
    model.put("ramp", SpiceNumber.of(PhaseClock.RAMP * stepSeconds));
    double delay = Math.max(SHORTEST, PhaseClock.DELAY * stepSeconds);
    model.put("delay", SpiceNumber.of(delay));
    model.put("edge", SpiceNumber.of(PhaseClock.EDGE * stepSeconds));
    model.put("settling", SpiceNumber.of(2 * PhaseClock.EDGE * stepSeconds + 3 * delay));
    double middle = (clock.read().start() + clock.read().end()) / 2;
    model.put("readMiddle", SpiceNumber.of(middle * stepSeconds));
  }

  private void memories(Map<String, Object> model) {
    double keepV = step.keepV();
    List<Memory> traces = new ArrayList<>();
    List<Source> drive = new ArrayList<>();
    if (step.psp() == PspShape.PULSE) {
      drive.add(copy("mem", "e", true, clock.ofIntegration()));
      drive.add(copy("mem", "i", false, clock.ofIntegration()));
    } else if (step.signed()) {
      double keep = step.keepE();
      double gain = clock.ofRead(PhaseClock.rate(keep));
      List<Source> both = List.of(copy("te", "e", true, gain), copy("te", "i", false, gain));
      drive.add(traces(traces, "e", keep, both));
    } else {
      for (String branch : List.of("e", "i")) {
        double keep = branch.equals("e") ? step.keepE() : step.keepI();
        double gain = clock.ofRead(PhaseClock.rate(keep));
        drive.add(traces(traces, branch, keep, List.of(copy("t" + branch, branch, true, gain))));
      }
    }
    model.put("traces", traces);
    model.put("membrane", memory("mem", keepV, drive));
    model.put("capacitance", SpiceNumber.of(ADMITTANCE * stepSeconds));
  }

  /**
   * Adds the one or two traces of a branch.
   *
   * @return how they drive the membrane
   */
  private Source traces(List<Memory> traces, String branch, double keep, List<Source> inputs) {
    traces.add(memory("t" + branch, keep, inputs));
    String last = "t" + branch;
    if (step.psp() == PspShape.ALPHA) {
      last = "a" + branch;
      traces.add(
          memory(
              last,
              keep,
              List.of(transconductor(last, true, "t" + branch, "p2", clock.ofTransfer()))));
    }
    double gain = clock.ofTrace(PhaseClock.rate(keep));
    return transconductor("mem", branch.equals("e"), last, "p3", gain);
  }

  private static Memory memory(String node, double keep, List<Source> inputs) {
    double rate = PhaseClock.rate(keep);
    boolean leaks = rate > 0;
    String leak = leaks ? SpiceNumber.of(1 / (ADMITTANCE * rate)) : "";
    return new Memory(node, leaks, leak, keep == 0, inputs);
  }

  /** Mirror from a branch to a capacitor, scaled so that a level step becomes a unit of volts. */
  private Source copy(String node, String branch, boolean adds, double packet) {
    double gain = ADMITTANCE * unit / (array.stepCurrent() * packet);
    return source("f" + node + branch, node, adds, "vin" + branch + " " + SpiceNumber.of(gain));
  }

  /** A current in proportion to a trace while a phase is high. */
  private static Source transconductor(
      String node, boolean adds, String trace, String phase, double packet) {
    String siemens = SpiceNumber.of(ADMITTANCE / packet);
    return source(
        "b" + node + trace, node, adds, "i=" + siemens + "*v(" + trace + ")*v(" + phase + ")");
  }

  private static Source source(String name, String node, boolean adds, String value) {
    return new Source(name, adds ? "0" : node, adds ? node : "0", value);
  }

  private void inhibition(Map<String, Object> model, SpiceStimulus stimulus) {
    double gain = ADMITTANCE * unit * step.inhibition() / clock.ofIntegration();
    model.put("inhibited", step.inhibition() != 0);
    model.put("inhibition", SpiceNumber.of(gain));
    model.put("neighbours", stimulus.curve(stepSeconds));
  }

  private void spikes(Map<String, Object> model) {
    boolean refractory = step.refractory() > 0;
    boolean timer = step.refractory() > 1;
    boolean value = !step.resetSubtract();
    model.put("compare", SpiceNumber.of(step.threshold() * unit * clock.atComparator()));
    model.put("latched", comparator == Comparator.LATCHED);
    model.put("fire", refractory ? "dfire" : "dover");
    model.put("refractory", refractory);
    model.put("refractorySteps", step.refractory());
    model.put("pending", timer ? "dpending" : "dspike");
    model.put("timer", timer);
    // Set until the spike ends in the next step; at the end of the R-th after it, half a volt below
    // 0, and at the end of the one before, half above.
    model.put("timerSet", SpiceNumber.of(step.refractory() - 0.5 - clock.spikeEnd()));
    model.put("timerCurrent", SpiceNumber.of(ADMITTANCE));
    model.put("resetAtSpike", value);
    model.put("switched", value || refractory);
    model.put("shut", value ? refractory ? "dreset" : "dnow" : "dhold");
    model.put("resetVoltage", SpiceNumber.of(step.resetValue() * unit));
    model.put("subtracts", step.resetSubtract());
    double packet = ADMITTANCE * unit * step.threshold() / clock.ofClose();
    model.put("subtraction", SpiceNumber.of(packet));
    model.put("closedResistance", SpiceNumber.of(1 / (SWITCHING * ADMITTANCE)));
  }
}
