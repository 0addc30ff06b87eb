// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.YamlNode.Mapping;
import org.spintwin.spec.EcramChip;
import org.spintwin.spec.EcramParameters;
import org.spintwin.spec.EcramSpec;
import org.spintwin.spec.Parameter;

/** Turns the mapping of a chip file into an {@link EcramChip} whose every value fits. */
final class EcramReader {
  private final Section top;
  private final Section array;
  private final Section device;
  private final Section readout;
  private final Section training;
  private final Section timing;

  EcramReader(Mapping root) {
    top =
        Section.of(
            "",
            root,
            "spintwin",
            "chip",
            "name",
            "array",
            "device",
            "readout",
            "training",
            "timing");
    array =
        top.section("array", "inputs", "neurons", "tile_rows", "value_bits", "levels", "weights");
    device =
        top.section(
            "device",
            "g_min",
            "g_max",
            "read_voltage",
            "nonlinearity",
            "noise",
            "half_select",
            "seed");
    readout = top.section("readout", "converter_bits", "scale", "column_error");
    training = top.section("training", "margin", "error_shift", "error_bits", "pulses", "verify");
    timing = top.section("timing", "clock_hz");
  }

  EcramChip read() {
    EcramChip chip =
        new EcramChip(
            ChipHead.name(top, EcramFile.CHIP),
            size(array, "inputs"),
            size(array, "neurons"),
            size(array, "tile_rows"),
            size(array, "value_bits"),
            size(array, "levels"),
            array.path("weights", EcramChip.MIDDLE_WEIGHTS),
            device(),
            new EcramChip.Readout(
                size(readout, "converter_bits"),
                readout.real("scale", 8, 1, 1024),
                readout.real("column_error", 0.0259, 0, 0.5)),
            new EcramChip.Training(
                size(training, "margin"),
                size(training, "error_shift"),
                size(training, "error_bits"),
                size(training, "pulses"),
                size(training, "verify")),
            timing.real("clock_hz", 12e6, 1, 1e10));
    check(chip);
    return chip;
  }

  /** The file of levels; null where there is none. */
  Path weightsFile(Path chipFile) {
    String weights = array.text("weights", EcramChip.MIDDLE_WEIGHTS);
    boolean none = List.of(EcramChip.MIDDLE_WEIGHTS, EcramChip.RANDOM_WEIGHTS).contains(weights);
    return none ? null : array.file("weights", chipFile);
  }

  /** A size whose default and range are those of the Verilog parameter of that name. */
  private static int size(Section in, String key) {
    Parameter p = EcramParameters.named(key.toUpperCase(Locale.ROOT));
    return (int) in.integer(key, p.defaultValue(), p.min(), p.max());
  }

  private EcramChip.Device device() {
    double gMin = device.real("g_min", 1e-6, 0, 1);
    double gMax = device.real("g_max", 1e-5, 0, 1);
    if (gMax <= gMin) {
      throw device.error(
          Code.RANGE,
          device.has("g_max") ? "g_max" : "g_min",
          "g_min " + Section.decimal(gMin) + ", g_max " + Section.decimal(gMax),
          "g_max above g_min");
    }
    return new EcramChip.Device(
        gMin,
        gMax,
        device.real("read_voltage", 0.1, 1e-6, 100),
        device.real("nonlinearity", 0, 0, 0.99),
        device.real("noise", 0, 0, 0.99),
        device.real("half_select", 0, 0, 0.99),
        device.integer("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  private void check(EcramChip chip) {
    Parameter shift = EcramParameters.named("GAIN_SHIFT");
    if (chip.gainShift() < shift.min() || chip.gainShift() > shift.max()) {
      boolean fine = chip.gainShift() < shift.min();
      throw readout.error(
          Code.RANGE,
          "scale",
          Section.decimal(chip.codesPerSum()) + " codes of the converter for a sum of 1",
          fine ? "fewer converter_bits or a lower scale" : "more converter_bits or a higher scale");
    }
    long sumBits = EcramSpec.TOP.block().resolve(chip.parameters()).get("SUM_BITS");
    check(
        sumBits <= EcramSpec.MOST_SUM_BITS,
        sumBits + " bits in a sum",
        "bits of levels, value_bits and bits of inputs together at most "
            + (EcramSpec.MOST_SUM_BITS - 1));
    long sums = (chip.neurons() + 1) * sumBits;
    check(
        sums <= EcramSpec.WIDEST,
        sums + " bits in the sums of all columns",
        "at most " + EcramSpec.WIDEST + ", the widest vector that every tool takes");
  }

  private void check(boolean holds, String found, String allowed) {
    if (!holds) {
      throw array.error(Code.COMBINATION, "inputs", found, allowed);
    }
  }
}
