// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.spec.Architecture;

/** The text of every error that the content of a chip file can cause. */
class ChipFileErrorTest {
  private static final String HEAD = "spintwin: 1\nchip: mram-lif\nname: x\n";
  private static final String NAMES =
      "a lower-case letter, then up to 62 lower-case letters, digits or _,"
          + " that is no keyword, block name or tb_...";

  private static final String KINDS = String.join(", ", Architecture.words());

  @TempDir Path folder;

  /** A body after {@link #HEAD}, and the first line of the message after {@code chip.yaml:}. */
  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of(
            "arry:\n  inputs: 3\n",
            "%Error-UNKNOWNKEY: chip.yaml:4:1: arry: found an unknown key; allowed"
                + " spintwin, chip, name, array, device, neuron, inhibition, timing,"
                + " architecture; did you mean array?"),
        Arguments.of(
            "architecture: {lane: 2}\n",
            "%Error-UNKNOWNKEY: chip.yaml:4:16: architecture.lane: found an unknown key;"
                + " allowed kind, lanes, event_queue, counter_bits, readback, settings, step_end; did you mean lanes?"),
        Arguments.of(
            "architecture: parallel\n",
            "%Error-TYPE: chip.yaml:4:15: architecture: found parallel; allowed a mapping of"
                + " kind, lanes, event_queue, counter_bits, readback, settings, step_end"),
        Arguments.of(
            "architecture: {kind: paralel}\n",
            "%Error-VALUE: chip.yaml:4:22: architecture.kind: found paralel; allowed "
                + KINDS
                + "; did you mean parallel?"),
        Arguments.of(
            "array: {neurons: 16}\narchitecture: {lanes: 3}\n",
            "%Error-VALUE: chip.yaml:5:23: architecture.lanes: found 3; allowed a power of two"
                + " that divides array.neurons (16): 1, 2, 4, 8 or 16"),
        Arguments.of(
            "array: {neurons: 6}\narchitecture: {lanes: 4}\n",
            "%Error-VALUE: chip.yaml:5:23: architecture.lanes: found 4; allowed a power of two"
                + " that divides array.neurons (6): 1 or 2"),
        Arguments.of(
            "array: {neurons: 5}\narchitecture: {lanes: \"1\"}\n",
            "%Error-VALUE: chip.yaml:5:23: architecture.lanes: found \"1\"; allowed a power of two"
                + " that divides array.neurons (5): 1"),
        Arguments.of(
            "architecture: {lanes: }\n",
            "%Error-VALUE: chip.yaml:4:22: architecture.lanes: found nothing; allowed a power of"
                + " two that divides array.neurons (16): 1, 2, 4, 8 or 16"),
        Arguments.of(
            "architecture: {event_queue: 100}\n",
            "%Error-VALUE: chip.yaml:4:29: architecture.event_queue: found 100; allowed a power of"
                + " two: 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192 or 16384"),
        Arguments.of(
            "architecture: {event_queue: 8}\n",
            "%Error-VALUE: chip.yaml:4:29: architecture.event_queue: found 8; allowed a power of"
                + " two: 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192 or 16384"),
        Arguments.of(
            "architecture: {event_queue: [256]}\n",
            "%Error-VALUE: chip.yaml:4:29: architecture.event_queue: found a list; allowed a power"
                + " of two: 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192 or 16384"),
        Arguments.of(
            "architecture: {counter_bits: 33}\n",
            "%Error-RANGE: chip.yaml:4:30: architecture.counter_bits: found 33; allowed 0 to 32"),
        Arguments.of(
            "architecture: {readback: 1}\n",
            "%Error-VALUE: chip.yaml:4:26: architecture.readback: found 1; allowed true, false"),
        Arguments.of(
            "array:\n  input: 3\n",
            "%Error-UNKNOWNKEY: chip.yaml:5:3: array.input: found an unknown key;"
                + " allowed inputs, neurons, bits, encoding, polarity, code_bits,"
                + " code_fraction_bits, weights, codes; did you mean inputs?"),
        Arguments.of(
            "array: 5\n",
            "%Error-TYPE: chip.yaml:4:8: array: found 5; allowed a mapping of inputs,"
                + " neurons, bits, encoding, polarity, code_bits, code_fraction_bits, weights,"
                + " codes"),
        Arguments.of(
            "array:\n",
            "%Error-TYPE: chip.yaml:4:7: array: found nothing; allowed a mapping of"
                + " inputs, neurons, bits, encoding, polarity, code_bits, code_fraction_bits,"
                + " weights, codes"),
        Arguments.of(
            "array: {inputs: 1000000000}\n",
            "%Error-RANGE: chip.yaml:4:17: array.inputs: found 1000000000; allowed 1 to" + " 4096"),
        Arguments.of(
            "array: {inputs: \"64\"}\n",
            "%Error-TYPE: chip.yaml:4:17: array.inputs: found \"64\"; allowed a whole"
                + " number 1 to 4096"),
        Arguments.of(
            "array: {inputs: 6.5}\n",
            "%Error-TYPE: chip.yaml:4:17: array.inputs: found 6.5; allowed a whole"
                + " number 1 to 4096"),
        Arguments.of(
            "array: {inputs: [1, 2]}\n",
            "%Error-TYPE: chip.yaml:4:17: array.inputs: found a list; allowed a whole"
                + " number 1 to 4096"),
        Arguments.of(
            "array: {inputs: }\n",
            "%Error-TYPE: chip.yaml:4:16: array.inputs: found nothing; allowed a whole"
                + " number 1 to 4096"),
        Arguments.of(
            "array: {inputs: 0x10}\n",
            "%Error-TYPE: chip.yaml:4:17: array.inputs: found 0x10; allowed a whole"
                + " number 1 to 4096"),
        Arguments.of(
            "array: {encoding: thermo}\n",
            "%Error-VALUE: chip.yaml:4:19: array.encoding: found thermo; allowed"
                + " binary, thermometer"),
        Arguments.of(
            "array: {encoding: binry}\n",
            "%Error-VALUE: chip.yaml:4:19: array.encoding: found binry; allowed binary,"
                + " thermometer; did you mean binary?"),
        Arguments.of(
            "array: {bits: 9}\n",
            "%Error-RANGE: chip.yaml:4:15: array.bits: found 9; allowed 1 to 8"),
        Arguments.of(
            "array:\n  code_bits: 4\n  code_fraction_bits: 5\n",
            "%Error-RANGE: chip.yaml:6:23: array.code_fraction_bits: found 5; allowed 0" + " to 4"),
        Arguments.of(
            "array: {code_fraction_bits: 9, code_bits: 16}\n",
            "%Error-COMBINATION: chip.yaml:4:29: array.code_fraction_bits: found"
                + " array.code_fraction_bits 9, neuron.fraction_bits 8; allowed"
                + " array.code_fraction_bits at most neuron.fraction_bits"),
        Arguments.of(
            "array: {neurons: 4096}\n",
            "%Error-COMBINATION: chip.yaml:4:18: array.neurons: found array.neurons"
                + " 4096, neuron.membrane_bits 24, neuron.trace_bits 24; allowed"
                + " array.neurons * max(neuron.membrane_bits, neuron.trace_bits) at most"
                + " 65536, the widest vector that every tool takes"),
        Arguments.of(
            "array: {neurons: 4096, inputs: 4096, code_bits: 16}\n"
                + "neuron: {membrane_bits: 16, trace_bits: 16, threshold: 1}\n",
            "%Error-COMBINATION: chip.yaml:4:18: array.neurons: found array.neurons"
                + " 4096, array.code_bits 16, array.inputs 4096; allowed array.neurons *"
                + " (array.code_bits + clog2(array.inputs * highest value)) at most 65536, the widest vector"
                + " that every tool takes"),
        Arguments.of(
            "array: {neurons: 4096, inputs: 1}\n" + "architecture: {kind: folded, lanes: 4096}\n",
            "%Error-COMBINATION: chip.yaml:5:37: architecture.lanes: found architecture.lanes 4096;"
                + " allowed architecture.lanes * (bits of a sum of inhibitions) at most 65536, the widest"
                + " vector that every tool takes"),
        Arguments.of(
            "array: {weights: ''}\n",
            "%Error-VALUE: chip.yaml:4:18: array.weights: found \"\"; allowed the path of"
                + " a .csv or .npy file"),
        Arguments.of(
            "array: {weights: \"a\\0b\"}\n",
            "%Error-VALUE: chip.yaml:4:18: array.weights: found \"a\uFFFDb\"; allowed the path"
                + " of a .csv or .npy file"),
        Arguments.of(
            "array: {weights: {file: a}}\n",
            "%Error-TYPE: chip.yaml:4:18: array.weights: found a mapping; allowed a" + " text"),
        Arguments.of(
            "device: {r_p: .nan}\n",
            "%Error-TYPE: chip.yaml:4:15: device.r_p: found .nan; allowed a number 1 to"
                + " 1000000000"),
        Arguments.of(
            "device: {tmr: .inf}\n",
            "%Error-TYPE: chip.yaml:4:15: device.tmr: found .inf; allowed a number 0.01"
                + " to 100"),
        Arguments.of(
            "device: {tmr: 1e999}\n",
            "%Error-RANGE: chip.yaml:4:15: device.tmr: found 1e999; allowed 0.01 to 100"),
        Arguments.of(
            "device: {tmr: 0}\n",
            "%Error-RANGE: chip.yaml:4:15: device.tmr: found 0; allowed 0.01 to 100"),
        Arguments.of(
            "device: {sigma_r: -0.1}\n",
            "%Error-RANGE: chip.yaml:4:19: device.sigma_r: found -0.1; allowed 0 to 1"),
        Arguments.of(
            "device: {current_subtraction: yes}\n",
            "%Error-VALUE: chip.yaml:4:31: device.current_subtraction: found yes;"
                + " allowed true, false"),
        Arguments.of(
            "device: {seed: 99999999999999999999}\n",
            "%Error-RANGE: chip.yaml:4:16: device.seed: found 99999999999999999999;"
                + " allowed -9223372036854775808 to 9223372036854775807"),
        Arguments.of(
            "device: {r_p: 0}\n",
            "%Error-RANGE: chip.yaml:4:15: device.r_p: found 0; allowed 1 to 1000000000"),
        Arguments.of(
            "device: {r_p: -7500}\n",
            "%Error-RANGE: chip.yaml:4:15: device.r_p: found -7500; allowed 1 to 1000000000"),
        Arguments.of(
            "device: {temperatur: {kelvin: 300}}\n",
            "%Error-UNKNOWNKEY: chip.yaml:4:10: device.temperatur: found an unknown key; allowed"
                + " r_p, tmr, sigma_r, sigma_tmr, read_voltage, current_subtraction, seed,"
                + " tmr_half_voltage, temperature, read_noise, write_error, retention, reference,"
                + " branch, wires; did you mean temperature?"),
        Arguments.of(
            "device: {temperature: 300}\n",
            "%Error-TYPE: chip.yaml:4:23: device.temperature: found 300; allowed a mapping of"
                + " kelvin, r_p_slope, tmr_slope"),
        Arguments.of(
            "device: {temperature: {kelvin: 77, celsius: 3}}\n",
            "%Error-UNKNOWNKEY: chip.yaml:4:36: device.temperature.celsius: found an unknown key;"
                + " allowed kelvin, r_p_slope, tmr_slope"),
        Arguments.of(
            "device: {temperature: {kelvin: 0}}\n",
            "%Error-RANGE: chip.yaml:4:32: device.temperature.kelvin: found 0; allowed 4 to 600"),
        Arguments.of(
            "device: {temperature: {tmr_slope: -0.01}}\n",
            "%Error-RANGE: chip.yaml:4:35: device.temperature.tmr_slope: found -0.01; allowed"
                + " -0.003 to 0.003"),
        Arguments.of(
            "device: {tmr_half_voltage: 0}\n",
            "%Error-RANGE: chip.yaml:4:28: device.tmr_half_voltage: found 0; allowed 0.01 to 100"),
        Arguments.of(
            "device: {tmr_half_voltage: .nan}\n",
            "%Error-TYPE: chip.yaml:4:28: device.tmr_half_voltage: found .nan; allowed none or a"
                + " number 0.01 to 100"),
        Arguments.of(
            "device: {read_noise: 0.2}\n",
            "%Error-RANGE: chip.yaml:4:22: device.read_noise: found 0.2; allowed 0 to 0.1"),
        Arguments.of(
            "device: {write_error: 1.5}\n",
            "%Error-RANGE: chip.yaml:4:23: device.write_error: found 1.5; allowed 0 to 1"),
        Arguments.of(
            "device: {retention: {seconds: -1}}\n",
            "%Error-RANGE: chip.yaml:4:31: device.retention.seconds: found -1; allowed 0 to"
                + " 1000000000000"),
        Arguments.of(
            "device: {retention: {stability: 0}}\n",
            "%Error-RANGE: chip.yaml:4:33: device.retention.stability: found 0; allowed 1 to 200"),
        Arguments.of(
            "device: {reference: {per: colum}}\n",
            "%Error-VALUE: chip.yaml:4:27: device.reference.per: found colum; allowed cell,"
                + " column, array; did you mean column?"),
        Arguments.of(
            "device: {branch: {gain_error: 0.5}}\n",
            "%Error-RANGE: chip.yaml:4:31: device.branch.gain_error: found 0.5; allowed 0 to 0.1"),
        Arguments.of(
            "device: {branch: {output_resistance: infinite}}\n",
            "%Error-TYPE: chip.yaml:4:38: device.branch.output_resistance: found infinite; allowed"
                + " none or a number 1 to 1000000000000"),
        Arguments.of(
            "device: {branch: {output_resistance: 0}}\n",
            "%Error-RANGE: chip.yaml:4:38: device.branch.output_resistance: found 0; allowed 1 to"
                + " 1000000000000"),
        Arguments.of(
            "device: {wires: {segment_resistance: -1}}\n",
            "%Error-RANGE: chip.yaml:4:38: device.wires.segment_resistance: found -1; allowed 0,"
                + " or 0.000001 to 1000"),
        Arguments.of(
            "device: {wires: {segment_resistance: 4.9e-324}}\n",
            "%Error-RANGE: chip.yaml:4:38: device.wires.segment_resistance: found 4.9e-324;"
                + " allowed 0, or 0.000001 to 1000"),
        Arguments.of(
            "array: {inputs: 256, neurons: 65}\ndevice: {wires: {segment_resistance: 2}}\n",
            "%Error-COMBINATION: chip.yaml:5:38: device.wires.segment_resistance: found 2 with"
                + " 66560 cells; allowed segment_resistance above 0 with array.inputs *"
                + " array.neurons * cells of a synapse at most 65536; else 0"),
        Arguments.of(
            "array: {codes: ''}\n",
            "%Error-VALUE: chip.yaml:4:16: array.codes: found \"\"; allowed the path of a .csv or"
                + " .npy file"),
        Arguments.of(
            "neuron: {threshold: 40000}\n",
            "%Error-RANGE: chip.yaml:4:21: neuron.threshold: found 40000; allowed"
                + " -32768 to 32767.99609375"),
        Arguments.of(
            "neuron: {membrane_bits: 12}\n",
            "%Error-RANGE: chip.yaml:4:9: neuron.threshold: found 256, the default;"
                + " allowed -8 to 7.99609375"),
        Arguments.of(
            "neuron: {reset: {value: -32769}}\n",
            "%Error-RANGE: chip.yaml:4:25: neuron.reset.value: found -32769; allowed"
                + " -32768 to 32767.99609375"),
        Arguments.of(
            "neuron: {fraction_bits: 24, membrane_bits: 20}\n",
            "%Error-COMBINATION: chip.yaml:4:25: neuron.fraction_bits: found"
                + " neuron.fraction_bits 24, neuron.membrane_bits 20; allowed"
                + " neuron.fraction_bits below neuron.membrane_bits"),
        Arguments.of(
            "neuron: {fraction_bits: 24, trace_bits: 24, membrane_bits: 32}\n",
            "%Error-COMBINATION: chip.yaml:4:25: neuron.fraction_bits: found"
                + " neuron.fraction_bits 24, neuron.trace_bits 24; allowed"
                + " neuron.fraction_bits below neuron.trace_bits"),
        Arguments.of(
            "neuron: {refractory: 256}\n",
            "%Error-RANGE: chip.yaml:4:22: neuron.refractory: found 256; allowed 0 to" + " 255"),
        Arguments.of(
            "neuron: {refractory_bits: 0, refractory: 1}\n",
            "%Error-RANGE: chip.yaml:4:42: neuron.refractory: found 1; allowed 0"),
        Arguments.of(
            "array: {polarity: sign}\n",
            "%Error-VALUE: chip.yaml:4:19: array.polarity: found sign; allowed synapse, row,"
                + " signed; did you mean signed?"),
        Arguments.of(
            "neuron: {decay_e: {shift: 3, coefficient: 1}}\n",
            "%Error-TYPE: chip.yaml:4:19: neuron.decay_e: found a mapping of several"
                + " keys; allowed {shift: k} or {coefficient: c}"),
        Arguments.of(
            "neuron: {decay_e: none}\n",
            "%Error-TYPE: chip.yaml:4:19: neuron.decay_e: found none; allowed {shift:"
                + " k} or {coefficient: c}"),
        Arguments.of(
            "neuron: {decay_e: {shift: 32}}\n",
            "%Error-RANGE: chip.yaml:4:27: neuron.decay_e.shift: found 32; allowed 0 to" + " 31"),
        Arguments.of(
            "neuron: {decay_e: {coefficient: 1.5}}\n",
            "%Error-RANGE: chip.yaml:4:33: neuron.decay_e.coefficient: found 1.5;"
                + " allowed 0 to 1"),
        Arguments.of(
            "neuron: {decay_e: {shft: 3}}\n",
            "%Error-UNKNOWNKEY: chip.yaml:4:20: neuron.decay_e.shft: found an unknown"
                + " key; allowed shift, coefficient; did you mean shift?"),
        Arguments.of(
            "neuron: {decay_e: 3}\n",
            "%Error-TYPE: chip.yaml:4:19: neuron.decay_e: found 3; allowed {shift: k}"
                + " or {coefficient: c}"),
        Arguments.of(
            "neuron: {decay_i: {coefficient: 0.5}}\n",
            "%Error-COMBINATION: chip.yaml:4:19: neuron.decay_i: found {coefficient:"
                + " 0.5} beside decay_e: {shift: 3}; allowed the same kind of decay for both"),
        Arguments.of(
            "neuron: {psp: pulse, decay_e: {shift: 3}}\n",
            "%Error-COMBINATION: chip.yaml:4:31: neuron.decay_e: found {shift: 3} with"
                + " psp: pulse; allowed no decay or {shift: 0} with psp: pulse; {shift: k} or"
                + " {coefficient: c} with psp: exponential or alpha"),
        Arguments.of(
            "neuron: {psp: pulse, decay_e: {shift: 0}, decay_i: {shift: 1}}\n",
            "%Error-COMBINATION: chip.yaml:4:52: neuron.decay_i: found {shift: 1} with"
                + " psp: pulse; allowed no decay or {shift: 0} with psp: pulse; {shift: k} or"
                + " {coefficient: c} with psp: exponential or alpha"),
        Arguments.of(
            "neuron: {leak: {}}\n",
            "%Error-TYPE: chip.yaml:4:16: neuron.leak: found a mapping; allowed none,"
                + " {shift: k} or {coefficient: c}"),
        Arguments.of(
            "neuron: {leak: off}\n",
            "%Error-TYPE: chip.yaml:4:16: neuron.leak: found off; allowed none, {shift:"
                + " k} or {coefficient: c}"),
        Arguments.of(
            "neuron:\n  threshold_compare: >=\n",
            "%Error-SYNTAX: chip.yaml:5:23: found what is not YAML: expected chomping"
                + " or indentation indicators, but found =(61); allowed YAML; did you mean"
                + " threshold_compare: \">=\"?"),
        Arguments.of(
            "neuron:\n  threshold_compare: '=>'\n",
            "%Error-VALUE: chip.yaml:5:22: neuron.threshold_compare: found \"=>\";"
                + " allowed >=, >; did you mean >=?"),
        Arguments.of(
            "inhibition: {radius: 3}\n",
            "%Error-COMBINATION: chip.yaml:4:22: inhibition.radius: found radius with"
                + " topology: none; allowed radius only with topology: ring"),
        Arguments.of(
            "inhibition: {topology: all, mask: m.csv, weight: 3}\n",
            "%Error-COMBINATION: chip.yaml:4:35: inhibition.mask: found mask with"
                + " topology: all; allowed mask only with topology: mask"),
        Arguments.of(
            "inhibition: {weight: 3}\n",
            "%Error-COMBINATION: chip.yaml:4:22: inhibition.weight: found weight with"
                + " topology: none; allowed weight only with topology: all, ring or mask"),
        Arguments.of(
            "inhibition: {topology: mask}\n",
            "%Error-MISSINGKEY: chip.yaml:4:13: inhibition.mask: found no such key;"
                + " allowed a .csv or .npy file of 0 and 1, with topology: mask"),
        Arguments.of(
            "inhibition: {topology: ring, radius: 9}\n",
            "%Error-RANGE: chip.yaml:4:38: inhibition.radius: found 9; allowed 1 to 8"),
        Arguments.of(
            "inhibition: {topology: all, weight: -1}\n",
            "%Error-RANGE: chip.yaml:4:37: inhibition.weight: found -1; allowed 0 to"
                + " 32767.99609375"),
        Arguments.of(
            "timing: {divider: 65536}\n",
            "%Error-RANGE: chip.yaml:4:19: timing.divider: found 65536; allowed 0 to" + " 65535"),
        Arguments.of(
            "timing: {clock_hz: 0}\n",
            "%Error-RANGE: chip.yaml:4:20: timing.clock_hz: found 0; allowed 1 to"
                + " 10000000000"),
        Arguments.of(
            "name: y\n",
            "%Error-DUPLICATEKEY: chip.yaml:4:1: name: found the key again, first on"
                + " line 3; allowed each key once"),
        Arguments.of(
            "array:\n  bits: 2\n  bits: 3\n",
            "%Error-DUPLICATEKEY: chip.yaml:6:3: array.bits: found the key again, first"
                + " on line 5; allowed each key once"),
        Arguments.of(
            "<<: {a: 1}\n",
            "%Error-UNKNOWNKEY: chip.yaml:4:1: <<: found an unknown key; allowed"
                + " spintwin, chip, name, array, device, neuron, inhibition, timing,"
                + " architecture"));
  }

  /** A whole file, likewise. */
  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of(
            "spintwin: 2\nchip: mram-lif\nname: x\n",
            "%Error-RANGE: chip.yaml:1:11: spintwin: found 2; allowed 1"),
        Arguments.of(
            "chip: mram-lif\nname: x\n",
            "%Error-MISSINGKEY: chip.yaml:1:1: spintwin: found no such key; allowed"
                + " spintwin: 1, the version of the format"),
        Arguments.of(
            "spintwin: 1\nchip: mram_lif\nname: x\n",
            "%Error-VALUE: chip.yaml:2:7: chip: found mram_lif; allowed mram-lif; did"
                + " you mean mram-lif?"),
        Arguments.of(
            "spintwin: 1\nname: x\n",
            "%Error-MISSINGKEY: chip.yaml:1:1: chip: found no such key; allowed chip:"
                + " mram-lif"),
        Arguments.of(
            "spintwin: 1\nchip: mram-lif\n",
            "%Error-MISSINGKEY: chip.yaml:1:1: name: found no such key; allowed " + NAMES),
        Arguments.of(
            "spintwin: 1\nchip: mram-lif\nname: Module\n",
            "%Error-VALUE: chip.yaml:3:7: name: found Module; allowed " + NAMES),
        Arguments.of(
            "spintwin: 1\nchip: mram-lif\nname: ''\n",
            "%Error-VALUE: chip.yaml:3:7: name: found an empty name; allowed " + NAMES),
        Arguments.of(
            "spintwin: 1\nchip: mram-lif\nname: module\n",
            "%Error-VALUE: chip.yaml:3:7: name: found module, a keyword of"
                + " SystemVerilog; allowed "
                + NAMES),
        Arguments.of(
            "spintwin: 1\nchip: mram-lif\nname: double\n",
            "%Error-VALUE: chip.yaml:3:7: name: found double, a keyword of C; allowed " + NAMES),
        Arguments.of(
            "spintwin: 1\nchip: mram-lif\nname: lif_neuron\n",
            "%Error-VALUE: chip.yaml:3:7: name: found lif_neuron, the name of a block"
                + " inside the chip; allowed "
                + NAMES),
        Arguments.of(
            "spintwin: 1\nchip: mram-lif\nname: tb_x\n",
            "%Error-VALUE: chip.yaml:3:7: name: found tb_x, which begins as testbenches"
                + " do; allowed "
                + NAMES),
        Arguments.of(
            "",
            "%Error-EMPTY: chip.yaml: found no content; allowed a mapping of keys to" + " values"),
        Arguments.of(
            "# only a comment\n",
            "%Error-EMPTY: chip.yaml: found no content; allowed a mapping of keys to" + " values"),
        Arguments.of(
            "- 1\n",
            "%Error-TYPE: chip.yaml:1:1: found a list; allowed a mapping of keys to" + " values"),
        Arguments.of(
            "hello\n",
            "%Error-TYPE: chip.yaml:1:1: found hello; allowed a mapping of keys to" + " values"),
        Arguments.of(
            "a: 1\n---\nb: 2\n",
            "%Error-DOCUMENTS: chip.yaml:3:1: found a second document; allowed one"
                + " document in a file"),
        Arguments.of(
            "a: &x 1\nb: *x\n",
            "%Error-ALIAS: chip.yaml:1:4: a: found a YAML anchor; allowed plain values;"
                + " write the value out, or quote a text that begins so"),
        Arguments.of(
            "a:\n  b: *x\n",
            "%Error-ALIAS: chip.yaml:2:6: a.b: found a YAML alias; allowed plain"
                + " values; write the value out, or quote a text that begins so"),
        Arguments.of(
            "--- &x\na: 1\n",
            "%Error-ALIAS: chip.yaml:1:5: found a YAML anchor; allowed plain values;"
                + " write the value out, or quote a text that begins so"),
        Arguments.of(
            "a: &x\n  b: 1\n",
            "%Error-ALIAS: chip.yaml:1:4: a: found a YAML anchor; allowed plain values;"
                + " write the value out, or quote a text that begins so"),
        Arguments.of(
            "&k a: 1\n",
            "%Error-ALIAS: chip.yaml:1:1: found a YAML anchor; allowed plain values;"
                + " write the value out, or quote a text that begins so"),
        Arguments.of(
            "a: !!map {}\n",
            "%Error-TYPE: chip.yaml:1:4: a: found a YAML tag; allowed plain values"),
        Arguments.of(
            "a:\n\t- 1\n",
            "%Error-SYNTAX: chip.yaml:2:1: found what is not YAML: found character"
                + " '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for"
                + " indentation); allowed YAML"),
        Arguments.of(
            "a: {b: 1\n",
            "%Error-SYNTAX: chip.yaml:2:1: found what is not YAML: expected ',' or '}',"
                + " but got <stream end>; allowed YAML"),
        Arguments.of(
            "a: b: c\n",
            "%Error-SYNTAX: chip.yaml:1:5: found what is not YAML: mapping values are"
                + " not allowed here; allowed YAML"),
        Arguments.of(
            "a: @x\n",
            "%Error-SYNTAX: chip.yaml:1:4: found what is not YAML: found character '@'"
                + " that cannot start any token. (Do not use @ for indentation); allowed YAML"),
        Arguments.of(
            "b: 1\na: \u0001\n",
            "%Error-SYNTAX: chip.yaml:2:4: found what is not YAML: a control character;"
                + " allowed YAML"),
        Arguments.of(
            "a: \"unclosed\n",
            "%Error-SYNTAX: chip.yaml:2:1: found what is not YAML: found unexpected end"
                + " of stream; allowed YAML"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void saysWhereWhatAndWhatIsAllowed(String body, String expected) throws IOException {
    assertThat(firstLine(HEAD + body)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("files")
  void saysWhatIsWrongWithTheFile(String text, String expected) throws IOException {
    assertThat(firstLine(text)).isEqualTo(expected);
  }

  @Test
  void carriesItsPartsAndShowsTheLineWithACaret() throws IOException {
    InputException e = error(HEAD + "array:\n  # \u00e9\n  encoding: binry # not thermo\n");
    Path file = folder.resolve("chip.yaml");
    assertThat(e)
        .hasMessage(
            "%Error-VALUE: "
                + file
                + ":6:13: array.encoding: found binry;"
                + " allowed binary, thermometer; did you mean binary?\n"
                + "    encoding: binry # not thermo\n"
                + "              ^");
    assertThat(e.code()).isEqualTo(InputException.Code.VALUE);
    assertThat(e.location().file()).isEqualTo(file.toString());
    assertThat(e.location().line()).isEqualTo(6);
    assertThat(e.location().column()).isEqualTo(13);
    assertThat(e.key()).isEqualTo("array.encoding");
    assertThat(e.found()).isEqualTo("binry");
    assertThat(e.allowed()).isEqualTo("binary, thermometer");
    assertThat(e.suggestion()).isEqualTo("binary");
  }

  @Test
  void showsAWindowOfALongLine() throws IOException {
    InputException e = error(HEAD + "device: {" + " ".repeat(500) + "r_p: no, tmr: 1}\n");
    String[] lines = e.getMessage().split("\n");
    assertThat(lines[0]).endsWith(":4:515: device.r_p: found no; allowed a number 1 to 1000000000");
    assertThat(lines[1]).isEqualTo("  " + " ".repeat(55) + "r_p: no, tmr: 1}");
    assertThat(lines[2]).isEqualTo("  " + " ".repeat(60) + "^");
  }

  @Test
  void refusesNestingBeforeItReadsOn() throws IOException {
    assertThat(firstLine("[".repeat(100_000)))
        .isEqualTo(
            "%Error-DEPTH: chip.yaml:1:18: found more than 16 levels of nesting; allowed up to 16");
    assertThat(firstLine("{a: ".repeat(100_000)))
        .isEqualTo(
            "%Error-DEPTH: chip.yaml:1:69: found more than 16 levels of nesting; allowed up to 16");
  }

  @Test
  void namesTheFileThatIsNotThereAndItsNeighbour() throws IOException {
    Files.writeString(folder.resolve("chip.yaml"), HEAD);
    Path wrong = folder.resolve("chpi.yaml");
    assertThat(error(wrong))
        .hasMessage(
            "%Error-NOTFOUND: "
                + wrong
                + ": found no such file; allowed an existing file;"
                + " did you mean "
                + folder.resolve("chip.yaml")
                + "?");
    assertThat(error(folder.resolve("other.yaml")).suggestion()).isNull();
  }

  @Test
  void refusesAFolder() {
    assertThat(error(folder))
        .hasMessage("%Error-DIRECTORY: " + folder + ": found a directory; allowed a file");
  }

  @Test
  void refusesMoreThanAMebibyte() throws IOException {
    Path file = Files.writeString(folder.resolve("chip.yaml"), "#".repeat((1 << 20) + 1));
    assertThat(error(file))
        .hasMessage(
            "%Error-TOOLARGE: "
                + file
                + ": found more than 1048576 bytes;"
                + " allowed files up to that size");
  }

  @Test
  void givesTheOffsetOfAByteThatIsNotUtf8() throws IOException {
    Path file = folder.resolve("chip.yaml");
    Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xE9, '\n'});
    assertThat(error(file))
        .hasMessage(
            "%Error-ENCODING: " + file + ": found byte 0xE9 at offset 3; allowed UTF-8 text");
    Files.write(file, new byte[] {'a', (byte) 0xC3});
    assertThat(error(file))
        .hasMessage(
            "%Error-ENCODING: " + file + ": found byte 0xC3 at offset 1; allowed UTF-8 text");
  }

  private String firstLine(String text) throws IOException {
    String message = error(text).getMessage();
    assertThat(message).doesNotContain("\n\n").doesNotContain("Exception");
    return message.lines().findFirst().orElseThrow().replace(folder + "/", "");
  }

  private InputException error(String text) throws IOException {
    return error(Files.writeString(folder.resolve("chip.yaml"), text));
  }

  private static InputException error(Path file) {
    InputException e = catchThrowableOfType(InputException.class, () -> ChipFile.read(file));
    assertThat(e).as("accepted").isNotNull();
    return e;
  }

  @Test
  void aFileOfAnotherKindIsToldSoBeforeItsKeys() throws IOException {
    Path file = folder.resolve("chip.yaml");
    Files.writeString(file, "spintwin: 1\nchip: mtj-bnn\nname: m\nnetwork: {hidden: 4}\n");
    assertThatThrownBy(() -> ChipFile.read(file))
        .isInstanceOf(InputException.class)
        .message()
        .startsWith("%Error-VALUE: " + file + ":2:7: chip: found mtj-bnn; allowed mram-lif");
  }
}
