// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.LayerNeuronSpec;

/** The arithmetic of {@code layer_neuron}: {@code docs/chips/lif-network.md}. */
final class LayerNeuronStep {
  private final int shift;
  private final int membraneBits;
  private final int currentBits;
  private final int coefficientBits;
  private final int synapse;
  private final boolean fires;
  private final boolean subtracts;
  private final LayerSettings settings;

  LayerNeuronStep(Map<String, Long> values, LayerSettings settings) {
    shift = values.get("CURRENT_SHIFT").intValue();
    membraneBits = values.get("MEMBRANE_BITS").intValue();
    currentBits = values.get("CURRENT_BITS").intValue();
    coefficientBits = values.get("COEFFICIENT_BITS").intValue();
    synapse = values.get("SYNAPSE").intValue();
    fires = values.get("FIRES") != 0;
    subtracts = values.get("RESET_SUBTRACT") != 0;
    this.settings = settings;
  }

  /**
   * A step of one neuron, whose new state and answer go into a lane of its group.
   *
   * @return whether something was clipped
   */
  boolean of(
      LayerNeuronGolden.Group group, int neuron, int lane, long sum, long membrane, long current) {
    int place = settings.place(neuron);
    long drive = sum << shift;
    boolean clipped = false;
    if (synapse != LayerNeuronSpec.NONE) {
      long exact =
          current - decay(current, settings.decay(place)) + drive + settings.currentOffset(place);
      long next = saturated(exact, currentBits);
      clipped = next != exact;
      group.currents[lane] = next;
      drive = synapse == LayerNeuronSpec.NOW ? next : current;
    }
    long exact = membrane - decay(membrane, settings.leak(place)) + drive + settings.offset(place);
    long next = saturated(exact, membraneBits);
    clipped |= next != exact;
    boolean spike = fires && next > settings.threshold(place);
    if (spike) {
      exact = subtracts ? next - settings.reset(place) : settings.reset(place);
      next = saturated(exact, membraneBits);
      clipped |= next != exact;
    }
    group.membranes[lane] = next;
    group.answers[lane] = fires ? (spike ? 1 : 0) : next;
    return clipped;
  }

  private long decay(long value, long coefficient) {
    return (value * coefficient + (1L << coefficientBits - 1)) >> coefficientBits;
  }

  private static long saturated(long value, int bits) {
    long limit = 1L << bits - 1;
    return Math.max(-limit, Math.min(limit - 1, value));
  }
}
