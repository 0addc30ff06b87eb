// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * The neurons. Potentials are in units of one synaptic level step.
 *
 * @param membrane format of the membrane
 * @param trace format of the postsynaptic traces; same fraction bits as the membrane; unused with
 *     {@link PspShape#PULSE}
 * @param psp shape of the postsynaptic potential
 * @param decayE decay of the excitatory trace; with {@link PspShape#PULSE} a shift of 0
 * @param decayI decay of the inhibitory trace, of the same mode
 * @param leak of the membrane
 * @param coefficientBits fraction bits of decay coefficients
 * @param threshold firing threshold
 * @param strictThreshold spike where V &gt; threshold instead of V &gt;= threshold
 * @param resetSubtract subtract the threshold at a spike instead of going to the reset value
 * @param resetValue membrane after a spike and while refractory
 * @param refractory steps without a spike after a spike
 * @param refractoryBits width of the refractory counter; 0 where there is none
 */
public record LifSpec(
    QFormat membrane,
    QFormat trace,
    PspShape psp,
    Decay decayE,
    Decay decayI,
    Decay leak,
    int coefficientBits,
    double threshold,
    boolean strictThreshold,
    boolean resetSubtract,
    double resetValue,
    int refractory,
    int refractoryBits) {

  /** Numbered as the Verilog parameter PSP_SHAPE. */
  public enum PspShape {
    PULSE,
    EXPONENTIAL,
    ALPHA
  }
}
