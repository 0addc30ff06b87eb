// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.spintwin.io.Section.decimal;

import java.nio.file.Path;
import java.util.List;
import org.spintwin.spec.TsPcmChip;

/**
 * A chip file of kind {@code ts-pcm} with the file it names.
 *
 * @param pattern which cells are trained, row by row
 */
public record TsPcmFile(TsPcmChip chip, boolean[] pattern) {
  /** The kind of chip that files describe. */
  public static final String CHIP = "ts-pcm";

  /**
   * Reads and validates a chip file; paths in it are relative to its folder.
   *
   * @param options go before what the file says
   * @throws InputException when anything in one of the files, or an option, is not acceptable
   */
  public static TsPcmFile read(Path file, List<ChipOption> options) {
    YamlNode.Mapping root = YamlReader.read(file);
    for (ChipOption option : options) {
      root = option.in(root);
    }
    TsPcmReader reader = new TsPcmReader(root);
    TsPcmChip chip = reader.read();
    return new TsPcmFile(chip, reader.pattern(chip, file));
  }

  /** The chip in full: every key, in one order; reading it gives an equal chip. */
  public static String write(TsPcmChip chip) {
    TsPcmChip.Cell cell = chip.cell();
    TsPcmChip.Device device = chip.device();
    TsPcmChip.Training training = chip.training();
    StringBuilder text = new StringBuilder();
    line(text, "spintwin", 1);
    line(text, "chip", CHIP);
    line(text, "name", chip.name());
    text.append("array:\n");
    line(text, "  rows", chip.rows());
    line(text, "  columns", chip.columns());
    line(text, "  value_bits", chip.valueBits());
    text.append("cell:\n");
    line(text, "  voltage_bits", cell.voltage().bits());
    line(text, "  fraction_bits", cell.voltage().fractionBits());
    line(text, "  conductance_bits", cell.conductanceBits());
    line(text, "  leak_shift", cell.leakShift());
    line(text, "  discharge_shift", cell.dischargeShift());
    line(text, "  hold", decimal(cell.hold()));
    line(text, "  intrinsic_step", decimal(cell.intrinsicStep()));
    line(text, "  excitability_max", decimal(cell.excitabilityMax()));
    line(text, "  synaptic_step", cell.synapticStep());
    line(text, "  decay_shift", cell.decayShift());
    line(text, "  period_bits", cell.periodBits());
    line(text, "  noise_bits", cell.noiseBits());
    line(text, "  lfsr_seed", cell.lfsrSeed());
    text.append("device:\n");
    line(text, "  threshold", decimal(device.threshold()));
    line(text, "  sigma_threshold", decimal(device.sigmaThreshold()));
    line(text, "  conductance", decimal(device.conductance()));
    line(text, "  sigma_conductance", decimal(device.sigmaConductance()));
    line(text, "  seed", device.seed());
    text.append("timing:\n");
    line(text, "  clock_hz", decimal(chip.clockHz()));
    text.append("training:\n");
    line(text, "  pattern", ChipWriter.quoted(training.pattern()));
    line(text, "  on", training.on());
    line(text, "  off", training.off());
    line(text, "  target", training.target());
    line(text, "  most_steps", training.mostSteps());
    return text.toString();
  }

  /** A commented file that spells out the default chip, for a user to start from. */
  public static String starter() {
    return Starter.text("ts-pcm.yaml");
  }

  private static void line(StringBuilder text, String key, Object value) {
    text.append(key).append(": ").append(value).append('\n');
  }
}
