// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.Decay;
import org.spintwin.spec.InhibitionSpec;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.TimingSpec;

/** Chips for tests of the device physics. */
final class TestChips {
  private static final LifSpec NEURON =
      new LifSpec(
          new QFormat(true, 24, 8),
          new QFormat(true, 24, 8),
          LifSpec.PspShape.EXPONENTIAL,
          Decay.shift(4),
          Decay.shift(4),
          Decay.shift(6),
          16,
          4096,
          false,
          false,
          0,
          8,
          8);

  private TestChips() {}

  static MramDeviceSpec device(double tmr, double sigmaR, boolean subtraction) {
    return new MramDeviceSpec(7000, tmr, sigmaR, 0, 0.1, subtraction, 1);
  }

  /** Codes of eight bits, two of them fraction bits; no lateral inhibition. */
  static ChipSpec chip(
      int inputs,
      int neurons,
      int bits,
      ArraySpec.Encoding encoding,
      ArraySpec.Polarity polarity,
      MramDeviceSpec device) {
    return new ChipSpec(
        "twin",
        new ArraySpec(inputs, neurons, bits, encoding, polarity, new QFormat(true, 8, 2)),
        ChipSpec.RANDOM_WEIGHTS,
        device,
        NEURON,
        InhibitionSpec.none(),
        new TimingSpec(12e6, 1, 16));
  }

  static ChipSpec with(ChipSpec chip, InhibitionSpec inhibition) {
    return new ChipSpec(
        chip.name(),
        chip.array(),
        chip.weights(),
        chip.device(),
        chip.neuron(),
        inhibition,
        chip.timing());
  }
}
