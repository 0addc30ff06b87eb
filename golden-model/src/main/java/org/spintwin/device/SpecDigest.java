// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.spintwin.spec.BranchSpec;
import org.spintwin.spec.CellPhysicsSpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.ReferenceSpec;

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
 *   <li>of {@code tmr_half_voltage}, {@code kelvin}, {@code r_p_slope}, {@code tmr_slope}, {@code
 *       read_noise}, {@code write_error}, {@code stability}, {@code seconds}, {@code
 *       reference_per}, {@code reference_sigma_r}, {@code reference_sigma_tmr}, {@code gain_error},
 *       {@code output_resistance}, {@code load_resistance}, {@code driver_resistance}, {@code
 *       segment_resistance} of the device those that are not what a chip file has without them, in
 *       this order, likewise;
 *   <li>{@code levels=} and the signed levels of a neuron, separated by spaces, for each neuron;
 *   <li>{@code mask=} and a 0 or 1 for each neighbour, for each neuron;
 *   <li>where codes come from a table, {@code codes=} and the codes of a synapse, separated by
 *       spaces, for each synapse.
 * </ol>
 *
 * <p>Names of files are left out: what was read from them is in.
 */
final class SpecDigest {
  private SpecDigest() {}

  static long of(ChipSpec spec, int[][] levels, boolean[][] mask, int[][] codes) {
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
    addEffects(head, spec.device());
    add(sha, head);
    addRows(sha, "levels=", levels);
    for (boolean[] row : mask) {
      StringBuilder text = new StringBuilder("mask=");
      for (boolean inhibits : row) {
        text.append(inhibits ? '1' : '0');
      }
      add(sha, text.append('\n'));
    }
    if (codes != null) {
      addRows(sha, "codes=", codes);
    }
    byte[] digest = sha.digest();
    long word = 0;
    for (int i = 0; i < 4; i++) {
      word = word << 8 | digest[i] & 0xFF;
    }
    return word >>> 1;
  }

  private static void addEffects(StringBuilder head, MramDeviceSpec device) {
    CellPhysicsSpec physics = device.physics();
    CellPhysicsSpec ideal = CellPhysicsSpec.ideal();
    differing(head, "tmr_half_voltage", physics.tmrHalfVoltage(), ideal.tmrHalfVoltage());
    differing(head, "kelvin", physics.thermal().kelvin(), ideal.thermal().kelvin());
    differing(head, "r_p_slope", physics.thermal().rPSlope(), 0);
    differing(head, "tmr_slope", physics.thermal().tmrSlope(), 0);
    differing(head, "read_noise", physics.readNoise(), 0);
    differing(head, "write_error", physics.writeError(), 0);
    differing(head, "stability", physics.retention().stability(), ideal.retention().stability());
    differing(head, "seconds", physics.retention().seconds(), 0);
    ReferenceSpec reference = device.reference();
    if (reference.per() != ReferenceSpec.Per.CELL) {
      line(head, "reference_per", reference.per());
    }
    differing(head, "reference_sigma_r", reference.sigmaR(), device.sigmaR());
    differing(head, "reference_sigma_tmr", reference.sigmaTmr(), device.sigmaTmr());
    BranchSpec branch = BranchSpec.ideal();
    differing(head, "gain_error", device.branch().gainError(), 0);
    differing(
        head, "output_resistance", device.branch().outputResistance(), branch.outputResistance());
    differing(head, "load_resistance", device.branch().loadResistance(), branch.loadResistance());
    differing(head, "driver_resistance", device.wires().driverResistance(), 0);
    differing(head, "segment_resistance", device.wires().segmentResistance(), 0);
  }

  private static void differing(StringBuilder head, String key, double value, double usual) {
    if (value != usual) {
      line(head, key, Double.toHexString(value));
    }
  }

  private static void addRows(MessageDigest sha, String key, int[][] rows) {
    for (int[] row : rows) {
      StringBuilder text = new StringBuilder(key);
      for (int column = 0; column < row.length; column++) {
        text.append(column == 0 ? "" : " ").append(row[column]);
      }
      add(sha, text.append('\n'));
    }
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
