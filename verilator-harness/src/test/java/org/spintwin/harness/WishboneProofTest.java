// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.spec.WishboneBridgeSpec;

/**
 * The rules of Wishbone, proved for the emitted Verilog whatever a master does: no violation within
 * some clocks of a reset, and by induction none later. Each property has a broken twin of the
 * Verilog for which the same proof fails.
 */
@RequiresTool("z3")
@Execution(ExecutionMode.CONCURRENT)
final class WishboneProofTest {
  private static final Proof PROOF =
      new Proof(WishboneBridgeSpec.BLOCK, Map.of("BUS_ERRORS", 1L), 18);
  private static final ToolOutput SILENT = new ToolOutput(0, "");

  @TempDir Path folder;

  @Test
  @RequiresTool("yosys")
  void everyPropertyHoldsForever() throws IOException, InterruptedException {
    assertThat(PROOF.prepare(folder, PROOF.verilog(), null)).isEqualTo(SILENT);
    assertThat(PROOF.search(folder).text()).contains("Status: PASSED");
    ToolOutput induction = PROOF.induce(folder);
    assertThat(induction.text()).contains("Temporal induction successful", "Status: PASSED");
    assertThat(induction.exitCode()).isZero();
  }

  static List<BrokenBlock> brokenBlocks() {
    return List.of(
        broken("an_answer_only_to_a_request", "ack_q && requested", "ack_q"),
        broken("never_both_ack_and_err", "answers && (good || BUS_ERRORS == 0)", "answers"),
        broken("one_answer_to_a_request", "!access_q && !ack_q && !err_q", "!access_q"),
        broken("a_dropped_request_has_no_answer", "requested && !dropped_q", "requested"),
        broken(
            "a_request_that_stays_is_answered",
            "if (!requested) dropped_q",
            "if (!ack_q) dropped_q"),
        broken("one_access_at_a_time", "asks = requested && !access_q &&", "asks = requested &&"),
        broken("a_pop_gives_what_was_taken", "14'b0, end_q, neuron_q", "14'b0, 1'b0, neuron_q"),
        broken("no_spike_is_lost", "!beat && (!full_q || pop)", "!full_q || pop"),
        broken(
            "an_event_is_offered_as_often_as_acknowledged",
            "if (push && room) begin",
            "if (push) begin"),
        broken(
            "a_refused_event_is_remembered",
            "if (push && !room) overflow_q",
            "if (pop && !room) overflow_q"));
  }

  private static BrokenBlock broken(String property, String from, String to) {
    return new BrokenBlock(PROOF, property, from, to);
  }

  @ParameterizedTest
  @EnabledIfSystemProperty(named = "spintwin.full", matches = "true")
  @RequiresTool("yosys")
  @MethodSource("brokenBlocks")
  void aBrokenTwinIsFound(BrokenBlock broken) throws IOException, InterruptedException {
    // The property alone, so that no other is found in its place.
    assertThat(PROOF.prepare(folder, broken.verilog(), "*" + broken.property())).isEqualTo(SILENT);
    ToolOutput search = PROOF.search(folder);
    assertThat(search.text())
        .contains("Status: FAILED")
        .containsPattern("Assert failed in \\w+: [\\w.]*" + broken.property() + "\\n");
    assertThat(search.exitCode()).isEqualTo(1);
  }

  @Test
  void everyPropertyHasABrokenTwin() {
    assertThat(brokenBlocks().stream().map(BrokenBlock::property).collect(Collectors.toSet()))
        .isEqualTo(new TreeSet<>(Proof.properties("wishbone_bridge_rules.svh")));
  }
}
