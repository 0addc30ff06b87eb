// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * How a state variable decays each step: {@code x - f(x)}.
 *
 * @param mode none: f = 0; shift: f = floor(x / 2^value); coefficient: f = floor(x * raw / 2^n)
 *     with raw the value in the register's format
 * @param value the shift, or the coefficient 0 to 1
 */
public record Decay(Mode mode, double value) {
  /** Numbered as the Verilog parameters LEAK_MODE and DECAY_MODE. */
  public enum Mode {
    NONE,
    SHIFT,
    COEFFICIENT
  }

  public static Decay none() {
    return new Decay(Mode.NONE, 0);
  }

  public static Decay shift(int k) {
    return new Decay(Mode.SHIFT, k);
  }

  public static Decay coefficient(double c) {
    return new Decay(Mode.COEFFICIENT, c);
  }

  /** Content of the decay register. */
  public long raw(int coefficientBits) {
    return mode == Mode.COEFFICIENT
        ? new QFormat(false, coefficientBits + 1, coefficientBits).raw(value)
        : (long) value;
  }
}
