// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.MramLifModel;
import org.spintwin.spec.IllegalParameterException;

/** The Verilog of one chip serves others: its parameters are overridden, not generated again. */
@RequiresTool("verilator")
@Execution(ExecutionMode.CONCURRENT)
final class ParameterOverrideTest {
  private static final int CLOCKS = 20_000;

  static Stream<Map<String, Long>> overrides() {
    return Stream.of(
        Map.of("INPUTS", 1L, "NEURONS", 1L),
        Map.of("INPUTS", 64L, "NEURONS", 7L),
        Map.of("INPUTS", 65L, "NEURONS", 66L),
        Map.of("CODE_BITS", 2L, "CODE_FRACTION_BITS", 0L, "FRACTION_BITS", 0L),
        Map.of("CODE_BITS", 16L, "TRACE_BITS", 32L, "MEMBRANE_BITS", 32L),
        Map.of("TRACE_BITS", 5L, "MEMBRANE_BITS", 32L, "INIT_THRESHOLD", -2147483648L),
        Map.of("MEMBRANE_BITS", 32L, "INIT_THRESHOLD", 2147483647L, "INIT_RESET_VALUE", -7L),
        Map.of("INIT_THRESHOLD", -100L, "INIT_RESET_VALUE", -400L, "STRICT_THRESHOLD", 1L),
        Map.of("PSP_SHAPE", 1L, "DECAY_MODE", 1L, "INIT_DECAY_E", 3L, "INIT_DECAY_I", 2L),
        Map.of("PSP_SHAPE", 0L, "LEAK_MODE", 0L, "RESET_SUBTRACT", 1L, "INIT_REFRACTORY", 0L),
        Map.of("LEAK_MODE", 2L, "COEFFICIENT_BITS", 24L, "INIT_LEAK", 9_000_000L),
        Map.of("POLARITY", 1L, "INHIBITION", 0L),
        Map.of("POLARITY", 2L, "REFRACTORY_BITS", 0L, "INIT_REFRACTORY", 0L),
        Map.of("PSP_SHAPE", 0L, "TRACE_BITS", 5L, "CODE_BITS", 16L, "LEAK_MODE", 2L),
        Map.of("REFRACTORY_BITS", 16L, "INIT_REFRACTORY", 5L, "INIT_DIVIDER", 0L),
        Map.of("DIVIDER_BITS", 32L, "INIT_DIVIDER", 3L, "SPEC_DIGEST", 2147483647L),
        Map.of("INIT_ENABLE", 0L, "INIT_INHIBITION", 500L));
  }

  @ParameterizedTest
  @MethodSource("overrides")
  void anOverriddenChipEqualsTheGoldenModelWithThatParameter(Map<String, Long> overrides) {
    long seed = 5;
    var verification =
        Verification.overridden(MramLifModel.chip(SmallChips.alpha()), overrides, seed);
    assertThat(verification.chip().design().parameters()).containsAllEntriesOf(overrides);
    var library = verification.build(new VerilatorBuild(Fixtures.tools()), Variant.FAST);
    var stimulus = new RandomStimulus(verification.chip().design().parameters(), seed);
    LockstepResult result = verification.run(library, stimulus, CLOCKS, false, done -> {});
    assertThat(result.mismatch()).isEmpty();
    assertThat(result.memoryMismatch()).isEmpty();
    assertThat(result.clocks()).isEqualTo(CLOCKS);
  }

  @Test
  void anOverrideThatARuleForbidsIsRefusedBeforeAnythingIsBuilt() {
    assertThatThrownBy(
            () ->
                Verification.overridden(
                    MramLifModel.chip(SmallChips.alpha()), Map.of("TRACE_BITS", 3L), 1))
        .isInstanceOf(IllegalParameterException.class)
        .hasMessage("mram_lif: TRACE_BITS must be 4 to 32; found TRACE_BITS = 3");
  }
}
