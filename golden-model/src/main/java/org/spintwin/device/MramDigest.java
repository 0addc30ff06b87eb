// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import org.spintwin.spec.BranchSpec;
import org.spintwin.spec.CellPhysicsSpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.ReferenceSpec;

/**
 * The number that tells one MRAM twin from another: {@link SpecDigest} of these lines.
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
final class MramDigest {
  private MramDigest() {}

  static long of(ChipSpec spec, int[][] levels, boolean[][] mask, int[][] codes) {
    var digest = new SpecDigest();
    digest.line("name", spec.name());
    spec.parameters().forEach(digest::line);
    digest.line("bits", spec.array().bits());
    digest.line("encoding", spec.array().encoding());
    digest.line("polarity", spec.array().polarity());
    digest.line("topology", spec.inhibition().topology());
    digest.line("r_p", spec.device().rP());
    digest.line("tmr", spec.device().tmr());
    digest.line("sigma_r", spec.device().sigmaR());
    digest.line("sigma_tmr", spec.device().sigmaTmr());
    digest.line("read_voltage", spec.device().readVoltage());
    digest.line("current_subtraction", spec.device().currentSubtraction());
    digest.line("seed", spec.device().seed());
    digest.line("clock_hz", spec.timing().clockHz());
    addEffects(digest, spec.device());
    digest.rows("levels", levels);
    for (boolean[] row : mask) {
      StringBuilder text = new StringBuilder();
      for (boolean inhibits : row) {
        text.append(inhibits ? '1' : '0');
      }
      digest.line("mask", text);
    }
    if (codes != null) {
      digest.rows("codes", codes);
    }
    return digest.value();
  }

  private static void addEffects(SpecDigest digest, MramDeviceSpec device) {
    CellPhysicsSpec physics = device.physics();
    CellPhysicsSpec ideal = CellPhysicsSpec.ideal();
    differing(digest, "tmr_half_voltage", physics.tmrHalfVoltage(), ideal.tmrHalfVoltage());
    differing(digest, "kelvin", physics.thermal().kelvin(), ideal.thermal().kelvin());
    differing(digest, "r_p_slope", physics.thermal().rPSlope(), 0);
    differing(digest, "tmr_slope", physics.thermal().tmrSlope(), 0);
    differing(digest, "read_noise", physics.readNoise(), 0);
    differing(digest, "write_error", physics.writeError(), 0);
    differing(digest, "stability", physics.retention().stability(), ideal.retention().stability());
    differing(digest, "seconds", physics.retention().seconds(), 0);
    ReferenceSpec reference = device.reference();
    if (reference.per() != ReferenceSpec.Per.CELL) {
      digest.line("reference_per", reference.per());
    }
    differing(digest, "reference_sigma_r", reference.sigmaR(), device.sigmaR());
    differing(digest, "reference_sigma_tmr", reference.sigmaTmr(), device.sigmaTmr());
    BranchSpec branch = BranchSpec.ideal();
    differing(digest, "gain_error", device.branch().gainError(), 0);
    differing(
        digest, "output_resistance", device.branch().outputResistance(), branch.outputResistance());
    differing(digest, "load_resistance", device.branch().loadResistance(), branch.loadResistance());
    differing(digest, "driver_resistance", device.wires().driverResistance(), 0);
    differing(digest, "segment_resistance", device.wires().segmentResistance(), 0);
  }

  private static void differing(SpecDigest digest, String key, double value, double usual) {
    if (value != usual) {
      digest.line(key, value);
    }
  }
}
