// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.harness.LockstepResult;
import org.spintwin.harness.MemoryMismatch;
import org.spintwin.harness.Mismatch;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/**
 * The first difference between golden model and Verilog, for a person and for a program.
 *
 * @param lines to print
 */
record MismatchReport(List<String> lines, Map<String, Object> json) {

  /** What the neurons take in at a clock. */
  private static final List<String> NEURON_INPUTS =
      List.of(
          "u_synapse_array.valid_o",
          "u_synapse_array.current_e_o",
          "u_synapse_array.current_i_o",
          "u_lif_neuron.refractory_q",
          "u_lif_neuron.membrane_q");

  static MismatchReport of(LockstepResult result, RecordLayout inputs, VerifyRun.Before before) {
    return result
        .mismatch()
        .map(m -> of(m, inputs, before))
        .orElseGet(() -> of(result.memoryMismatch().orElseThrow(), before));
  }

  private static MismatchReport of(
      Mismatch mismatch, RecordLayout inputs, VerifyRun.Before before) {
    List<String> lines = new ArrayList<>();
    Map<String, Object> json = new LinkedHashMap<>();
    lines.add("step " + before.steps() + ", " + mismatch);
    json.put("clock", mismatch.clock());
    json.put("step", before.steps());
    json.put("signal", mismatch.signal().name());
    json.put("element", mismatch.element());
    json.put("golden", mismatch.golden());
    json.put("rtl", mismatch.rtl());
    json.put("inputs", values(inputs.signals(), mismatch.inputs(), lines));
    List<Signal> seen = NEURON_INPUTS.stream().map(before.layout()::signal).toList();
    boolean perNeuron = mismatch.signal().name().startsWith("u_lif_neuron.");
    json.put(
        "neuronInputs",
        perNeuron ? neuronInputs(seen, mismatch.element(), before.record(), lines) : null);
    return new MismatchReport(lines, json);
  }

  private static MismatchReport of(MemoryMismatch mismatch, VerifyRun.Before before) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("clock", mismatch.clock());
    json.put("step", before.steps());
    json.put("signal", mismatch.memory());
    json.put("element", mismatch.word());
    json.put("golden", hex(mismatch.golden(), 0, mismatch.golden().length));
    json.put("rtl", hex(mismatch.rtl(), 0, mismatch.rtl().length));
    return new MismatchReport(List.of(mismatch.toString()), json);
  }

  private static Map<String, String> values(
      List<Signal> signals, long[] record, List<String> lines) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Signal signal : signals) {
      values.put(signal.name(), hex(record, signal.offset(), signal.words()));
    }
    lines.add("inputs on that clock: " + values);
    return values;
  }

  private static Map<String, Long> neuronInputs(
      List<Signal> signals, int element, long[] record, List<String> lines) {
    Map<String, Long> values = new LinkedHashMap<>();
    for (Signal signal : signals) {
      int index = Math.min(element, signal.elements() - 1);
      values.put(signal.name(), signal.get(record, 0, index));
    }
    lines.add("before that clock, neuron " + element + ": " + values);
    return values;
  }

  private static String hex(long[] record, int from, int words) {
    StringBuilder hex = new StringBuilder();
    for (int word = from + words - 1; word >= from; word--) {
      hex.append(
          hex.isEmpty() ? Long.toHexString(record[word]) : String.format("%016x", record[word]));
    }
    return "0x" + hex;
  }
}
