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
 * @param neuron whose state or spike differs; -1 where it is something else
 */
record MismatchReport(List<String> lines, Map<String, Object> json, int neuron) {

  /** What the neurons take in at a clock, where the chip has it; of a vector, the neuron's part. */
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
    int neuron = neuron(mismatch, before);
    List<Signal> seen = neuronInputs(before.layout());
    json.put("neuron", neuron < 0 ? null : neuron);
    if (neuron >= 0 && seen.isEmpty()) {
      lines.add("it is of neuron " + neuron);
    }
    boolean inputsKnown = neuron >= 0 && !seen.isEmpty();
    json.put(
        "neuronInputs", inputsKnown ? neuronInputs(seen, neuron, before.record(), lines) : null);
    return new MismatchReport(lines, json, neuron);
  }

  /** What the neurons take in at a clock, where the chip has it. */
  static List<Signal> neuronInputs(RecordLayout layout) {
    List<String> names = layout.names();
    return NEURON_INPUTS.stream().filter(names::contains).map(layout::signal).toList();
  }

  /** The neuron whose state or spike differs; -1 where it is something else. */
  private static int neuron(Mismatch mismatch, VerifyRun.Before before) {
    RecordLayout layout = before.layout();
    Signal signal = mismatch.signal();
    if (signal.name().startsWith("u_lif_neuron.")) {
      return signal.elements() > 1 ? mismatch.element() : -1;
    }
    boolean state = signal.name().equals("u_folded_neuron.written_q");
    if (!state && !signal.name().equals("u_folded_neuron.word_o")) {
      return -1;
    }
    int lanes = layout.signal("u_folded_neuron.word_o").bits();
    int lane =
        state
            ? mismatch.element() / (signal.elements() / lanes)
            : Long.numberOfTrailingZeros(mismatch.golden() ^ mismatch.rtl());
    Signal groups = layout.signal("u_folded_neuron.group_o");
    long group = groups.get(mismatch.goldenRecord(), 0, 0);
    if (group != 0 && group == groups.get(before.record(), 0, 0)) {
      return -1; // a clearing sweep, which leaves the number of the last group finished
    }
    return Math.toIntExact(group * lanes + lane);
  }

  private static MismatchReport of(MemoryMismatch mismatch, VerifyRun.Before before) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("clock", mismatch.clock());
    json.put("step", before.steps());
    json.put("signal", mismatch.memory());
    json.put("element", mismatch.word());
    json.put("golden", hex(mismatch.golden(), 0, mismatch.golden().length));
    json.put("rtl", hex(mismatch.rtl(), 0, mismatch.rtl().length));
    return new MismatchReport(List.of(mismatch.toString()), json, -1);
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
