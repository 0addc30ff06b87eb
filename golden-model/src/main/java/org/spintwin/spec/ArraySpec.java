// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * The synapse array.
 *
 * @param inputs presynaptic inputs, 1 to 4096
 * @param neurons 1 to 4096
 * @param bits bits per synapse, 1 to 8: levels run from 0 to 2^bits - 1, in steps of one cell's
 *     current P - AP
 * @param encoding how cells make a level
 * @param polarity where the sign is kept
 * @param code format of a current code, in steps of one level
 */
public record ArraySpec(
    int inputs, int neurons, int bits, Encoding encoding, Polarity polarity, QFormat code) {

  /** How cells make a multi-level synapse. */
  public enum Encoding {
    /** {@code bits} cells whose currents are mirrored with weights 1, 2, 4, ... */
    BINARY,
    /** 2^bits - 1 equal cells, as many of them parallel as the level says. */
    THERMOMETER
  }

  /** Where the sign is kept; numbered as the Verilog parameter POLARITY. */
  public enum Polarity {
    /** Beside each code. */
    SYNAPSE,
    /** Once for all synapses of an input. */
    ROW,
    /** In the code itself: a negative level has the negated code. */
    SIGNED
  }

  /** Highest level of a synapse. */
  public int maxLevel() {
    return (1 << bits) - 1;
  }

  /** Memory cells in one synapse. */
  public int cellsPerSynapse() {
    return encoding == Encoding.BINARY ? bits : maxLevel();
  }
}
