// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One neuron of 4-bit membrane and traces through all values, against a reading of {@code
 * docs/semantics.md} in {@code BigInteger}.
 */
abstract class LifNeuronSmallWidthsContractTest extends BlockContract {
  private static final int BITS = 4;
  private static final int MIN = -8;
  private static final int MAX = 7;

  /** Decay registers have five bits: shifts of 0 to 31, coefficients of 0 to 31 sixteenths. */
  private static final int DECAYS = 32;

  private int decayMode;
  private int leakMode;
  private boolean strict;
  private boolean subtract;
  private boolean clipped;
  private BlockDriver lif;

  private void open(int shape, int decay, int leak, int strictThreshold, int resetSubtract) {
    Map<String, Long> sizes =
        with(
            Map.of(),
            "NEURONS",
            1,
            "CURRENT_BITS",
            BITS,
            "CODE_FRACTION_BITS",
            0,
            "FRACTION_BITS",
            0,
            "TRACE_BITS",
            BITS,
            "MEMBRANE_BITS",
            BITS,
            "REFRACTORY_BITS",
            2,
            "COEFFICIENT_BITS",
            BITS);
    decayMode = decay;
    leakMode = leak;
    strict = strictThreshold != 0;
    subtract = resetSubtract != 0;
    lif =
        block(
            with(
                sizes,
                "PSP_SHAPE",
                shape,
                "DECAY_MODE",
                decay,
                "LEAK_MODE",
                leak,
                "STRICT_THRESHOLD",
                strictThreshold,
                "RESET_SUBTRACT",
                resetSubtract));
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0, 0, 0", "0, 1, 1, 0, 0", "1, 2, 2, 1, 1", "1, 1, 1, 0, 1", "0, 2, 0, 1, 0"})
  void everyMembraneInputThresholdAndLeak(
      int shape, int decay, int leak, int strictThreshold, int resetSubtract) {
    open(shape, decay, leak, strictThreshold, resetSubtract);
    int resetValue = 0;
    for (int v = MIN; v <= MAX; v++) {
      for (int e = MIN; e <= MAX; e++) {
        for (int threshold = MIN; threshold <= MAX; threshold++) {
          for (int leakRegister = 0; leakRegister < DECAYS; leakRegister++) {
            // Walks through all values in all combinations that matter little.
            int i = wrapped(3 * e + 5 * threshold + leakRegister + v);
            resetValue = wrapped(resetValue + 1);
            prepare(v);
            lif.set("threshold_i", threshold).set("leak_i", leakRegister);
            lif.set("reset_value_i", resetValue).set("refractory_i", leakRegister & 3);
            step(e, i);
            assertMembrane(v, e, i, threshold, leakRegister, resetValue);
          }
        }
      }
    }
  }

  private void assertMembrane(
      int before, int e, int i, int threshold, int leakRegister, int resetValue) {
    clipped = false;
    BigInteger loss = decay(big(before), leakRegister, leakMode);
    BigInteger v = saturate(big(before).subtract(loss).add(big(e)).subtract(big(i)));
    int comparison = v.compareTo(big(threshold));
    boolean spike = strict ? comparison > 0 : comparison >= 0;
    if (spike) {
      v = subtract ? saturate(v.subtract(big(threshold))) : big(resetValue);
    }
    long expected = v.longValueExact();
    boolean expectedClipped = clipped;
    boolean asExpected =
        lif.get("membrane_q") == expected
            && lif.get("spikes_o") == (spike ? 1 : 0)
            && lif.get("refractory_q") == (spike ? leakRegister & 3 : 0)
            && lif.get("saturated_o") == (clipped ? 1 : 0);
    assertThat(asExpected)
        .as(
            () ->
                String.format(
                    "V %d, E %d, I %d, threshold %d, leak %d, reset value %d: expected V %d,"
                        + " spike %s, clipped %s; found V %d, spike %d, refractory %d, clipped %d",
                    before,
                    e,
                    i,
                    threshold,
                    leakRegister,
                    resetValue,
                    expected,
                    spike,
                    expectedClipped,
                    lif.get("membrane_q"),
                    lif.get("spikes_o"),
                    lif.get("refractory_q"),
                    lif.get("saturated_o")))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "2, 1", "2, 2"})
  void everyTraceInputAndDecay(int shape, int decay) {
    open(shape, decay, 1, 0, 0);
    for (int before = MIN; before <= MAX; before++) {
      for (int current = MIN; current <= MAX; current++) {
        for (int register = 0; register < DECAYS; register++) {
          prepare(0);
          // In refractory time, so that only traces can clip; I takes the values in another order.
          lif.set("threshold_i", MIN).set("refractory_i", 1);
          step(before, wrapped(-before));
          lif.set("decay_e_i", register).set("decay_i_i", DECAYS - 1 - register);
          step(current, wrapped(3 * current));
          clipped = false;
          assertTraces("e", shape, before, current, register);
          assertTraces("i", shape, wrapped(-before), wrapped(3 * current), DECAYS - 1 - register);
          assertThat(lif.get("saturated_o")).isEqualTo(clipped ? 1 : 0);
        }
      }
    }
  }

  /** With alpha both stages held {@code before}. */
  private void assertTraces(String branch, int shape, int before, int current, int register) {
    BigInteger loss = decay(big(before), register, decayMode);
    BigInteger trace = saturate(big(before).subtract(loss).add(big(current)));
    BigInteger alpha =
        shape == 2 ? saturate(big(before).subtract(loss).add(trace)) : BigInteger.ZERO;
    assertThat(lif.get("trace_" + branch + "_q"))
        .as("trace %s: %d with %d and decay %d", branch, before, current, register)
        .isEqualTo(trace.longValueExact());
    assertThat(lif.get("alpha_" + branch + "_q"))
        .as("alpha %s: %d with %d and decay %d", branch, before, current, register)
        .isEqualTo(alpha.longValueExact());
  }

  /** Brings the membrane to {@code v} with traces that keep nothing and no refractory time left. */
  private void prepare(int v) {
    int forget = decayMode == 1 ? 0 : 1 << BITS;
    lif.set("decay_e_i", forget).set("decay_i_i", forget);
    lif.set("leak_i", leakMode == 2 ? 1 << BITS : 0);
    lif.set("threshold_i", MIN).set("reset_value_i", v).set("refractory_i", 1);
    // A spike from membrane 0, then the refractory step that brings the reset value.
    lif.set("rst_ni", 0).clock().set("rst_ni", 1);
    step(MAX, 0);
    step(0, 0);
    boolean prepared = lif.get("membrane_q") == v && lif.get("refractory_q") == 0;
    assertThat(prepared).isTrue();
  }

  private void step(int currentE, int currentI) {
    lif.set("current_e_i", currentE).set("current_i_i", currentI);
    lif.set("valid_i", 1).clock();
  }

  private static BigInteger decay(BigInteger x, int register, int mode) {
    return switch (mode) {
      case 1 -> floorDivide(x, BigInteger.TWO.pow(register));
      case 2 -> floorDivide(x.multiply(big(register)), BigInteger.TWO.pow(BITS));
      default -> BigInteger.ZERO;
    };
  }

  /** Rounds towards minus infinity by its definition: the remainder is never negative. */
  private static BigInteger floorDivide(BigInteger x, BigInteger divisor) {
    return x.subtract(x.mod(divisor)).divide(divisor);
  }

  private BigInteger saturate(BigInteger x) {
    BigInteger nearest = x.max(big(MIN)).min(big(MAX));
    clipped |= !nearest.equals(x);
    return nearest;
  }

  /** The number from -8 to 7 that equals {@code x} modulo 16. */
  private static int wrapped(int x) {
    return Math.floorMod(x - MIN, 16) + MIN;
  }

  private static BigInteger big(long x) {
    return BigInteger.valueOf(x);
  }
}
