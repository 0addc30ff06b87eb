// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.harness.RequiresTool;
import org.spintwin.harness.Toolchain;
import org.spintwin.proof.Prover;
import org.spintwin.soak.RandomNetworks;
import org.spintwin.spec.Architecture;

/** The rows that are made of proofs. */
@RequiresTool({"yosys", "yosys-smtbmc", "z3", "verilator"})
final class ProofCheckTest {
  /** A neuron with two inputs and hardly any state. */
  private static final Map<String, Long> SMALL =
      Map.ofEntries(
          Map.entry("INPUTS", 2L),
          Map.entry("NEURONS", 1L),
          Map.entry("CODE_BITS", 2L),
          Map.entry("CODE_FRACTION_BITS", 0L),
          Map.entry("FRACTION_BITS", 0L),
          Map.entry("MEMBRANE_BITS", 4L),
          Map.entry("TRACE_BITS", 4L),
          Map.entry("PSP_SHAPE", 0L),
          Map.entry("LEAK_MODE", 0L),
          Map.entry("COEFFICIENT_BITS", 4L),
          Map.entry("REFRACTORY_BITS", 0L),
          Map.entry("DIVIDER_BITS", 2L),
          Map.entry("INIT_THRESHOLD", -3L));

  private static List<AssuranceRow> rows(GoldenChip chip, long effort, List<Long> progress)
      throws IOException {
    var assured =
        new AssuredChip(
            chip, Toolchain.find(System.getenv()), System.getenv(), new AssuranceSettings(1, 1, 1));
    return new ProofCheck(effort).run(assured, progress::add);
  }

  @Test
  void whatIsProvedMeetsTheTarget() throws IOException {
    List<Long> progress = new ArrayList<>();
    var model = new MramLifModel(Architecture.PARALLEL);
    GoldenChip chip = model.chip("small", SMALL, model.randomMemories(SMALL, 1));
    List<AssuranceRow> rows = rows(chip, Prover.EFFORT, progress);
    assertThat(progress).isSorted().endsWith(AssuranceCheck.WHOLE);
    assertThat(rows)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.check()).isEqualTo("proofs: semantics of blocks");
              assertThat(row.found())
                  .matches("(\\d+) of \\1 properties proved, (\\d+) of \\2 false twins refuted");
              assertThat(row.target()).isEqualTo("all proved, all twins refuted");
              assertThat(row.details()).isEmpty();
              assertThat(row.met()).isTrue();
              assertThat(row.figures())
                  .containsEntry("undecided", 0)
                  .containsEntry("proved", row.figures().get("properties"))
                  .containsEntry("twinsRefuted", row.figures().get("twins"));
            });
  }

  @Test
  void whatTheSolverGivesUpIsNotMetAndBlocksWithoutAProofAreNamed() throws IOException {
    GoldenChip network = RandomNetworks.chip(RandomNetworks.draw(1));
    List<AssuranceRow> rows = rows(network, 1, new ArrayList<>());
    assertThat(rows)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.found()).matches(".* false twins refuted, [1-9]\\d* not decided");
              assertThat(row.met()).isFalse();
              assertThat(row.details())
                  .contains(
                      "layer_neuron: proved with NEURONS 2 in place of 7",
                      "layer_neuron: what_is_clipped_is_told: not decided within the work allowed",
                      "not proved, only tested: delay_line, layer_scan, network_step");
            });
  }
}
