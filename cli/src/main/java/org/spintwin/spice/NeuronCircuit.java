// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spice;

import java.nio.file.Path;
import java.util.Map;
import org.spintwin.device.MramArray;
import org.spintwin.export.RealStep;
import org.spintwin.export.SpiceArray;
import org.spintwin.export.SpiceDeck;
import org.spintwin.export.SpiceDeck.Comparator;
import org.spintwin.export.SpiceNumber;
import org.spintwin.export.SpiceStimulus;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.SpikeTrain;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.TwinImage;

/**
 * One neuron of a chip in the three forms that are compared: codes and integers, real numbers, and
 * a circuit.
 *
 * @param image the twin
 * @param neuron which of its neurons
 * @param currents of its synapses into their branches, as drawn and not rounded, level steps
 * @param inhibitory which of them feed the inhibitory branch
 * @param step real-valued
 * @param deck the circuit
 */
public record NeuronCircuit(
    TwinImage image,
    int neuron,
    double[] currents,
    boolean[] inhibitory,
    RealStep step,
    SpiceDeck deck) {

  /** The golden model's membrane and spike at the end of each step. */
  public static final String EXPECTED = "expected.csv";

  /**
   * @param chipFile where errors point to
   * @param levels signed, [neuron][input]
   * @throws InputException when there is no such neuron, or the chip cannot be such a circuit
   */
  public static NeuronCircuit of(
      Path chipFile, TwinImage image, int[][] levels, int neuron, Comparator comparator) {
    ChipSpec spec = image.spec();
    ArraySpec array = spec.array();
    if (neuron < 0 || neuron >= array.neurons()) {
      Location option = new Location("--neuron", 0, 0, null);
      String allowed = "0 to " + (array.neurons() - 1);
      throw new InputException(Code.RANGE, option, null, "" + neuron, allowed);
    }
    RealStep step = RealStep.of(image);
    check(chipFile, spec, step, comparator);
    boolean[] inhibitory = new boolean[array.inputs()];
    for (int input = 0; input < array.inputs(); input++) {
      inhibitory[input] = image.inhibitory()[neuron][input] || levels[neuron][input] < 0;
    }
    SpiceArray cells = DrawnArray.of(spec, levels, inhibitory, neuron);
    if (cells.resistors() > SpiceDeck.MAX_RESISTORS) {
      throw refusal(
          chipFile,
          "array.inputs",
          array.inputs() + " inputs, whose cells and references are " + cells.resistors(),
          SpiceDeck.MAX_RESISTORS
              + " resistors in a deck; use fewer inputs, fewer bits or"
              + " encoding: binary");
    }
    double[] currents = new MramArray(spec).currents(levels)[neuron];
    SpiceDeck deck = new SpiceDeck(image, neuron, step, cells, comparator);
    return new NeuronCircuit(image, neuron, currents, inhibitory, step, deck);
  }

  private static void check(Path file, ChipSpec spec, RealStep step, Comparator comparator) {
    if (spec.codes() != null) {
      throw refusal(
          file,
          "array.codes",
          "a table of codes beside the cells",
          "codes that follow from the device: leave the key out");
    }
    if (spec.device().wires().segmentResistance() > 0) {
      throw refusal(
          file,
          "device.wires.segment_resistance",
          spec.device().wires().segmentResistance() + " ohm",
          "0: a wire carries excitatory and inhibitory currents of its column, which the deck has"
              + " apart; driver_resistance is in it");
    }
    if (!(step.threshold() > 0)) {
      throw refusal(
          file,
          "neuron.threshold",
          "" + step.threshold(),
          "more than 0: voltages and errors are relative to it");
    }
    if (spec.timing().stepHz() > SpiceDeck.MAX_STEP_HZ) {
      throw refusal(
          file,
          "timing.clock_hz",
          spec.timing().stepHz() + " steps per second",
          SpiceDeck.MAX_STEP_HZ
              + " at most: raise timing.divider; in steps the result is the same");
    }
    if (comparator == Comparator.FREE && step.resetSubtract()) {
      throw refusal(
          file,
          "neuron.reset.mode",
          "subtract with --comparator free",
          "value with a free comparator, or --comparator latched");
    }
  }

  private static InputException refusal(Path file, String key, String found, String allowed) {
    return new InputException(Code.COMBINATION, Location.of(file), key, found, allowed);
  }

  /**
   * Currents of the synapses of one branch, 0 for the others. With signed codes the excitatory one
   * has them all, those of negative levels negated.
   */
  double[] currents(boolean inhibits) {
    double[] branch = new double[currents.length];
    for (int input = 0; input < branch.length; input++) {
      if (step.signed()) {
        branch[input] = inhibits ? 0 : signed(input);
      } else {
        branch[input] = inhibitory[input] == inhibits ? currents[input] : 0;
      }
    }
    return branch;
  }

  /** What a synapse adds to the excitatory side, not rounded, level steps. */
  double signed(int input) {
    return inhibitory[input] ? -currents[input] : currents[input];
  }

  /** The same of the twin. */
  double signedCode(int input) {
    double code = image.spec().array().code().real(image.codes()[neuron][input]);
    return image.inhibitory()[neuron][input] ? -code : code;
  }

  /** Deck, stimulus, and in {@link #EXPECTED} what the golden model does; text by file name. */
  public Map<String, String> files(SpikeTrain train, int steps) {
    boolean[][] active = NeuronInput.table(train, steps);
    GoldenNeuron golden = GoldenNeuron.run(image, neuron, active);
    Map<String, String> files = deck.files(new SpiceStimulus(active, golden.inhibitors()));
    StringBuilder expected = new StringBuilder("step,membrane_volts,spike\n");
    for (int n = 0; n < steps; n++) {
      String volts = SpiceNumber.of(golden.trace().membrane()[n] * deck.voltsPerLevel());
      String spike = golden.trace().spiked()[n] ? "1" : "0";
      expected.append(n).append(',').append(volts).append(',').append(spike).append('\n');
    }
    files.put(EXPECTED, expected.toString());
    return files;
  }
}
