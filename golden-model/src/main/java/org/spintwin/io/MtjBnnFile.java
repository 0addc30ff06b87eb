// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.spintwin.io.Section.decimal;

import org.spintwin.spec.MtjBnnChip;
import org.spintwin.spec.MtjDeviceSpec;

/**
 * The chip file of kind {@code mtj-bnn}: {@code spintwin}, {@code chip}, {@code name}, {@code
 * array}, {@code network}, {@code device} and {@code timing}. The first three are required; every
 * other key has the default that {@link #starter} shows.
 */
public final class MtjBnnFile {
  /** The kind of chip that these files describe. */
  public static final String CHIP = "mtj-bnn";

  private MtjBnnFile() {}

  /** The chip in full: every key, in one order; reading it gives an equal chip. */
  public static String write(MtjBnnChip chip) {
    MtjDeviceSpec device = chip.device();
    return String.join(
        "\n",
        "spintwin: 1",
        "chip: " + CHIP,
        "name: " + chip.name(),
        "array:",
        "  rows: " + chip.rows(),
        "  columns: " + chip.columns(),
        "  code_bits: " + chip.code().bits(),
        "  code_fraction_bits: " + chip.code().fractionBits(),
        "  states: " + ChipWriter.quoted(chip.states()),
        "network:",
        "  features: " + chip.features(),
        "  bias_rows: " + chip.biasRows(),
        "  hidden: " + chip.hidden(),
        "  classes: " + chip.classes(),
        "  value_bits: " + chip.valueBits(),
        "device:",
        "  r_p: " + decimal(device.rP()),
        "  tmr: " + decimal(device.tmr()),
        "  sigma_r: " + decimal(device.sigmaR()),
        "  sigma_tmr: " + decimal(device.sigmaTmr()),
        "  write_error: " + decimal(device.writeError()),
        "  write: " + device.write(),
        "  seed: " + device.seed(),
        "  wires: {driver_resistance: "
            + decimal(device.wires().driverResistance())
            + ", segment_resistance: "
            + decimal(device.wires().segmentResistance())
            + "}",
        "timing:",
        "  clock_hz: " + decimal(chip.clockHz()),
        "");
  }

  /** A commented file that spells out the default chip, for a user to start from. */
  public static String starter() {
    return Starter.text("mtj-bnn.yaml");
  }
}
