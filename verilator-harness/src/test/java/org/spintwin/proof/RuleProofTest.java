// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.harness.ProofTools;
import org.spintwin.harness.RequiresTool;
import org.spintwin.spec.SpikeQueueSpec;

/**
 * The rules of AXI and Wishbone, and that queues lose and double nothing, proved for the emitted
 * Verilog; and each broken twin of it is found.
 */
@RequiresTool({"yosys", "z3"})
@Execution(ExecutionMode.CONCURRENT)
final class RuleProofTest {
  private static final ProofTools TOOLS = ProofTools.find(System.getenv());

  static List<RuleProof> proofs() {
    return BlockRules.ALL;
  }

  static List<RuleProof> quick() {
    return proofs().subList(0, 2);
  }

  @ParameterizedTest
  @MethodSource("quick")
  void theRulesOfAQueueHoldForever(RuleProof proof) throws IOException {
    assertThat(proof.objection(TOOLS)).isEmpty();
  }

  @ParameterizedTest
  @EnabledIfSystemProperty(named = "spintwin.full", matches = "true")
  @MethodSource("proofs")
  void everyRuleHoldsForever(RuleProof proof) throws IOException {
    assertThat(proof.objection(TOOLS)).isEmpty();
  }

  static Stream<Arguments> twins() {
    return proofs().stream()
        .flatMap(proof -> proof.twins().stream().map(twin -> Arguments.of(proof, twin)));
  }

  @ParameterizedTest
  @EnabledIfSystemProperty(named = "spintwin.full", matches = "true")
  @MethodSource("twins")
  void aBrokenTwinIsFound(RuleProof proof, RuleTwin twin) throws IOException {
    assertThat(proof.catches(TOOLS, twin)).isTrue();
  }

  @Test
  void aRuleThatDoesNotHoldIsNamed() throws IOException {
    RuleProof queue = proofs().get(0);
    var hasty = new RuleProof(queue.block(), queue.parameters(), 1, queue.twins());
    assertThat(hasty.objection(TOOLS))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .matches("by induction: .*nothing_is_lost_or_doubled.* not proved"));
  }

  @Test
  void aRuleWithoutABrokenTwinIsRefused() {
    assertThatThrownBy(() -> new RuleProof(SpikeQueueSpec.BLOCK, Map.of(), 16, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "spike_queue: no twin breaks [there_is_room_for_what_is_under_way,");
  }

  @Test
  void aTwinOfWhatIsNoRuleIsRefused() {
    List<RuleTwin> twins = new ArrayList<>(proofs().get(1).twins());
    twins.add(new RuleTwin("no_such_rule", "a", "b"));
    assertThatThrownBy(() -> new RuleProof(SpikeQueueSpec.BLOCK, Map.of(), 16, twins))
        .hasMessageStartingWith("spike_queue: no rules: [no_such_rule]; rules are [");
  }

  @Test
  void aTwinThatChangesNothingIsRefused() {
    RuleProof queue = proofs().get(1);
    assertThatThrownBy(
            () -> queue.catches(TOOLS, new RuleTwin("payload_is_stable", "no such text", "")))
        .hasMessage("not exactly one place in spike_queue reads\nno such text");
  }

  /** Those that several blocks share are broken in one of them. */
  @Test
  void everySharedRuleHasABrokenTwin() {
    assertThat(proofs().stream().flatMap(p -> p.twins().stream()).map(RuleTwin::name))
        .containsAll(
            RuleProof.sharedRules().keySet().stream()
                .flatMap(file -> RuleProof.rules(file).stream())
                .toList());
  }
}
