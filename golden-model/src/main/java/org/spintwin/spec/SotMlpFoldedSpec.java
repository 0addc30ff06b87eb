// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The folded SOT-MRAM multilayer perceptron, of any number of layers: a row of an array a clock,
 * the layers in turn. The clock-exact behaviour is in {@code docs/chips/sot-mlp.md}.
 */
public final class SotMlpFoldedSpec {
  /** Clocks from a row that is driven to the sums with it. */
  private static final int ARRAY_CLOCKS = 3;

  private SotMlpFoldedSpec() {}

  /** The top for that many layers of neurons. */
  public static TopSpec top(int layers) {
    List<Instance> instances = new ArrayList<>();
    instances.add(
        Instance.of(
            "u_sample", SampleRowsSpec.BLOCK, Map.of(), rows(1, Map.of("done_i", "valid_o"))));
    for (int k = 1; k <= layers; k++) {
      instances.add(array(k));
      if (k < layers) {
        instances.add(SotMlpSpec.neurons(k));
        instances.add(answers(k + 1));
      }
    }
    instances.add(SotMlpSpec.classes(layers));
    return new TopSpec(
        block(layers),
        instances,
        "valid_o",
        latency(layers),
        "A sample comes on `value_i`, a number a clock in which `valid_i` and `ready_o` are high, input"
            + " 0 first. After the last number\n`ready_o` is low until `valid_o` is high for one"
            + " clock, with the class on `class_o` and the sums of the last layer on `scores_o`.");
  }

  /** From the edge that takes the first number. */
  private static Expr latency(int layers) {
    StringBuilder clocks = new StringBuilder("INPUTS + " + (ARRAY_CLOCKS + 1));
    for (int k = 1; k < layers; k++) {
      // Neurons, start and first row; then one row a clock, with the bias.
      clocks.append(" + NEURONS_").append(k).append(" + ").append(ARRAY_CLOCKS + 3);
    }
    return Expr.of(clocks.toString());
  }

  private static BlockSpec block(int layers) {
    List<Port> ports =
        new ArrayList<>(
            List.of(
                Port.input("clk_i", "1", "clock, rising edge"),
                Port.input(
                    "rst_ni", "1", "synchronous reset, active low; memories keep their contents"),
                Port.input(
                    "valid_i", "1", "value_i holds the next number; ignored while ready_o is 0"),
                Port.input(
                    "value_i", "VALUE_BITS", "number of the sample, unsigned, input 0 first"),
                Port.output("ready_o", "1", "a number can be taken")));
    ports.addAll(SotMlpSpec.results(layers));
    List<Parameter> parameters = new ArrayList<>(SotMlpSpec.parameters(layers));
    parameters.replaceAll(
        p ->
            p.name().equals("CODE_BITS")
                ? new Parameter("CODE_BITS", 1, 1, 16, "bits of a weight's code")
                : p);
    parameters.add(
        parameters.size() - 2,
        new Parameter(
            "CODES",
            RowArraySpec.SIGNS,
            1,
            2,
            "codes are 1: two's complement, 2: one bit, 0 for +1 and 1 for -1"));
    return new BlockSpec(
        "sot_mlp_folded",
        "Twin of a SOT-MRAM multilayer perceptron: one row of its arrays a clock.",
        parameters,
        derived(layers),
        List.of(),
        ports,
        List.of(),
        List.of());
  }

  private static List<Derived> derived(int layers) {
    List<Derived> all = new ArrayList<>();
    for (int k = 1; k <= layers; k++) {
      all.add(SotMlpSpec.rows(k));
      all.add(
          new Derived(
              "SUM_BITS_" + k,
              Expr.of("CODE_BITS + VALUE_BITS + clog2(ROWS_" + k + ") + 1"),
              "bits of a sum of layer " + k));
    }
    return all;
  }

  private static Map<String, String> rows(int k, Map<String, String> others) {
    Map<String, String> connections = new java.util.HashMap<>(others);
    for (String port : List.of("row", "row_valid", "row_value", "clear", "last")) {
      connections.put(port + "_o", port + "_" + k);
    }
    return connections;
  }

  private static Instance answers(int k) {
    int before = k - 1;
    return Instance.of(
        "u_answers_" + before,
        AnswerRowsSpec.BLOCK,
        Map.of("NEURONS", "NEURONS_" + before),
        rows(k, Map.of("valid_i", "answers_valid_" + before, "values_i", "answers_" + before)));
  }

  private static Instance array(int k) {
    return Instance.of(
        "u_layer_" + k,
        RowArraySpec.BLOCK,
        Map.of("INPUTS", "ROWS_" + k, "NEURONS", "NEURONS_" + k),
        Map.of(
            "row_i", "row_" + k,
            "valid_i", "row_valid_" + k,
            "value_i", "row_value_" + k,
            "clear_i", "clear_" + k,
            "last_i", "last_" + k,
            "write_i", "{NEURONS_" + k + "{1'b0}}",
            "write_codes_i", "{NEURONS_" + k + " * CODE_BITS{1'b0}}",
            "sums_o", "sums_" + k,
            "valid_o", "sums_valid_" + k,
            "codes_o", "unused_codes_" + k));
  }
}
