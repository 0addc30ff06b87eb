// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.Decay;
import org.spintwin.spec.InhibitionSpec;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.LifSpec.PspShape;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.TimingSpec;
import org.spintwin.spec.TwinImage;

/** Chips with given codes, whole level steps in 16 bits, for comparison with closed forms. */
final class ClosedFormChips {
  static final int THRESHOLD = 4096;
  static final int LEAK_SHIFT = 6;
  static final int REFRACTORY = 8;

  private ClosedFormChips() {}

  /** Neurons with that trace and leak, threshold 4096, refractory time 8, reset to 0. */
  static LifSpec neuron(int fractionBits, PspShape shape, int decayShift, Decay leak) {
    return neuron(fractionBits, shape, decayShift, leak, REFRACTORY);
  }

  static LifSpec neuron(
      int fractionBits, PspShape shape, int decayShift, Decay leak, int refractory) {
    var format = new QFormat(true, 28, fractionBits);
    return new LifSpec(
        format,
        format,
        shape,
        Decay.shift(decayShift),
        Decay.shift(decayShift),
        leak,
        16,
        THRESHOLD,
        false,
        false,
        0,
        refractory,
        8);
  }

  /**
   * A chip without physics.
   *
   * @param codes [neuron][input] in level steps; negative ones feed the inhibitory branch
   */
  static TwinImage of(LifSpec neuron, InhibitionSpec inhibition, int[][] codes) {
    int neurons = codes.length;
    int inputs = codes[0].length;
    var spec =
        new ChipSpec(
            "closed_form",
            new ArraySpec(
                inputs,
                neurons,
                8,
                ArraySpec.Encoding.BINARY,
                ArraySpec.Polarity.SYNAPSE,
                new QFormat(true, 16, 0)),
            ChipSpec.RANDOM_WEIGHTS,
            new MramDeviceSpec(7000, 1.5, 0, 0, 0.1, true, 1),
            neuron,
            inhibition,
            new TimingSpec(12e6, 1, 8));
    int[][] magnitudes = new int[neurons][inputs];
    boolean[][] inhibitory = new boolean[neurons][inputs];
    boolean[][] mask = new boolean[neurons][neurons];
    for (int n = 0; n < neurons; n++) {
      for (int i = 0; i < inputs; i++) {
        magnitudes[n][i] = Math.abs(codes[n][i]);
        inhibitory[n][i] = codes[n][i] < 0;
      }
      for (int q = 0; q < neurons; q++) {
        mask[n][q] = n != q && inhibition.topology() == InhibitionSpec.Topology.ALL;
      }
    }
    return new TwinImage(spec, spec.parameters(), magnitudes, inhibitory, mask);
  }

  /** One neuron with an input for each code. */
  static TwinImage of(LifSpec neuron, int... codes) {
    return of(neuron, InhibitionSpec.none(), new int[][] {codes});
  }
}
