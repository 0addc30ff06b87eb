// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pipelined SOT-MRAM multilayer perceptron, of any number of layers: each an array whose rows
 * all work at once, and its neurons. The clock-exact behaviour is in {@code docs/chips/sot-mlp.md}.
 */
public final class SotMlpSpec {
  /** Most layers. */
  public static final int MOST_LAYERS = 8;

  private SotMlpSpec() {}

  /** Clocks from the edge that takes a sample to the edge that shows its class. */
  public static int latency(int layers) {
    return 2 * layers - 1;
  }

  /** The top for that many layers of neurons. */
  public static TopSpec top(int layers) {
    List<Instance> instances = new ArrayList<>();
    for (int k = 1; k <= layers; k++) {
      instances.add(array(k));
      if (k < layers) {
        instances.add(neurons(k));
      }
    }
    instances.add(classes(layers));
    return new TopSpec(
        block(layers),
        instances,
        "valid_o",
        Expr.of(latency(layers)),
        "A sample is on `values_i` while `valid_i` is high, one a clock; "
            + latency(layers)
            + " clocks after the edge that took it `valid_o` is\nhigh for one clock, with the class"
            + " on `class_o` and the sums of the last layer on `scores_o`.");
  }

  private static BlockSpec block(int layers) {
    List<Port> ports =
        new ArrayList<>(
            List.of(
                Port.input("clk_i", "1", "clock, rising edge"),
                Port.input(
                    "rst_ni", "1", "synchronous reset, active low; memories keep their contents"),
                Port.input("valid_i", "1", "values_i holds a sample"),
                Port.inputs("values_i", "INPUTS", "VALUE_BITS", "the sample, unsigned")));
    ports.addAll(results(layers));
    return new BlockSpec(
        "sot_mlp",
        "Twin of a SOT-MRAM multilayer perceptron: one classification a clock.",
        parameters(layers),
        derived(layers),
        List.of(),
        ports,
        List.of(),
        List.of());
  }

  static List<Port> results(int layers) {
    return List.of(
        Port.output(
            "class_o",
            "clog2(max(NEURONS_" + layers + ", 2))",
            "class of the sample: the neuron of the smallest sum"),
        Port.numbers(
            "scores_o",
            "NEURONS_" + layers,
            "SUM_BITS_" + layers,
            "sums of the last layer, signed; the smaller, the likelier the class"),
        Port.output("valid_o", "1", "one clock long: class_o and scores_o are of a new sample"));
  }

  static List<Parameter> parameters(int layers) {
    List<Parameter> all = new ArrayList<>();
    all.add(new Parameter("INPUTS", 784, 1, 4095, "numbers of a sample"));
    for (int k = 1; k <= layers; k++) {
      String doc = k == layers ? "neurons of the last layer: classes" : "neurons of layer " + k;
      all.add(new Parameter("NEURONS_" + k, k == layers ? 10 : 16, 1, 4095, doc));
    }
    all.add(new Parameter("VALUE_BITS", 8, 1, 16, "bits of inputs and answers, unsigned"));
    all.add(new Parameter("CODE_BITS", 2, 2, 16, "bits of a weight's code, two's complement"));
    if (layers > 1) {
      all.add(new Parameter("CODE_FRACTION_BITS", 0, 0, 12, "fraction bits of a weight's code"));
      all.add(SigmoidSpec.ACTIVATION);
      all.add(SigmoidSpec.TABLE_BITS);
      for (int k = 1; k < layers; k++) {
        String doc = "x of layer " + k + " is a sum divided by 2^SIGMOID_SHIFT_" + k;
        all.add(new Parameter("SIGMOID_SHIFT_" + k, 10, 0, 24, doc));
      }
    }
    all.add(MramLifParameters.named("SPEC_DIGEST"));
    all.add(MramLifParameters.named("LOAD_IMAGE"));
    return all;
  }

  static List<Derived> derived(int layers) {
    List<Derived> all = new ArrayList<>();
    for (int k = 1; k <= layers; k++) {
      all.add(rows(k));
      all.add(
          new Derived(
              "SUM_BITS_" + k,
              Expr.of("CODE_BITS + clog2(ROWS_" + k + " * (pow2(VALUE_BITS) - 1))"),
              "bits of a sum of layer " + k));
    }
    return all;
  }

  static Derived rows(int k) {
    String inputs = k == 1 ? "INPUTS" : "NEURONS_" + (k - 1);
    return new Derived(
        "ROWS_" + k, Expr.of(inputs + " + 1"), "rows of layer " + k + "; the last is the bias");
  }

  /** The array of layer k; a bias is a row that is always driven with full scale. */
  private static Instance array(int k) {
    Map<String, String> connections = new HashMap<>();
    connections.put("valid_i", k == 1 ? "valid_i" : "answers_valid_" + (k - 1));
    String values = k == 1 ? "values_i" : "answers_" + (k - 1);
    connections.put("values_i", "{{VALUE_BITS{1'b1}}, " + values + "}");
    connections.put("code_write_i", "1'b0");
    connections.put(
        "code_neuron_i", "{$clog2((NEURONS_" + k + " > 2) ? NEURONS_" + k + " : 2){1'b0}}");
    connections.put("code_input_i", "{$clog2(ROWS_" + k + "){1'b0}}");
    connections.put("code_data_i", "{CODE_BITS + 1{1'b0}}");
    connections.put("current_e_o", "sums_" + k);
    connections.put("current_i_o", "unused_sums_" + k);
    connections.put("valid_o", "sums_valid_" + k);
    connections.put("code_o", "unused_code_" + k);
    return Instance.of(
        "u_layer_" + k,
        SynapseArraySpec.BLOCK,
        Map.of("INPUTS", "ROWS_" + k, "NEURONS", "NEURONS_" + k, "POLARITY", "2", "READBACK", "0"),
        connections);
  }

  static Instance neurons(int k) {
    return Instance.of(
        "u_neurons_" + k,
        SigmoidSpec.BLOCK,
        Map.of(
            "NEURONS",
            "NEURONS_" + k,
            "NUMBER_BITS",
            "SUM_BITS_" + k,
            "SIGMOID_SHIFT",
            "SIGMOID_SHIFT_" + k),
        Map.of(
            "valid_i",
            "sums_valid_" + k,
            "sums_i",
            "sums_" + k,
            "values_o",
            "answers_" + k,
            "valid_o",
            "answers_valid_" + k));
  }

  static Instance classes(int layers) {
    return Instance.of(
        "u_class",
        ArgExtremeSpec.BLOCK,
        Map.of("NEURONS", "NEURONS_" + layers, "NUMBER_BITS", "SUM_BITS_" + layers, "LARGEST", "0"),
        Map.of("valid_i", "sums_valid_" + layers, "numbers_i", "sums_" + layers));
  }
}
