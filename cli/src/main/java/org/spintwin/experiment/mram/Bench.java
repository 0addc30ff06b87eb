// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.harness.Toolchain;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.ArchitectureSpec;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ArraySpec.Polarity;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.Decay;
import org.spintwin.spec.InhibitionSpec;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.TimingSpec;
import org.spintwin.spec.TwinImage;

/**
 * Where experiments are done. Makes small chips out of the user's: at most {@value #MOST_INPUTS}
 * inputs and {@value #MOST_NEURONS} neurons, the same cells, neurons and formats, codes as the
 * experiment needs them, and the architecture {@code parallel}, in which all state can be seen at
 * every clock (all architectures do the same steps; {@code spintwin verify} shows it for one chip).
 */
public final class Bench {
  static final int MOST_INPUTS = 64;
  static final int MOST_NEURONS = 16;

  private final ChipSpec chip;
  private final Runner runner;
  private final Path digits;

  /**
   * @param digits folder of the images of digits
   */
  Bench(ChipSpec chip, Runner runner, Path digits) {
    this.chip = chip;
    this.runner = runner;
    this.digits = digits;
  }

  /**
   * With golden model and Verilog.
   *
   * @param chip any legal one
   * @param digits folder of the images of digits, see {@link org.spintwin.demo.DigitDemo}
   */
  public static Bench of(ChipSpec chip, Toolchain tools, Path digits) {
    return new Bench(chip, new BothModels(tools), digits);
  }

  /** The user's chip. */
  ChipSpec chip() {
    return chip;
  }

  LifSpec neuron() {
    return chip.neuron();
  }

  Path digits() {
    return digits;
  }

  /** Inputs of the small chips. */
  int inputs() {
    return Math.min(MOST_INPUTS, chip.array().inputs());
  }

  /** Neurons of the small chips. */
  int neurons() {
    return Math.min(MOST_NEURONS, chip.array().neurons());
  }

  boolean signedCodes() {
    return chip.array().polarity() == Polarity.SIGNED;
  }

  /** The decay of the trace that an inhibitory synapse feeds. */
  Decay inhibitoryDecay() {
    return signedCodes() ? neuron().decayE() : neuron().decayI();
  }

  /** The highest code, raw, of which the negative is a code too. */
  int highestCode() {
    return (int) chip.array().code().maxRaw();
  }

  /** One code unit, in level steps. */
  double codeUnit() {
    return chip.array().code().lsb();
  }

  /** The chip's neuron, unable to fire. */
  LifSpec silentNeuron() {
    LifSpec n = neuron();
    double highest = n.membrane().real(n.membrane().maxRaw());
    return new LifSpec(
        n.membrane(),
        n.trace(),
        n.psp(),
        n.decayE(),
        n.decayI(),
        n.leak(),
        n.coefficientBits(),
        highest,
        true,
        n.resetSubtract(),
        n.resetValue(),
        n.refractory(),
        n.refractoryBits());
  }

  /** A small chip of one step a clock without lateral inhibition. */
  ChipSpec spec(LifSpec neuron) {
    return spec(neuron, InhibitionSpec.none(), chip.device(), 1);
  }

  ChipSpec spec(LifSpec neuron, InhibitionSpec inhibition, MramDeviceSpec device, long divider) {
    ArraySpec a = chip.array();
    var array = new ArraySpec(inputs(), neurons(), a.bits(), a.encoding(), a.polarity(), a.code());
    TimingSpec timing = chip.timing();
    return new ChipSpec(
        chip.name(),
        array,
        ChipSpec.RANDOM_WEIGHTS,
        device,
        neuron,
        inhibition,
        new TimingSpec(timing.clockHz(), divider, timing.dividerBits()),
        ArchitectureSpec.of(Architecture.PARALLEL));
  }

  /**
   * A twin with those codes.
   *
   * @param codes raw, [neuron][input]; a negative one feeds the inhibitory branch, or is a negative
   *     code where the chip keeps signs there. With polarity per row, those of an input must not
   *     have both signs
   */
  TwinImage twin(ChipSpec spec, int[][] codes) {
    int neurons = spec.array().neurons();
    return twin(spec, codes, new boolean[neurons][neurons]);
  }

  TwinImage twin(ChipSpec spec, int[][] codes, boolean[][] mask) {
    int inputs = spec.array().inputs();
    int[][] stored = new int[codes.length][inputs];
    boolean[][] inhibitory = new boolean[codes.length][inputs];
    for (int n = 0; n < codes.length; n++) {
      for (int i = 0; i < inputs; i++) {
        stored[n][i] = signedCodes() ? codes[n][i] : Math.abs(codes[n][i]);
        inhibitory[n][i] = !signedCodes() && inhibits(spec, codes, n, i);
      }
    }
    Map<String, Long> parameters = new LinkedHashMap<>(spec.parameters());
    parameters.put("SPEC_DIGEST", 0L);
    return new TwinImage(spec, parameters, stored, inhibitory, mask);
  }

  private static boolean inhibits(ChipSpec spec, int[][] codes, int neuron, int input) {
    return spec.array().polarity() == Polarity.ROW
        ? Arrays.stream(codes).anyMatch(row -> row[input] < 0)
        : codes[neuron][input] < 0;
  }

  /** The mask with which every neuron inhibits every other. */
  boolean[][] everyOther() {
    boolean[][] mask = new boolean[neurons()][neurons()];
    for (int n = 0; n < mask.length; n++) {
      Arrays.fill(mask[n], true);
      mask[n][n] = false;
    }
    return mask;
  }

  /** Codes without any current, [neuron][input]. */
  int[][] noCodes() {
    return new int[neurons()][inputs()];
  }

  /**
   * A current of all inputs together, in code units, as evenly over their codes as it goes.
   *
   * @param total at most {@link #highestTotal}
   */
  int[] spread(long total) {
    int[] codes = new int[inputs()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (int) ((total * (i + 1)) / codes.length - (total * i) / codes.length);
    }
    return codes;
  }

  /** The highest current of all inputs together, code units. */
  long highestTotal() {
    return (long) inputs() * highestCode();
  }

  /** Spikes of every input. */
  long allInputs() {
    return -1L >>> (Long.SIZE - inputs());
  }

  /** Runs a twin from a reset. */
  StepRecord run(TwinImage twin, long[] spikes) {
    return runner.run(twin, List.of(spikes)).get(0);
  }

  /** Runs a twin several times, each time from a reset. */
  List<StepRecord> run(TwinImage twin, List<long[]> episodes) {
    return runner.run(twin, episodes);
  }
}
