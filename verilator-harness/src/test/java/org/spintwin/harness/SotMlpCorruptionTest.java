// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Errors put into the emitted Verilog of perceptrons are found, in the signal of the right block.
 */
@RequiresTool("verilator")
final class SotMlpCorruptionTest {
  private static final int CLOCKS = 20_000;

  @ParameterizedTest(name = "{0}: {2}, activation {4}")
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "synapse_array | values_i[i*VALUE_BITS+v] | values_i[i*VALUE_BITS] | u_layer_1.current_e_o | 0",
        "sigmoid | (MIDDLE - sum) >>> | (MIDDLE - sum) >> | u_neurons_1.values_o | 0",
        "sigmoid | = 5 << (VALUE_BITS - 3) | = 4 << (VALUE_BITS - 3) | u_neurons_1.values_o | 1",
        "sigmoid | negative ? cut : ~cut | negative ? cut : -cut | u_neurons_1.values_o | 1",
        "sigmoid | below ? {TABLE_BITS{1'b0}} | below ? {TABLE_BITS{1'b1}} | u_neurons_1.values_o | 2",
        "arg_extreme | right > left : right < left | right > left : right <= left | class_o | 0",
        "arg_extreme | scores_o <= numbers_i; | scores_o <= ~numbers_i; | scores_o | 0",
        "perceptron | {{VALUE_BITS{1'b1}}, values_i} | {{VALUE_BITS{1'b0}}, values_i} | u_layer_1.current_e_o | 0"
      })
  void isFoundInThePipelinedChip(
      String module, String from, String to, String signal, long activation) {
    ChipTwins.assertFound(
        SmallPerceptrons.small(false, activation), module, from, to, signal, 7, CLOCKS);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "sample_rows | bias ? {VALUE_BITS{1'b1}} : value_i | value_i | u_sample.row_value_o",
        "sample_rows | count == INPUTS + 1 && done_i | count == INPUTS + 1 | ready_o",
        "answer_rows | {{VALUE_BITS{1'b1}}, values_i} | {{VALUE_BITS{1'b0}}, values_i} | u_answers_1.row_value_o",
        "answer_rows | running_q ? !bias : valid_i | running_q && !bias | u_answers_1.running_q",
        "row_array | valid_2_q && last_2_q | valid_2_q | u_layer_1.valid_o",
        "perceptron | .done_i(valid_o) | .done_i(sums_valid_2) | ready_o"
      })
  void isFoundInTheFoldedChip(String module, String from, String to, String signal) {
    ChipTwins.assertFound(SmallPerceptrons.small(true), module, from, to, signal, 7, CLOCKS);
  }
}
