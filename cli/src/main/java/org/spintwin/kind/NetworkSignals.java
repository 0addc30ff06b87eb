// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.spintwin.golden.LifNetworkSteps;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.LifNetworkFile;
import org.spintwin.nir.NirNetwork;
import org.spintwin.nir.NirNetwork.Population;
import org.spintwin.nir.NirTrace;
import org.spintwin.nir.NirTrace.Signal;
import org.spintwin.nir.TimeUnit;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Layer;

/**
 * Spikes and membranes of all layers of a network, as real numbers under the names that the layers
 * have in the graph they were imported from.
 */
public final class NetworkSignals {
  private static final long MAX_VALUES = 1L << 26;

  private final LifNetworkFile file;
  private final LifNetworkChip chip;
  private final LifNetworkInput input;

  private NetworkSignals(LifNetworkFile file, LifNetworkInput input) {
    this.file = file;
    this.chip = file.chip();
    this.input = input;
  }

  /**
   * What the golden model does with inputs.
   *
   * @param shown where it will be written, for messages
   * @param progress is told the steps done
   * @throws InputException when it does not fit into memory
   */
  public static NirTrace of(
      LifNetworkTwin twin, LifNetworkInput input, Path shown, LongConsumer progress) {
    var signals = new NetworkSignals(twin.file(), input);
    signals.requireMemory(shown);
    return new NirTrace(twin.file().scale().step(), signals.recorded(names(twin), progress));
  }

  private static List<String> names(LifNetworkTwin twin) {
    LifNetworkFile file = twin.file();
    if (file.graph() == null) {
      return file.chip().layers().stream().map(Layer::name).toList();
    }
    double dt = TimeUnit.named(file.graph().timeUnit()).of(file.scale().step());
    return NirNetwork.of(twin.nir(), dt).populations().stream().map(Population::name).toList();
  }

  private void requireMemory(Path shown) {
    long neurons = chip.layers().stream().mapToLong(Layer::neurons).sum();
    long steps = Arrays.stream(input.samples()).mapToLong(sample -> sample.length).sum();
    if (2 * neurons * steps > MAX_VALUES) {
      throw new InputException(
          Code.TOOLARGE,
          Location.of(shown),
          null,
          steps + " steps of " + neurons + " neurons",
          "up to "
              + MAX_VALUES / 2
              + " of both multiplied in NIRData; choose .npy, or fewer steps");
    }
  }

  private List<Signal> recorded(List<String> names, LongConsumer progress) {
    double[][][] samples = input.samples();
    int layers = chip.layers().size();
    double[][][][] spikes = new double[layers][samples.length][][];
    double[][][][] membranes = new double[layers][samples.length][][];
    var model = new LifNetworkSteps(chip);
    long done = 0;
    for (int s = 0; s < samples.length; s++) {
      for (int k = 0; k < layers; k++) {
        int neurons = chip.layers().get(k).neurons();
        spikes[k][s] = new double[samples[s].length][neurons];
        membranes[k][s] = new double[samples[s].length][neurons];
      }
      for (int t = 0; t < samples[s].length; t++) {
        long[] values = Arrays.stream(samples[s][t]).mapToLong(input.format()::raw).toArray();
        model.step(values, t == 0);
        for (int k = 0; k < layers; k++) {
          copy(model, k, spikes[k][s][t], membranes[k][s][t]);
        }
        progress.accept(++done);
      }
    }
    List<Signal> signals = new ArrayList<>();
    for (int k = 0; k < layers; k++) {
      signals.add(new Signal(names.get(k), "membrane", false, membranes[k]));
      if (chip.layers().get(k).fires()) {
        signals.add(new Signal(names.get(k), "spikes", true, spikes[k]));
      }
    }
    return signals;
  }

  /** Takes over what a layer, counted from 0, did in a step. */
  private void copy(LifNetworkSteps model, int layer, double[] spikes, double[] membranes) {
    List<Double> units = file.scale().layers().get(layer).membrane();
    long[] answers = model.answers(layer + 1);
    long[] raw = model.membranes(layer + 1);
    for (int n = 0; n < spikes.length; n++) {
      spikes[n] = answers[n];
      membranes[n] = raw[n] * units.get(units.size() == 1 ? 0 : n);
    }
  }
}
