// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.spintwin.spec.MtjBnnChip;
import org.spintwin.spec.MtjBnnImage;
import org.spintwin.spec.MtjDeviceSpec;

/** Takes an {@code mtj-bnn} chip and its states through the device physics to integers. */
public final class MtjImages {
  private MtjImages() {}

  /**
   * The twin of a chip whose cells are in these states, whatever was to be written.
   *
   * @param states [row][column], true where parallel
   * @throws IllegalArgumentException when there are not as many as the array has cells
   */
  public static MtjBnnImage of(MtjBnnChip chip, boolean[][] states) {
    if (states.length != chip.rows()
        || Arrays.stream(states).anyMatch(row -> row.length != chip.columns())) {
      throw new IllegalArgumentException(
          "states of another shape than " + chip.rows() + " rows of " + chip.columns());
    }
    MtjArray.Codes codes = new MtjArray(chip).codes(states);
    Map<String, Long> parameters = new LinkedHashMap<>(chip.parameters());
    parameters.put("SPEC_DIGEST", digest(chip, states));
    return new MtjBnnImage(chip, parameters, states, codes.parallel(), codes.antiparallel());
  }

  /** The chip's Verilog parameters, device and states; names of files are left out. */
  private static long digest(MtjBnnChip chip, boolean[][] states) {
    var digest = new SpecDigest();
    digest.line("name", chip.name());
    chip.parameters().forEach(digest::line);
    MtjDeviceSpec device = chip.device();
    digest.line("code_fraction_bits", chip.code().fractionBits());
    digest.line("r_p", device.rP());
    digest.line("tmr", device.tmr());
    digest.line("sigma_r", device.sigmaR());
    digest.line("sigma_tmr", device.sigmaTmr());
    digest.line("driver_resistance", device.wires().driverResistance());
    digest.line("segment_resistance", device.wires().segmentResistance());
    digest.line("write_error", device.writeError());
    digest.line("write", device.write());
    digest.line("seed", device.seed());
    digest.line("clock_hz", chip.clockHz());
    for (boolean[] row : states) {
      StringBuilder text = new StringBuilder();
      for (boolean state : row) {
        text.append(state ? '1' : '0');
      }
      digest.line("states", text);
    }
    return digest.value();
  }
}
