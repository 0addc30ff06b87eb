// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules of AXI, and that queues lose and double nothing, proved for the emitted Verilog: no
 * violation within some clocks of a reset, and by induction none later. Each property has a broken
 * twin of the Verilog for which the same proof fails.
 */
@RequiresTool("z3")
@Execution(ExecutionMode.CONCURRENT)
final class AxiProofTest {
  private static final ToolOutput SILENT = new ToolOutput(0, "");

  @TempDir Path folder;

  static List<Proof> proofs() {
    return List.of(BrokenBlock.EVENT_QUEUE, BrokenBlock.SPIKE_QUEUE, BrokenBlock.AXI_REGISTERS);
  }

  @ParameterizedTest
  @RequiresTool("yosys")
  @MethodSource("proofs")
  void everyPropertyHoldsForever(Proof proof) throws IOException, InterruptedException {
    assertThat(proof.prepare(folder, proof.verilog(), null)).isEqualTo(SILENT);
    ToolOutput search = proof.search(folder);
    assertThat(search.text()).contains("Status: PASSED");
    assertThat(search.exitCode()).isZero();
    ToolOutput induction = proof.induce(folder);
    assertThat(induction.text()).contains("Temporal induction successful", "Status: PASSED");
    assertThat(induction.exitCode()).isZero();
  }

  static List<BrokenBlock> brokenBlocks() {
    return BrokenBlock.all();
  }

  @ParameterizedTest
  @RequiresTool("yosys")
  @MethodSource("brokenBlocks")
  void aBrokenTwinIsFound(BrokenBlock broken) throws IOException, InterruptedException {
    Proof proof = broken.proof();
    // The property alone, so that no other is found in its place.
    assertThat(proof.prepare(folder, broken.verilog(), "*" + broken.property())).isEqualTo(SILENT);
    ToolOutput search = proof.search(folder);
    assertThat(search.text())
        .contains("Status: FAILED")
        .containsPattern("Assert failed in \\w+: [\\w.]*" + broken.property() + "\\n");
    assertThat(search.exitCode()).isEqualTo(1);
  }

  @Test
  void everyPropertyHasABrokenTwin() {
    List<String> all = new ArrayList<>();
    Proof.sharedRules().keySet().forEach(file -> all.addAll(Proof.properties(file)));
    proofs().forEach(p -> all.addAll(Proof.properties(p.block().stem() + "_rules.svh")));
    Set<String> broken =
        BrokenBlock.all().stream()
            .map(b -> b.property().replaceFirst(".*\\.", ""))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    assertThat(broken).containsExactlyInAnyOrderElementsOf(new LinkedHashSet<>(all));
  }
}
