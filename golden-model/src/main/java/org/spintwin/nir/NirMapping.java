// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.spintwin.nir.NirNetwork.Output;
import org.spintwin.nir.NirNetwork.Population;
import org.spintwin.nir.NirNetwork.Projection;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkScale;

/** Makes a chip of integers from a network of real numbers; the formulas are in docs/nir.md. */
public final class NirMapping {
  private static final double STANDARD_CLOCK_HZ = 12e6;
  private static final double SMALLEST_UNIT = 1e-200;

  private final NirNetwork network;
  private final Calibration calibration;
  private final ImportOptions options;
  private final FormatNotes notes;

  /**
   * A network as a chip.
   *
   * @param layers one a population, in their order
   */
  public record Mapped(
      LifNetworkChip chip, LifNetworkScale scale, InputFormat input, List<QuantizedLayer> layers) {}

  /**
   * @param notes formats that are known; null where they are to be chosen
   */
  public NirMapping(
      NirNetwork network, Calibration calibration, ImportOptions options, FormatNotes notes) {
    this.network = network;
    this.calibration = calibration;
    this.options = options;
    this.notes = notes;
  }

  /**
   * The chip.
   *
   * @throws IllegalArgumentException where it exceeds a limit of its kind; the message says which
   */
  public Mapped map(String name) {
    InputFormat input =
        notes != null ? notes.input() : InputFormat.of(options, calibration.samples());
    List<double[]> units = new ArrayList<>();
    List<Integer> bits = new ArrayList<>();
    units.add(filled(network.inputSize(), input.unit()));
    bits.add(input.bits());
    boolean[] early = readEarly();
    for (int k = 0; k < early.length; k++) {
      Population p = network.populations().get(k);
      boolean known = notes != null && !p.model().fires();
      boolean beforehand = early[k] && !p.model().fires();
      units.add(
          known
              ? notes.layers().get(k).unit()
              : beforehand
                  ? FormatChoice.unitBeforehand(calibration.membranePeak(k), options(k))
                  : filled(p.size(), 1));
      bits.add(
          p.model().fires()
              ? 1
              : known
                  ? notes.layers().get(k).membraneBits()
                  : FormatChoice.bitsBeforehand(options(k)));
    }
    List<String> names = names();
    List<QuantizedLayer> layers = new ArrayList<>();
    for (int k = 0; k < early.length; k++) {
      Population p = network.populations().get(k);
      RealLayer real = RealLayer.of(network, p, units, bits);
      LayerFormat format =
          notes != null
              ? notes.layers().get(k)
              : format(k, real, early[k] ? units.get(k + 1) : null);
      requireOrdinary(format.unit(), names.get(k));
      layers.add(QuantizedLayer.of(real, format, names.get(k), lanes(k), options));
      if (!p.model().fires()) {
        units.set(k + 1, format.unit());
        bits.set(k + 1, format.membraneBits());
      }
    }
    var chip =
        new LifNetworkChip(
            name,
            STANDARD_CLOCK_HZ,
            network.inputSize(),
            input.bits(),
            layers.stream().map(QuantizedLayer::layer).toList(),
            network.outputs().stream().map(Output::population).distinct().toList());
    var scale =
        new LifNetworkScale(
            options.step(), input.unit(), layers.stream().map(QuantizedLayer::scale).toList());
    return new Mapped(chip, scale, input, layers);
  }

  private LayerFormat format(int k, RealLayer real, double[] unit) {
    double[] current =
        StepEquation.hasSynapse(real.population())
            ? calibration.currentPeak(k)
            : new double[real.neurons()];
    var choice = new FormatChoice(real, options(k), calibration.membranePeak(k), current);
    if (unit != null && !real.population().model().fires()) {
      return choice.format(unit);
    }
    return options.fine()
        ? new FineSearch(real, calibration).best(choice::format)
        : choice.format(1);
  }

  /** Numbers near the ends of double precision overflow in what follows from them. */
  private static void requireOrdinary(double[] units, String name) {
    for (double unit : units) {
      if (!(unit >= SMALLEST_UNIT && unit <= 1 / SMALLEST_UNIT)) {
        throw new IllegalArgumentException(
            "weights or parameters of layer %s that make a step of its membrane %s; allowed %s to %s"
                .formatted(name, unit, SMALLEST_UNIT, 1 / SMALLEST_UNIT));
      }
    }
  }

  /**
   * The options for a population. A readout that drives others takes fewer bits than their
   * membranes where these have a given width: times a code its answer has to fit there.
   */
  private ImportOptions options(int k) {
    boolean readout = !network.populations().get(k).model().fires();
    return options.membraneBits() != null && readout && drives(k + 1)
        ? options.withMembraneBits(FormatChoice.bitsOfDriver(options))
        : options;
  }

  private boolean drives(int source) {
    return network.populations().stream()
        .flatMap(p -> p.projections().stream())
        .anyMatch(p -> p.source() == source);
  }

  private int lanes(int k) {
    return options.lanes() != null ? options.lanes() : notes != null ? notes.lanes().get(k) : 1;
  }

  /** Whether a population is a source of one that is not after it. */
  private boolean[] readEarly() {
    boolean[] early = new boolean[network.populations().size()];
    for (int k = 1; k <= early.length; k++) {
      for (Projection projection : network.populations().get(k - 1).projections()) {
        if (projection.source() >= k) {
          early[projection.source() - 1] = true;
        }
      }
    }
    return early;
  }

  private static double[] filled(int size, double value) {
    double[] filled = new double[size];
    Arrays.fill(filled, value);
    return filled;
  }

  /** Names of the layers: those of the populations as far as they are legal, and all different. */
  private List<String> names() {
    Set<String> taken = new HashSet<>(Set.of("inputs"));
    List<String> names = new ArrayList<>();
    for (Population population : network.populations()) {
      String plain = population.name().replaceAll("\\W", "_");
      String legal = plain.matches("[A-Za-z].*") ? plain : "n" + plain;
      String name = legal;
      for (int i = 2; !taken.add(name); i++) {
        name = legal + "_" + i;
      }
      names.add(name);
    }
    return names;
  }
}
