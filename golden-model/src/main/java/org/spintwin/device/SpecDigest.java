// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.spintwin.spec.ChipSpec;

/**
 * The number that tells one twin from another: the first 31 bits of the SHA-256 of this text,
 * UTF-8, a line feed after each line.
 *
 * <ol>
 *   <li>{@code name=} and the name of the chip;
 *   <li>{@code NAME=value} for each Verilog parameter of {@link ChipSpec#parameters()}, in order,
 *       decimal;
 *   <li>{@code bits}, {@code encoding}, {@code polarity} of the array, {@code topology} of the
 *       inhibition, {@code r_p}, {@code tmr}, {@code sigma_r}, {@code sigma_tmr}, {@code
 *       read_voltage}, {@code current_subtraction}, {@code seed} of the device, {@code clock_hz},
 *       likewise; real numbers as {@link Double#toHexString};
 *   <li>{@code levels=} and the signed levels of a neuron, separated by spaces, for each neuron;
 *   <li>{@code mask=} and a 0 or 1 for each neighbour, for each neuron.
 * </ol>
 *
 * <p>Names of files are left out: what was read from them is in.
 */
final class SpecDigest {
  private SpecDigest() {}

  static long of(ChipSpec spec, int[][] levels, boolean[][] mask) {
    MessageDigest sha = sha256();
    StringBuilder head = new StringBuilder();
    line(head, "name", spec.name());
    spec.parameters().forEach((name, value) -> line(head, name, value));
    line(head, "bits", spec.array().bits());
    line(head, "encoding", spec.array().encoding());
    line(head, "polarity", spec.array().polarity());
    line(head, "topology", spec.inhibition().topology());
    line(head, "r_p", Double.toHexString(spec.device().rP()));
    line(head, "tmr", Double.toHexString(spec.device().tmr()));
    line(head, "sigma_r", Double.toHexString(spec.device().sigmaR()));
    line(head, "sigma_tmr", Double.toHexString(spec.device().sigmaTmr()));
    line(head, "read_voltage", Double.toHexString(spec.device().readVoltage()));
    line(head, "current_subtraction", spec.device().currentSubtraction());
    line(head, "seed", spec.device().seed());
    line(head, "clock_hz", Double.toHexString(spec.timing().clockHz()));
    add(sha, head);
    for (int[] row : levels) {
      StringBuilder text = new StringBuilder("levels=");
      for (int input = 0; input < row.length; input++) {
        text.append(input == 0 ? "" : " ").append(row[input]);
      }
      add(sha, text.append('\n'));
    }
    for (boolean[] row : mask) {
      StringBuilder text = new StringBuilder("mask=");
      for (boolean inhibits : row) {
        text.append(inhibits ? '1' : '0');
      }
      add(sha, text.append('\n'));
    }
    byte[] digest = sha.digest();
    long word = 0;
    for (int i = 0; i < 4; i++) {
      word = word << 8 | digest[i] & 0xFF;
    }
    return word >>> 1;
  }

  private static void line(StringBuilder text, String key, Object value) {
    text.append(key).append('=').append(value).append('\n');
  }

  private static void add(MessageDigest sha, StringBuilder text) {
    sha.update(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
