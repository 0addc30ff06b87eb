// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import java.util.function.Supplier;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.TopSpec;

/**
 * Stimuli that speak the interface of an architecture. Those for AXI look at the outputs of a
 * golden model: in a lockstep that of the lockstep, else one of their own, which {@code golden}
 * gives at clock 0 with its memories loaded.
 */
public final class ChipStimulus {
  private ChipStimulus() {}

  /**
   * Random spikes and register traffic.
   *
   * @param parameters values of the Verilog parameters of the architecture's top
   * @param seed gives the same clocks for the same parameters and memories
   */
  public static Stimulus random(
      Architecture architecture,
      Map<String, Long> parameters,
      Supplier<ClockedModel> golden,
      long seed) {
    TopSpec top = architecture.top();
    return switch (architecture) {
      case PARALLEL -> new RandomStimulus(parameters, seed);
      case PARALLEL_AXI, FOLDED -> new RandomStreams(top, top.resolve(parameters), golden, seed);
    };
  }

  /**
   * Given spikes, and clocks after them that let the last steps through.
   *
   * @param steps spikes [step][word], input i in bit {@code i % 64} of word {@code i / 64}
   * @throws IllegalArgumentException when steps do not end with the stream
   */
  public static FiniteStimulus spikes(
      Architecture architecture,
      Map<String, Long> parameters,
      Supplier<ClockedModel> golden,
      long[][] steps) {
    Map<String, Long> values = architecture.top().resolve(parameters);
    if (values.get("INIT_ENABLE") == 0 || values.getOrDefault("INIT_STEP_MODE", 0L) != 0) {
      throw new IllegalArgumentException(
          "given spikes need INIT_ENABLE = 1 and INIT_STEP_MODE = 0; leave out these overrides, or"
              + " verify with the random stimulus");
    }
    return switch (architecture) {
      case PARALLEL -> new SpikeStimulus(parameters, steps);
      case PARALLEL_AXI, FOLDED -> new StreamSpikes(architecture.top(), values, golden, steps);
    };
  }

  /** Spikes of a steady density, after some clocks of reset. */
  static Stimulus steady(
      Architecture architecture,
      Map<String, Long> parameters,
      Supplier<ClockedModel> golden,
      long seed) {
    return switch (architecture) {
      case PARALLEL -> new SteadySpikes(parameters, seed);
      case PARALLEL_AXI, FOLDED ->
          new SteadyStreams(
              architecture.top(), architecture.top().resolve(parameters), golden, seed);
    };
  }
}
