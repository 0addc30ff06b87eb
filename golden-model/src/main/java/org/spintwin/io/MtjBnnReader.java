// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.nio.file.Path;
import java.util.Map;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.YamlNode.Mapping;
import org.spintwin.spec.MtjBnnChip;
import org.spintwin.spec.MtjBnnSpec;
import org.spintwin.spec.MtjDeviceSpec;
import org.spintwin.spec.Parameter;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.WireSpec;

/** Turns the mapping of a chip file into an {@link MtjBnnChip} whose every value fits. */
final class MtjBnnReader {
  private final Section top;
  private final Section array;
  private final Section network;
  private final Section device;
  private final Section wires;
  private final Section timing;

  MtjBnnReader(Mapping root) {
    top = Section.of("", root, "spintwin", "chip", "name", "array", "network", "device", "timing");
    array = top.section("array", "rows", "columns", "code_bits", "code_fraction_bits", "states");
    network = top.section("network", "features", "bias_rows", "hidden", "classes", "value_bits");
    device =
        top.section(
            "device",
            "r_p",
            "tmr",
            "sigma_r",
            "sigma_tmr",
            "write_error",
            "write",
            "seed",
            "wires");
    wires = device.section("wires", "driver_resistance", "segment_resistance");
    timing = top.section("timing", "clock_hz");
  }

  MtjBnnChip read() {
    String name = ChipHead.name(top, MtjBnnFile.CHIP);
    int codeBits = size(array, "code_bits");
    MtjBnnChip chip =
        new MtjBnnChip(
            name,
            size(array, "rows"),
            size(array, "columns"),
            size(network, "features"),
            size(network, "bias_rows"),
            size(network, "hidden"),
            size(network, "classes"),
            size(network, "value_bits"),
            new QFormat(true, codeBits, (int) array.integer("code_fraction_bits", 8, 0, codeBits)),
            array.path("states", MtjBnnChip.RANDOM_STATES),
            device(),
            timing.real("clock_hz", 12e6, 1, 1e10));
    checkSizes(chip);
    return chip;
  }

  /** The file of states; null where they are random. */
  Path statesFile(Path chipFile) {
    boolean random =
        array.text("states", MtjBnnChip.RANDOM_STATES).equals(MtjBnnChip.RANDOM_STATES);
    return random ? null : array.file("states", chipFile);
  }

  /** A size whose default and range are those of the Verilog parameter of that name. */
  private static int size(Section in, String key) {
    Parameter p = MtjBnnSpec.parameter(key);
    return (int) in.integer(key, p.defaultValue(), p.min(), p.max());
  }

  private MtjDeviceSpec device() {
    return new MtjDeviceSpec(
        device.real("r_p", 5000, 1, 1e9),
        device.real("tmr", 1.5, 0.01, 100),
        device.real("sigma_r", 0.05, 0, 1),
        device.real("sigma_tmr", 0, 0, 1),
        new WireSpec(
            wires.realOrZero("driver_resistance", 0, WireSpec.LEAST_OHM, 1e6),
            wires.realOrZero("segment_resistance", 5, WireSpec.LEAST_OHM, 1e3)),
        device.real("write_error", 0.01, 0, 1),
        (int) device.integer("write", 0, 0, MtjDeviceSpec.LAST_WRITE),
        device.integer("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  private void checkSizes(MtjBnnChip chip) {
    checkRows("features", chip.features(), chip.features(), "features", chip);
    checkRows("hidden", chip.hidden(), chip.hiddenRows(), "2 * hidden", chip);
    int pairs = chip.hidden() + chip.classes();
    check(
        2 * pairs <= chip.columns(),
        network,
        network.has("hidden") ? "hidden" : "classes",
        chip.hidden()
            + " hidden neurons, "
            + chip.classes()
            + " classes, "
            + chip.columns()
            + " columns",
        "2 * (hidden + classes) at most array.columns");
    Map<String, Long> values = MtjBnnSpec.TOP.block().resolve(chip.parameters());
    check(
        values.get("CURRENT_BITS") <= MtjBnnSpec.MOST_CURRENT_BITS,
        array,
        "code_bits",
        values.get("CURRENT_BITS") + " bits in the current of a column",
        "code_bits + bits of rows * (2^value_bits - 1) at most " + MtjBnnSpec.MOST_CURRENT_BITS);
    long cells = (long) chip.rows() * chip.columns();
    check(
        chip.device().wires().segmentResistance() == 0 || cells <= WireSpec.MAX_CELLS,
        wires,
        "segment_resistance",
        cells + " cells whose wires resist",
        "at most " + WireSpec.MAX_CELLS + " cells, or segment_resistance: 0");
  }

  private void checkRows(String key, int count, int driven, String formula, MtjBnnChip chip) {
    check(
        driven + chip.biasRows() <= chip.rows(),
        network,
        key,
        key + " " + count + ", bias_rows " + chip.biasRows() + ", array.rows " + chip.rows(),
        formula + " + bias_rows at most array.rows");
  }

  private static void check(
      boolean holds, Section section, String key, String found, String allowed) {
    if (!holds) {
      throw section.error(Code.COMBINATION, key, found, allowed);
    }
  }
}
