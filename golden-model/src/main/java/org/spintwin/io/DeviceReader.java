// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import org.spintwin.io.InputException.Code;
import org.spintwin.io.YamlNode.Scalar;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.BranchSpec;
import org.spintwin.spec.CellPhysicsSpec;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.ReferenceSpec;
import org.spintwin.spec.WireSpec;

/** Reads the section {@code device} of a chip file. */
final class DeviceReader {
  /** An effect that is left out. */
  static final String NONE = "none";

  private final Section device;
  private final Section temperature;
  private final Section retention;
  private final Section reference;
  private final Section branch;
  private final Section wires;

  DeviceReader(Section top) {
    device =
        top.section(
            "device",
            "r_p",
            "tmr",
            "sigma_r",
            "sigma_tmr",
            "read_voltage",
            "current_subtraction",
            "seed",
            "tmr_half_voltage",
            "temperature",
            "read_noise",
            "write_error",
            "retention",
            "reference",
            "branch",
            "wires");
    temperature = device.section("temperature", "kelvin", "r_p_slope", "tmr_slope");
    retention = device.section("retention", "stability", "seconds");
    reference = device.section("reference", "per", "sigma_r", "sigma_tmr");
    branch = device.section("branch", "gain_error", "output_resistance", "load_resistance");
    wires = device.section("wires", "driver_resistance", "segment_resistance");
  }

  MramDeviceSpec read(ArraySpec array) {
    double sigmaR = device.real("sigma_r", 0.05, 0, 1);
    double sigmaTmr = device.real("sigma_tmr", 0, 0, 1);
    return new MramDeviceSpec(
        device.real("r_p", 7500, 1, 1e9),
        device.real("tmr", 1.5, 0.01, 100),
        sigmaR,
        sigmaTmr,
        device.real("read_voltage", 0.1, 0.001, 10),
        device.flag("current_subtraction", true),
        device.integer("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
        physics(),
        new ReferenceSpec(
            reference.choice("per", ReferenceSpec.Per.CELL),
            reference.real("sigma_r", sigmaR, 0, 1),
            reference.real("sigma_tmr", sigmaTmr, 0, 1)),
        new BranchSpec(
            branch.real("gain_error", 0, 0, 0.1),
            orNone(branch, "output_resistance", 1, 1e12),
            branch.real("load_resistance", BranchSpec.ASSUMED_LOAD, 0, 1e9)),
        wires(array));
  }

  /** Ranges keep every resistance above 0: no slope reaches -100 %, no noise either. */
  private CellPhysicsSpec physics() {
    CellPhysicsSpec ideal = CellPhysicsSpec.ideal();
    return new CellPhysicsSpec(
        orNone(device, "tmr_half_voltage", 0.01, 100),
        new CellPhysicsSpec.Thermal(
            temperature.real("kelvin", ideal.thermal().kelvin(), 4, 600),
            temperature.real("r_p_slope", 0, -0.003, 0.003),
            temperature.real("tmr_slope", 0, -0.003, 0.003)),
        device.real("read_noise", 0, 0, 0.1),
        device.real("write_error", 0, 0, 1),
        new CellPhysicsSpec.Retention(
            retention.real("stability", ideal.retention().stability(), 1, 200),
            retention.real("seconds", 0, 0, 1e12)));
  }

  private WireSpec wires(ArraySpec array) {
    WireSpec spec =
        new WireSpec(
            wires.realOrZero("driver_resistance", 0, WireSpec.LEAST_OHM, 1e6),
            wires.realOrZero("segment_resistance", 0, WireSpec.LEAST_OHM, 1e3));
    long cells = (long) array.inputs() * array.neurons() * array.cellsPerSynapse();
    if (spec.segmentResistance() > 0 && cells > WireSpec.MAX_CELLS) {
      throw wires.error(
          Code.COMBINATION,
          "segment_resistance",
          wires.text("segment_resistance", null) + " with " + cells + " cells",
          "segment_resistance above 0 with array.inputs * array.neurons * cells of a synapse at"
              + " most "
              + WireSpec.MAX_CELLS
              + "; else 0");
    }
    return spec;
  }

  /** A number, or {@code none}, which is infinite: so weak that it has no effect. */
  private static double orNone(Section section, String key, double min, double max) {
    if (!section.has(key)) {
      return Double.POSITIVE_INFINITY;
    }
    YamlNode node = section.node(key);
    if (node instanceof Scalar scalar && scalar.text().equals(NONE)) {
      return Double.POSITIVE_INFINITY;
    }
    if (!(node instanceof Scalar scalar) || scalar.quoted() || !Section.isReal(scalar.text())) {
      String range = Section.decimal(min) + " to " + Section.decimal(max);
      throw section.error(Code.TYPE, key, node.described(), NONE + " or a number " + range);
    }
    return section.real(key, min, min, max);
  }
}
