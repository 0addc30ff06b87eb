// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spice;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.spintwin.device.TwinImages;
import org.spintwin.export.RealStep;
import org.spintwin.export.SpiceDeck.Comparator;
import org.spintwin.export.SpiceStimulus;
import org.spintwin.io.SpikeTrain;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ArraySpec.Encoding;
import org.spintwin.spec.ArraySpec.Polarity;
import org.spintwin.spec.BranchSpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.Decay;
import org.spintwin.spec.InhibitionSpec;
import org.spintwin.spec.InhibitionSpec.Topology;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.LifSpec.PspShape;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.TimingSpec;
import org.spintwin.spec.TwinImage;

/**
 * Random chips over all options of neuron, array and device, in formats that are as fine as they
 * come: codes of 16 bits, states of 32. A seed always gives the same chip.
 */
final class RandomCircuits {
  static final int STEPS = 1000;

  private static final int STATE_BITS = 32;
  private static final int FIRST = 50;

  private final SplittableRandom random;
  private final long seed;

  /** A neuron and its input. */
  record Case(NeuronCircuit circuit, SpikeTrain train) {}

  private RandomCircuits(long seed) {
    this.seed = seed;
    random = new SplittableRandom(seed);
  }

  static Case draw(long seed, Comparator comparator) {
    return new RandomCircuits(seed).draw(comparator);
  }

  private Case draw(Comparator comparator) {
    int inputs = random.nextInt(4, 25);
    int neurons = random.nextInt(1, 5);
    int bits = random.nextInt(1, 5);
    MramDeviceSpec device = device();
    // A level takes bits; mismatch another; what is not subtracted one more.
    int integerBits = bits + (device.currentSubtraction() ? 1 : 2);
    var array =
        new ArraySpec(
            inputs,
            neurons,
            bits,
            pick(Encoding.values()),
            pick(Polarity.values()),
            new QFormat(true, 16, Math.min(12, 15 - integerBits)));
    int[][] levels = levels(array);
    SpikeTrain train = NeuronInput.random(inputs, STEPS, seed);
    LifSpec neuron = neuron(comparator);
    ChipSpec open = chip(array, device, with(neuron, 20, 1 << 10), InhibitionSpec.none());
    double[] free = membrane(open, levels, train);
    double largest = Arrays.stream(free).map(Math::abs).max().orElse(0);
    // What the first steps reach, so that neurons without leak spike again and again, too.
    double high = Arrays.stream(free).limit(FIRST).max().orElse(0);
    double threshold = Math.max(high, largest / 16) * random.nextDouble(0.3, 0.8);
    // Room for alpha-shaped traces and for inhibition.
    int stateIntegers = Math.max(1, Math.getExponent(16 * largest + 1) + 1);
    int fraction = Math.min(24, Math.max(12, STATE_BITS - 1 - stateIntegers));
    Topology topology = neurons == 1 ? Topology.NONE : pick(Topology.NONE, Topology.ALL);
    InhibitionSpec inhibition =
        topology == Topology.NONE
            ? InhibitionSpec.none()
            : new InhibitionSpec(topology, 0, null, threshold * random.nextDouble(0, 0.3));
    ChipSpec spec = chip(array, device, with(neuron, fraction, threshold), inhibition);
    return new Case(circuit(spec, levels, comparator), train);
  }

  static NeuronCircuit circuit(ChipSpec spec, int[][] levels, Comparator comparator) {
    TwinImage image = TwinImages.of(spec, levels, null);
    return NeuronCircuit.of(Path.of(spec.name() + ".yaml"), image, levels, 0, comparator);
  }

  /** What the membrane does without a threshold. */
  private static double[] membrane(ChipSpec spec, int[][] levels, SpikeTrain train) {
    NeuronCircuit circuit = circuit(spec, levels, Comparator.LATCHED);
    RealStep s = circuit.step();
    RealStep open =
        new RealStep(
            s.psp(), s.keepE(), s.keepI(), s.keepV(), s.signed(), 1e300, false, false, 0, 0, 0);
    SpiceStimulus stimulus = SpiceStimulus.uninhibited(NeuronInput.table(train, STEPS));
    return RealNeuron.run(open, circuit.currents(false), circuit.currents(true), stimulus)
        .membrane();
  }

  private MramDeviceSpec device() {
    MramDeviceSpec cells =
        new MramDeviceSpec(
            random.nextDouble(5e3, 1e4),
            random.nextDouble(1, 2),
            random.nextDouble(0.03, 0.1),
            random.nextDouble(0, 0.05),
            0.1,
            random.nextInt(4) > 0,
            seed);
    return random.nextBoolean() ? cells : cells.with(new BranchSpec(0.02, 1e5, 1000));
  }

  /** Three of four synapses, or inputs, excite. */
  private int[][] levels(ArraySpec array) {
    int[][] levels = new int[array.neurons()][array.inputs()];
    for (int input = 0; input < array.inputs(); input++) {
      boolean inhibits = random.nextInt(4) == 0;
      for (int[] row : levels) {
        int level = random.nextInt(0, array.maxLevel() + 1);
        boolean own = random.nextInt(4) == 0;
        row[input] = (array.polarity() == Polarity.ROW ? inhibits : own) ? -level : level;
      }
    }
    return levels;
  }

  private LifSpec neuron(Comparator comparator) {
    PspShape psp = pick(PspShape.values());
    boolean shift = random.nextBoolean();
    Decay decayE = psp == PspShape.PULSE ? Decay.shift(0) : decay(shift);
    Decay decayI = psp == PspShape.PULSE ? Decay.shift(0) : decay(shift);
    Decay leak = random.nextInt(4) == 0 ? Decay.none() : decay(random.nextBoolean());
    return new LifSpec(
        null,
        null,
        psp,
        decayE,
        decayI,
        leak,
        16,
        0,
        random.nextBoolean(),
        comparator == Comparator.LATCHED && random.nextBoolean(),
        random.nextBoolean() ? 0 : -random.nextDouble(),
        random.nextInt(0, 6),
        8);
  }

  private Decay decay(boolean shift) {
    return shift ? Decay.shift(random.nextInt(0, 6)) : Decay.coefficient(random.nextDouble());
  }

  /**
   * @param neuron its reset value in thresholds
   */
  private static LifSpec with(LifSpec neuron, int fraction, double threshold) {
    QFormat format = new QFormat(true, STATE_BITS, fraction);
    return new LifSpec(
        format,
        format,
        neuron.psp(),
        neuron.decayE(),
        neuron.decayI(),
        neuron.leak(),
        neuron.coefficientBits(),
        threshold,
        neuron.strictThreshold(),
        neuron.resetSubtract(),
        neuron.resetValue() * threshold,
        neuron.refractory(),
        neuron.refractoryBits());
  }

  private ChipSpec chip(
      ArraySpec array, MramDeviceSpec device, LifSpec neuron, InhibitionSpec inhibition) {
    return new ChipSpec(
        "random_" + seed,
        array,
        ChipSpec.RANDOM_WEIGHTS,
        device,
        neuron,
        inhibition,
        new TimingSpec(12e6, 1, 16));
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
