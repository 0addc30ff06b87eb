// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.TsPcmModel;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.soak.RandomTsPcm;
import org.spintwin.spec.TsPcmCellSpec;

/** No tool objects to the Verilog of a ts-pcm chip, and every one to illegal parameters. */
@RequiresTool({"verilator", "iverilog"})
final class TsPcmLintTest extends ChipLint {
  private static final int RANDOM_CHIPS = 6;
  private static final String NAME = "cells";

  private static Map<String, Long> with(Object... namesAndValues) {
    Map<String, Long> all = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      all.put((String) namesAndValues[i], ((Number) namesAndValues[i + 1]).longValue());
    }
    return all;
  }

  private static Stream<Map<String, Long>> parameters() {
    Map<String, Long> least =
        with(
            "CELLS",
            1,
            "VALUE_BITS",
            1,
            "CONDUCTANCE_BITS",
            1,
            "VOLTAGE_BITS",
            4,
            "FRACTION_BITS",
            0,
            "LEAK_SHIFT",
            0,
            "DISCHARGE_SHIFT",
            0,
            "HOLD",
            1,
            "INTRINSIC_STEP",
            0,
            "EXCITABILITY_MAX",
            0,
            "SYNAPTIC_STEP",
            1,
            "DECAY_SHIFT",
            0,
            "PERIOD_BITS",
            0,
            "NOISE_BITS",
            1);
    Map<String, Long> most =
        with(
            "CELLS",
            3,
            "VALUE_BITS",
            16,
            "CONDUCTANCE_BITS",
            16,
            "VOLTAGE_BITS",
            30,
            "FRACTION_BITS",
            16,
            "LEAK_SHIFT",
            31,
            "DISCHARGE_SHIFT",
            31,
            "HOLD",
            (1 << 30) - 1,
            "INTRINSIC_STEP",
            (1 << 30) - 1,
            "EXCITABILITY_MAX",
            (1 << 30) - 1,
            "SYNAPTIC_STEP",
            65535,
            "DECAY_SHIFT",
            31,
            "PERIOD_BITS",
            24,
            "NOISE_BITS",
            8);
    Stream<Map<String, Long>> random =
        LongStream.rangeClosed(1, RANDOM_CHIPS)
            .mapToObj(
                seed -> {
                  Map<String, Long> p = RandomTsPcm.parameters(seed);
                  p.put("CELLS", Math.min(p.get("CELLS"), 4));
                  return p;
                });
    return Stream.concat(Stream.of(with("CELLS", 2), least, most), random);
  }

  static Stream<GoldenChip> chips() {
    return parameters().map(p -> new TsPcmModel().chip(NAME, p, Map.of()));
  }

  static Stream<GoldenChip> small() {
    return chips().limit(2);
  }

  @ParameterizedTest
  @CsvSource({
    "CELLS=4097, CELLS_must_be_1_to_4096",
    "HOLD=0, HOLD_must_be_1_to_1073741823",
    "CELLS=4096, CELLS_times_the_widest_state_must_be_at_most_65536",
    "VOLTAGE_BITS=18, HOLD_must_fit_VOLTAGE_BITS",
    "INTRINSIC_STEP=1048576, INTRINSIC_STEP_must_fit_VOLTAGE_BITS",
    "EXCITABILITY_MAX=1048576, EXCITABILITY_MAX_must_fit_VOLTAGE_BITS",
    "SYNAPTIC_STEP=256, SYNAPTIC_STEP_must_fit_CONDUCTANCE_BITS",
    "NOISE_BITS=5, noise_must_be_at_most_SYNAPTIC_STEP"
  })
  void anIllegalParameterStopsElaborationWithItsRule(String parameter, String rule)
      throws IOException, InterruptedException {
    String block = TsPcmCellSpec.BLOCK.stem();
    String file = block + ".v";
    ToolOutput.write(folder, Map.of(file, new VerilogWriter().block(TsPcmCellSpec.BLOCK)));
    for (List<String> command :
        List.of(
            List.of("verilator", "--lint-only", "-G" + parameter, "--top-module", block, file),
            List.of(
                "iverilog", "-g2005", "-P" + block + "." + parameter, "-o", "/dev/null", file))) {
      ToolOutput output = ToolOutput.of(folder, command);
      assertThat(output.exitCode()).as("%s", command).isNotZero();
      assertThat(output.text()).as("%s", command).contains(rule);
    }
  }
}
