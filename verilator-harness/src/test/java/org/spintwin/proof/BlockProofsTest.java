// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.harness.ProofTools;
import org.spintwin.harness.RequiresTool;

/** Each block's Verilog does what its page says, and what is false of it is refuted. */
final class BlockProofsTest {
  /** Long enough for a machine that does other things as well. */
  private static final int SECONDS = 600;

  /** Those that take a second or so. */
  private static final List<String> QUICK =
      List.of("event_queue", "spike_queue", "sigmoid", "answer_rows", "pass_control");

  static Stream<Arguments> quick() {
    return QUICK.stream().map(stem -> proof(stem)).map(p -> at(p, p.sizes().get(0)));
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
    var prover = new Prover(ProofTools.find(System.getenv()), SECONDS);
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
