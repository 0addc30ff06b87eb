// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

/**
 * Run-time registers that steer the neurons, raw values in the formats of {@code
 * docs/semantics.md}.
 */
public final class LifSettings {
  int threshold;
  int resetValue;
  int leak;
  int decayE;
  int decayI;
  int refractory;
  int inhibition;

  /** Those that a neuron block has as ports, inhibition apart. */
  static LifSettings of(BlockGolden.InputReader in, int membraneBits) {
    var settings = new LifSettings();
    settings.threshold = in.signed("threshold_i", membraneBits);
    settings.resetValue = in.signed("reset_value_i", membraneBits);
    settings.leak = (int) in.get("leak_i");
    settings.decayE = (int) in.get("decay_e_i");
    settings.decayI = (int) in.get("decay_i_i");
    settings.refractory = (int) in.get("refractory_i");
    return settings;
  }
}
