// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.spintwin.io.Section.decimal;

import org.spintwin.spec.EcramChip;

/**
 * The chip file of kind {@code ecram}: {@code spintwin}, {@code chip}, {@code name}, {@code array},
 * {@code device}, {@code readout}, {@code training} and {@code timing}. The first three are
 * required; every other key has the default that {@link #starter} shows.
 */
public final class EcramFile {
  /** The kind of chip that these files describe. */
  public static final String CHIP = "ecram";

  private EcramFile() {}

  /** The chip in full: every key, in one order; reading it gives an equal chip. */
  public static String write(EcramChip chip) {
    EcramChip.Device device = chip.device();
    EcramChip.Readout readout = chip.readout();
    EcramChip.Training training = chip.training();
    return String.join(
        "\n",
        "spintwin: 1",
        "chip: " + CHIP,
        "name: " + chip.name(),
        "array:",
        "  inputs: " + chip.inputs(),
        "  neurons: " + chip.neurons(),
        "  tile_rows: " + chip.tileRows(),
        "  value_bits: " + chip.valueBits(),
        "  levels: " + chip.levels(),
        "  weights: " + ChipWriter.quoted(chip.weights()),
        "device:",
        "  g_min: " + decimal(device.gMin()),
        "  g_max: " + decimal(device.gMax()),
        "  read_voltage: " + decimal(device.readVoltage()),
        "  nonlinearity: " + decimal(device.nonlinearity()),
        "  noise: " + decimal(device.noise()),
        "  half_select: " + decimal(device.halfSelect()),
        "  seed: " + device.seed(),
        "readout:",
        "  converter_bits: " + readout.converterBits(),
        "  scale: " + decimal(readout.scale()),
        "  column_error: " + decimal(readout.columnError()),
        "training:",
        "  margin: " + training.margin(),
        "  error_shift: " + training.errorShift(),
        "  error_bits: " + training.errorBits(),
        "  pulses: " + training.pulses(),
        "  verify: " + training.verify(),
        "timing:",
        "  clock_hz: " + decimal(chip.clockHz()),
        "");
  }

  /** A commented file that spells out the default chip, for a user to start from. */
  public static String starter() {
    return Starter.text("ecram.yaml");
  }
}
