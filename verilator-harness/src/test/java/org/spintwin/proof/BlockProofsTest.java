// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.harness.ProofTools;
import org.spintwin.harness.RequiresTool;
import org.spintwin.spec.BlockSpec;

/** Each block's Verilog does what its page says, and what is false of it is refuted. */
final class BlockProofsTest {
  private static final ProofTools TOOLS = ProofTools.find(System.getenv());

  /** Small ones, which take a second or so each. */
  private static final Map<String, String> QUICK =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("step_latch", "INPUTS=3 DIVIDER_BITS=3"),
              Map.entry("event_latch", "INPUTS=3"),
              Map.entry("synapse_array", "INPUTS=2 NEURONS=1 CODE_BITS=3"),
              Map.entry("folded_array", "INPUTS=3 NEURONS=4 GROUPS=2 LANES=2 CODE_BITS=2"),
              Map.entry("folded_inhibition", "NEURONS=2 GROUPS=2 INHIBITION=1 MEMBRANE_BITS=4"),
              Map.entry("row_array", "INPUTS=4 NEURONS=1 VALUE_BITS=2 CODE_BITS=2"),
              Map.entry("register_file", "INPUTS=3 NEURONS=2 MEMBRANE_BITS=4"),
              Map.entry("event_queue", "EVENT_QUEUE_BITS=4 INPUTS=3"),
              Map.entry("spike_queue", "GROUPS=2 LANES=2"),
              Map.entry("ecram_update", "NEURONS=2 LEVELS=4"),
              Map.entry("pass_control", "VALUE_BITS=4"),
              Map.entry("arg_extreme", "NEURONS=2 NUMBER_BITS=3"),
              Map.entry("answer_rows", "NEURONS=4"),
              Map.entry("sigmoid", "NEURONS=1"),
              Map.entry("layer_array", "COLUMNS=4 NEURONS=2 CODE_BITS=2"),
              Map.entry(
                  "layer_neuron",
                  "NEURONS=2 LANES=1 OWN_SETTINGS=1 SUM_BITS=3 MEMBRANE_BITS=4 CURRENT_BITS=4"
                      + " COEFFICIENT_BITS=4")));

  /** Those of which the solver takes longer, however small they are. */
  private static final Map<String, String> LONGER =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "lif_neuron",
                  "NEURONS=2 PSP_SHAPE=2 DECAY_MODE=2 LEAK_MODE=2 RESET_SUBTRACT=1 INHIBITION=1"),
              Map.entry("folded_neuron", "GROUPS=1 NEURONS=2 LANES=2 PSP_SHAPE=2 INHIBITION=1"),
              Map.entry("axi_registers", "NEURONS=10 INHIBITION=1"),
              Map.entry("sweep_control", "NEURONS=2 GROUPS=2 INHIBITION=1"),
              Map.entry("ecram_readout", "NEURONS=2"),
              Map.entry("ecram_pulses", "NEURONS=3"),
              Map.entry("ts_pcm_cell", "CELLS=2"),
              Map.entry("cell_writer", "ROWS=3 COLUMNS=2")));

  static Stream<Arguments> quick() {
    return some(QUICK);
  }

  static Stream<Arguments> longer() {
    return some(LONGER);
  }

  private static Stream<Arguments> some(Map<String, String> sizes) {
    return sizes.entrySet().stream().map(e -> at(proof(e.getKey()), Sizes.of(e.getValue())));
  }

  static Stream<Arguments> all() {
    return BlockProofs.ALL.stream().flatMap(p -> p.sizes().stream().map(size -> at(p, size)));
  }

  private static BlockProof proof(String stem) {
    return BlockProofs.of(stem).orElseThrow();
  }

  private static Arguments at(BlockProof proof, Map<String, Long> size) {
    return Arguments.of(proof.block().stem(), new TreeMap<>(size));
  }

  @ParameterizedTest
  @RequiresTool({"yosys", "z3"})
  @MethodSource("quick")
  void theVerilogOfABlockDoesWhatItsPageSays(String stem, Map<String, Long> size)
      throws IOException {
    examine(stem, size);
  }

  /** Whether these are false is asked at full length only. */
  @ParameterizedTest
  @RequiresTool({"yosys", "z3"})
  @MethodSource("longer")
  void theTwinsOfABlockClaimSomethingElse(String stem, Map<String, Long> size) throws IOException {
    BlockSpec block = proof(stem).block();
    Map<String, Long> values = block.resolve(size);
    Netlist netlist = new Prover(TOOLS, Prover.EFFORT).netlist(block, size);
    for (Property property : proof(stem).properties(values)) {
      Function<Property.Claim, List<String>> questions =
          claim -> {
            var problem = new Problem(true);
            var clocks = new Clocks(problem, netlist, block, values, property.edges());
            return claim.of(clocks).stream().map(part -> problem.against(part, "")).toList();
          };
      assertThat(property.twins())
          .extracting(twin -> questions.apply(twin.claim()))
          .as("%s: %s", stem, property.name())
          .doesNotHaveDuplicates()
          .doesNotContain(questions.apply(property.claim()));
    }
  }

  @Test
  void everyBlockWithAProofIsAmongThem() {
    assertThat(BlockProofs.ALL)
        .extracting(p -> p.block().stem())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(QUICK, LONGER).flatMap(m -> m.keySet().stream()).toList());
  }

  @ParameterizedTest
  @RequiresTool({"yosys", "z3"})
  @EnabledIfSystemProperty(named = "spintwin.full", matches = "true")
  @MethodSource("all")
  void theVerilogOfEveryBlockDoesWhatItsPageSaysAtEverySize(String stem, Map<String, Long> size)
      throws IOException {
    examine(stem, size);
  }

  private static void examine(String stem, Map<String, Long> size) throws IOException {
    BlockProof proof = proof(stem);
    Map<String, Long> values = proof.block().resolve(size);
    var prover = new Prover(TOOLS, Prover.EFFORT);
    Netlist netlist = prover.netlist(proof.block(), size);
    List<Property> properties = proof.properties(values);
    assertThat(properties).isNotEmpty();
    for (Property property : properties) {
      Prover.Examined examined = prover.examine(proof.block(), values, netlist, property);
      assertThat(examined.claim().outcome())
          .as("%s: %s %s", stem, property.name(), examined.claim().counterexample())
          .isEqualTo(Verdict.Outcome.PROVED);
      assertThat(examined.twins()).hasSameSizeAs(property.twins());
      for (int i = 0; i < property.twins().size(); i++) {
        assertThat(examined.twins().get(i).outcome())
            .as("%s: %s, but %s", stem, property.name(), property.twins().get(i).says())
            .isEqualTo(Verdict.Outcome.REFUTED);
      }
    }
  }
}
