// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.Map;
import org.spintwin.spec.LifSpec.PspShape;
import org.spintwin.spec.MramLifParameters;
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.TwinImage;

/**
 * One step of {@code docs/semantics.md} with real numbers in place of the integers: nothing is
 * rounded or saturated. Settings are those of the registers after reset, so they carry no error of
 * their own. Potentials are in level steps.
 *
 * @param psp shape of the postsynaptic potential
 * @param keepE what an excitatory trace keeps of itself in a step, 0 to 1
 * @param keepI likewise, inhibitory
 * @param keepV what the membrane keeps
 * @param signed whether inhibitory synapses drive the excitatory traces, negatively
 * @param threshold above it, or at it where not {@code strict}, a neuron spikes
 * @param resetSubtract whether a spike subtracts the threshold instead of setting the reset value
 * @param resetValue membrane after a spike and while refractory
 * @param refractory steps without a spike after a spike
 * @param inhibition taken from the membrane for each inhibiting neighbour that spiked
 */
public record RealStep(
    PspShape psp,
    double keepE,
    double keepI,
    double keepV,
    boolean signed,
    double threshold,
    boolean strict,
    boolean resetSubtract,
    double resetValue,
    int refractory,
    double inhibition) {

  /** The step that a twin rounds. */
  public static RealStep of(TwinImage image) {
    Map<String, Long> values = MramLifSpec.TOP.block().resolve(image.parameters());
    double unit = StrictMath.scalb(1.0, -values.get("FRACTION_BITS").intValue());
    int mode = values.get("DECAY_MODE").intValue();
    return new RealStep(
        PspShape.values()[values.get("PSP_SHAPE").intValue()],
        keep(values, mode, "INIT_DECAY_E"),
        keep(values, mode, "INIT_DECAY_I"),
        keep(values, values.get("LEAK_MODE").intValue(), "INIT_LEAK"),
        values.get("POLARITY") == MramLifParameters.ALL_EXCITATORY,
        values.get("INIT_THRESHOLD") * unit,
        values.get("STRICT_THRESHOLD") != 0,
        values.get("RESET_SUBTRACT") != 0,
        values.get("INIT_RESET_VALUE") * unit,
        values.get("REFRACTORY_BITS") == 0 ? 0 : values.get("INIT_REFRACTORY").intValue(),
        values.get("INHIBITION") == 0 ? 0 : values.get("INIT_INHIBITION") * unit);
  }

  private static double keep(Map<String, Long> values, int mode, String register) {
    long content = values.get(register);
    return switch (mode) {
      case MramLifParameters.SHIFT -> 1 - StrictMath.scalb(1.0, -(int) (content & 31));
      case MramLifParameters.COEFFICIENT ->
          1 - StrictMath.scalb((double) content, -values.get("COEFFICIENT_BITS").intValue());
      default -> 1;
    };
  }
}
