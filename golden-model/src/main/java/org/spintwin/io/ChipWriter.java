// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.spintwin.io.Section.decimal;
import static org.spintwin.io.Section.word;

import org.spintwin.spec.ArchitectureSpec;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.BranchSpec;
import org.spintwin.spec.CellPhysicsSpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.Decay;
import org.spintwin.spec.InhibitionSpec;
import org.spintwin.spec.InhibitionSpec.Topology;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.ReferenceSpec;
import org.spintwin.spec.TimingSpec;

/** Writes a chip in full: every key, in one order, so that equal chips give equal bytes. */
final class ChipWriter {
  private final StringBuilder text = new StringBuilder();

  String write(ChipSpec spec) {
    line("spintwin", 1);
    line("chip", ChipFile.CHIP);
    line("name", spec.name());
    array(spec.array(), spec.weights(), spec.codes());
    device(spec.device());
    neuron(spec.neuron());
    inhibition(spec.inhibition());
    timing(spec.timing());
    architecture(spec.architecture());
    return text.toString();
  }

  /** As the chip file has it: {@code none}, {@code {shift: 3}} or {@code {coefficient: 0.1}}. */
  static String decay(Decay decay) {
    return decay.mode() == Decay.Mode.NONE
        ? "none"
        : "{" + word(decay.mode()) + ": " + decimal(decay.value()) + "}";
  }

  private void array(ArraySpec array, String weights, String codes) {
    text.append("array:\n");
    line("  inputs", array.inputs());
    line("  neurons", array.neurons());
    line("  bits", array.bits());
    line("  encoding", word(array.encoding()));
    line("  polarity", word(array.polarity()));
    line("  code_bits", array.code().bits());
    line("  code_fraction_bits", array.code().fractionBits());
    line("  weights", quoted(weights));
    if (codes != null) {
      line("  codes", quoted(codes));
    }
  }

  private void device(MramDeviceSpec device) {
    text.append("device:\n");
    line("  r_p", decimal(device.rP()));
    line("  tmr", decimal(device.tmr()));
    line("  sigma_r", decimal(device.sigmaR()));
    line("  sigma_tmr", decimal(device.sigmaTmr()));
    line("  read_voltage", decimal(device.readVoltage()));
    line("  current_subtraction", device.currentSubtraction());
    line("  seed", device.seed());
    cells(device.physics());
    circuit(device);
  }

  private void cells(CellPhysicsSpec physics) {
    line("  tmr_half_voltage", orNone(physics.tmrHalfVoltage()));
    CellPhysicsSpec.Thermal thermal = physics.thermal();
    line(
        "  temperature",
        mapping(
            "kelvin", decimal(thermal.kelvin()),
            "r_p_slope", decimal(thermal.rPSlope()),
            "tmr_slope", decimal(thermal.tmrSlope())));
    line("  read_noise", decimal(physics.readNoise()));
    line("  write_error", decimal(physics.writeError()));
    CellPhysicsSpec.Retention retention = physics.retention();
    line(
        "  retention",
        mapping(
            "stability", decimal(retention.stability()), "seconds", decimal(retention.seconds())));
  }

  private void circuit(MramDeviceSpec device) {
    ReferenceSpec reference = device.reference();
    line(
        "  reference",
        mapping(
            "per", word(reference.per()),
            "sigma_r", decimal(reference.sigmaR()),
            "sigma_tmr", decimal(reference.sigmaTmr())));
    BranchSpec branch = device.branch();
    line(
        "  branch",
        mapping(
            "gain_error", decimal(branch.gainError()),
            "output_resistance", orNone(branch.outputResistance()),
            "load_resistance", decimal(branch.loadResistance())));
    line(
        "  wires",
        mapping(
            "driver_resistance", decimal(device.wires().driverResistance()),
            "segment_resistance", decimal(device.wires().segmentResistance())));
  }

  private void neuron(LifSpec neuron) {
    text.append("neuron:\n");
    line("  membrane_bits", neuron.membrane().bits());
    line("  trace_bits", neuron.trace().bits());
    line("  fraction_bits", neuron.membrane().fractionBits());
    line("  coefficient_bits", neuron.coefficientBits());
    line("  psp", word(neuron.psp()));
    line("  decay_e", decay(neuron.decayE()));
    line("  decay_i", decay(neuron.decayI()));
    line("  leak", decay(neuron.leak()));
    line("  threshold", decimal(neuron.threshold()));
    line("  threshold_compare", neuron.strictThreshold() ? "\">\"" : "\">=\"");
    String mode = neuron.resetSubtract() ? "subtract" : "value";
    line("  reset", "{mode: " + mode + ", value: " + decimal(neuron.resetValue()) + "}");
    line("  refractory", neuron.refractory());
    line("  refractory_bits", neuron.refractoryBits());
  }

  private void inhibition(InhibitionSpec inhibition) {
    text.append("inhibition:\n");
    line("  topology", word(inhibition.topology()));
    if (inhibition.topology() == Topology.RING) {
      line("  radius", inhibition.radius());
    }
    if (inhibition.topology() == Topology.MASK) {
      line("  mask", quoted(inhibition.maskFile()));
    }
    if (inhibition.topology() != Topology.NONE) {
      line("  weight", decimal(inhibition.weight()));
    }
  }

  private void timing(TimingSpec timing) {
    text.append("timing:\n");
    line("  clock_hz", decimal(timing.clockHz()));
    line("  divider", timing.divider());
    line("  divider_bits", timing.dividerBits());
  }

  private void architecture(ArchitectureSpec architecture) {
    text.append("architecture:\n");
    line("  kind", architecture.kind().word());
    line("  lanes", architecture.lanes());
    line("  event_queue", architecture.eventQueue());
    line("  counter_bits", architecture.counterBits());
    line("  readback", architecture.readback());
    line(
        "  settings",
        architecture.fixedSettings() ? ArchitectureReader.FIXED : ArchitectureReader.RUN_TIME);
    line(
        "  step_end",
        architecture.timedSteps() ? ArchitectureReader.DIVIDER : ArchitectureReader.TLAST);
  }

  private static String orNone(double value) {
    return value == Double.POSITIVE_INFINITY ? DeviceReader.NONE : decimal(value);
  }

  /** Keys and values in turn. */
  private static String mapping(String... keysAndValues) {
    StringBuilder mapping = new StringBuilder("{");
    for (int i = 0; i < keysAndValues.length; i += 2) {
      mapping.append(i == 0 ? "" : ", ").append(keysAndValues[i]);
      mapping.append(": ").append(keysAndValues[i + 1]);
    }
    return mapping.append('}').toString();
  }

  private void line(String key, Object value) {
    text.append(key).append(": ").append(value).append('\n');
  }

  /** Plain where YAML takes it for nothing but a text, else in double quotes. */
  static String quoted(String value) {
    if (value.matches("[A-Za-z./][A-Za-z0-9_./-]*")) {
      return value;
    }
    StringBuilder quoted = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (c < 0x20 || c > 0x7E) {
                quoted.append(String.format("\\U%08X", c));
              } else {
                quoted.appendCodePoint(c);
              }
            });
    return quoted.append('"').toString();
  }
}
