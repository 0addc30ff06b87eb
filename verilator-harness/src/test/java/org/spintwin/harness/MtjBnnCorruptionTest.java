// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors put into the emitted Verilog of an {@code mtj-bnn} chip are found, in the right block. */
@RequiresTool("verilator")
final class MtjBnnCorruptionTest {
  private static final int CLOCKS = 40_000;

  @ParameterizedTest(name = "{0}: {2}")
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource(
      delimiter = '|',
      value = {
        "pass_control | hidden[k] = $signed( | hidden[k] = ( | hidden_o",
        "pass_control | CURRENT_BITS]) >= | CURRENT_BITS]) > | hidden_o",
        "pass_control | {VALUE_BITS{!hidden[k]}} | {VALUE_BITS{hidden[k]}} | u_pass_control.drive_o",
        "cell_writer | 32'h80200003 | 32'h80200007 | state_o",
        "cell_writer | < WRITE_ERROR | < 2 * WRITE_ERROR | state_o",
        "cell_writer | column] <= state; | column] <= write_data_i; | state_o",
        "cell_writer | if (recode) cell_q | if (read) cell_q | u_cell_writer.code_data_o",
        "chip | .LARGEST(1) | .LARGEST(0) | class_o"
      })
  void isFoundInTheSignalWhereItShowsFirst(String module, String from, String to, String signal) {
    ChipTwins.assertFound(MtjBnnChips.coarse(5), module, from, to, signal, 7, CLOCKS);
  }
}
