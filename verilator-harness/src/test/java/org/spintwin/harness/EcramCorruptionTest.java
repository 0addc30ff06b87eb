// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors put into the emitted Verilog of an {@code ecram} chip are found where they show first. */
@RequiresTool("verilator")
final class EcramCorruptionTest {
  private static final int CLOCKS = 40_000;

  @ParameterizedTest(name = "{0}: {2}")
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource(
      delimiter = '|',
      value = {
        "ecram_control | tile_row == TILE_ROWS - 1 | tile_row == TILE_ROWS | u_ecram_control.",
        "ecram_control | tries_q} == VERIFY | tries_q} == VERIFY - 1 | u_ecram_control.",
        "ecram_readout | score + code - reference | score + code + reference |"
            + " u_ecram_readout.scores_o",
        "ecram_readout | 1 << (GAIN_SHIFT - 1) | 0 | u_ecram_readout.",
        "ecram_pulses | own ? margin - wide_score | own ? margin + wide_score |"
            + " u_ecram_pulses.columns_q",
        "ecram_pulses | 32'h80200003 | 32'h80200007 | u_ecram_pulses.lfsr_q",
        "ecram_update | pulse_i ? up_i : target > level | up_i | u_",
        "ecram_update | * draw * 5) >>> 9 | * draw * 5) >>> 8 | u_",
        "ecram_update | -bend : bend | bend : -bend | u_",
        "row_array | if (rst_ni && write_i[w]) | if (rst_ni && write_i[0]) | u_",
        "ecram_chip | .LARGEST(1) | .LARGEST(0) | class_o"
      })
  void isFoundInTheSignalWhereItShowsFirst(String module, String from, String to, String signal) {
    ChipTwins.assertFound(EcramChips.noisy(5), module, from, to, signal, 7, CLOCKS);
  }
}
