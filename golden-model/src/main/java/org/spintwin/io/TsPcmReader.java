// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.nio.file.Path;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.YamlNode.Mapping;
import org.spintwin.spec.Parameter;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.TsPcmCellSpec;
import org.spintwin.spec.TsPcmChip;

/** Turns the mapping of a chip file of kind {@value TsPcmFile#CHIP} into a {@link TsPcmChip}. */
final class TsPcmReader {
  /** The kind of chip, as files name it. */
  /** The widest vector that every tool takes. */
  private static final int WIDEST_VECTOR = 65536;

  /** Bits of a noise generator. */
  private static final int NOISE_WIDTH = 32;

  private static final int MOST_STEPS = 1_000_000;

  private final Section top;
  private final Section array;
  private final Section cell;
  private final Section device;
  private final Section timing;
  private final Section training;

  TsPcmReader(Mapping root) {
    top =
        Section.of(
            "", root, "spintwin", "chip", "name", "array", "cell", "device", "timing", "training");
    array = top.section("array", "rows", "columns", "value_bits");
    cell =
        top.section(
            "cell",
            "voltage_bits",
            "fraction_bits",
            "conductance_bits",
            "leak_shift",
            "discharge_shift",
            "hold",
            "intrinsic_step",
            "excitability_max",
            "synaptic_step",
            "decay_shift",
            "period_bits",
            "noise_bits",
            "lfsr_seed");
    device =
        top.section(
            "device", "threshold", "sigma_threshold", "conductance", "sigma_conductance", "seed");
    timing = top.section("timing", "clock_hz");
    training = top.section("training", "pattern", "on", "off", "target", "most_steps");
  }

  TsPcmChip read() {
    String name = ChipHead.name(top, TsPcmFile.CHIP);
    int most = (int) named("CELLS").max();
    int rows = (int) array.integer("rows", TsPcmChip.F_SIZE, 1, most);
    int columns = (int) array.integer("columns", TsPcmChip.F_SIZE, 1, most);
    int valueBits = size(array, "value_bits", "VALUE_BITS");
    TsPcmChip.Cell cells = cell();
    checkSize(rows, columns, cells, most);
    return new TsPcmChip(
        name,
        rows,
        columns,
        valueBits,
        cells,
        device(cells),
        timing.real("clock_hz", 12e6, 1, 1e10),
        training(rows, columns, valueBits));
  }

  /**
   * The cells of the pattern, row by row.
   *
   * @throws InputException when the file is not rows x columns of 0 and 1, or has no 1
   */
  boolean[] pattern(TsPcmChip chip, Path chipFile) {
    boolean[] pattern = new boolean[chip.cells()];
    if (chip.training().pattern().equals(TsPcmChip.Training.LETTER_F)) {
      for (int n = 0; n < pattern.length; n++) {
        pattern[n] = TsPcmChip.F.get(n / chip.columns()).charAt(n % chip.columns()) == '#';
      }
      return pattern;
    }
    Path file = training.file("pattern", chipFile);
    int[][] given = MatrixFile.readIntegers(file, chip.rows(), chip.columns(), 0, 1);
    boolean any = false;
    for (int n = 0; n < pattern.length; n++) {
      pattern[n] = given[n / chip.columns()][n % chip.columns()] == 1;
      any |= pattern[n];
    }
    if (!any) {
      throw new InputException(
          Code.VALUE, Location.of(file), null, "no cell of 1", "at least one cell of 1");
    }
    return pattern;
  }

  private TsPcmChip.Cell cell() {
    int bits = size(cell, "voltage_bits", "VOLTAGE_BITS");
    Parameter fraction = named("FRACTION_BITS");
    long mostFraction = Math.min(fraction.max(), bits);
    long fractionBits =
        cell.integer("fraction_bits", fraction.defaultValue(), fraction.min(), mostFraction);
    QFormat voltage = new QFormat(false, bits, (int) fractionBits);
    double highest = voltage.real(voltage.maxRaw());
    int conductanceBits = size(cell, "conductance_bits", "CONDUCTANCE_BITS");
    long highestConductance = (1L << conductanceBits) - 1;
    int step =
        (int)
            cell.integer(
                "synaptic_step", named("SYNAPTIC_STEP").defaultValue(), 0, highestConductance);
    return new TsPcmChip.Cell(
        voltage,
        conductanceBits,
        size(cell, "leak_shift", "LEAK_SHIFT"),
        size(cell, "discharge_shift", "DISCHARGE_SHIFT"),
        cell.real("hold", 1300, voltage.lsb(), highest),
        cell.real("intrinsic_step", 100, 0, highest),
        cell.real("excitability_max", 1400, 0, highest),
        step,
        size(cell, "decay_shift", "DECAY_SHIFT"),
        size(cell, "period_bits", "PERIOD_BITS"),
        noiseBits(step),
        size(cell, "lfsr_seed", "LFSR_SEED"));
  }

  /** The noise may take away what a pulse adds, and no more. */
  private int noiseBits(int synapticStep) {
    int bits = size(cell, "noise_bits", "NOISE_BITS");
    if (bits > 0 && 1 << bits - 1 > synapticStep) {
      throw cell.error(
          Code.COMBINATION,
          "noise_bits",
          "noise_bits " + bits + " with synaptic_step " + synapticStep,
          "2^(noise_bits - 1) at most synaptic_step, or noise_bits 0");
    }
    return bits;
  }

  private TsPcmChip.Device device(TsPcmChip.Cell cells) {
    double highest = cells.voltage().real(cells.voltage().maxRaw());
    int highestConductance = (1 << cells.conductanceBits()) - 1;
    return new TsPcmChip.Device(
        device.real("threshold", 2800, 0, highest),
        device.real("sigma_threshold", 0.03, 0, 1),
        device.real("conductance", 64, 0, highestConductance),
        device.real("sigma_conductance", 0.03, 0, 1),
        device.integer("seed", 1, 0, Long.MAX_VALUE));
  }

  private TsPcmChip.Training training(int rows, int columns, int valueBits) {
    String pattern = training.path("pattern", TsPcmChip.Training.LETTER_F);
    boolean letter = pattern.equals(TsPcmChip.Training.LETTER_F);
    if (letter && (rows != TsPcmChip.F_SIZE || columns != TsPcmChip.F_SIZE)) {
      boolean chosen = training.has("pattern");
      throw (chosen ? training : array)
          .error(
              Code.COMBINATION,
              chosen ? "pattern" : array.has("rows") ? "rows" : "columns",
              "training.pattern F with " + rows + " rows of " + columns + " cells",
              "pattern F with 5 rows of 5 cells, or a .csv or .npy file of 0 and 1");
    }
    long highest = (1L << valueBits) - 1;
    int highestConductance = (1 << size(cell, "conductance_bits", "CONDUCTANCE_BITS")) - 1;
    int on = (int) training.integer("on", 4, 1, highest);
    return new TsPcmChip.Training(
        pattern,
        on,
        (int) training.integer("off", 1, 0, on - 1),
        (int) training.integer("target", 200, 1, highestConductance),
        (int) training.integer("most_steps", 10_000, 1, MOST_STEPS));
  }

  private void checkSize(int rows, int columns, TsPcmChip.Cell cells, int most) {
    long count = (long) rows * columns;
    String found = "array.rows " + rows + ", array.columns " + columns;
    if (count > most) {
      throw array.error(Code.COMBINATION, "rows", found, "rows * columns at most " + most);
    }
    int bits = Math.max(cells.voltage().bits(), cells.noiseBits() == 0 ? 0 : NOISE_WIDTH);
    if (count * bits > WIDEST_VECTOR) {
      throw array.error(
          Code.COMBINATION,
          "rows",
          found + ", " + bits + " bits a cell",
          "rows * columns * bits at most "
              + WIDEST_VECTOR
              + ": the bits are cell.voltage_bits, and at least "
              + NOISE_WIDTH
              + " with cell.noise_bits");
    }
  }

  private static int size(Section in, String key, String parameter) {
    Parameter p = named(parameter);
    return (int) in.integer(key, p.defaultValue(), p.min(), p.max());
  }

  private static Parameter named(String parameter) {
    return TsPcmCellSpec.BLOCK.parameters().stream()
        .filter(p -> p.name().equals(parameter))
        .findFirst()
        .orElseThrow();
  }
}
