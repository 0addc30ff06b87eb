// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.ProofTools;
import org.spintwin.harness.RequiresTool;
import org.spintwin.harness.Stimulus;
import org.spintwin.harness.Toolchain;
import org.spintwin.harness.Variant;
import org.spintwin.harness.Verification;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.soak.RandomEcram;

@RequiresTool({"verilator", "g++", "yosys", "yosys-abc", "z3"})
final class MutationCheckTest {
  private static final int MUTANTS = 40;
  private static final long CLOCKS = 3000;
  private static final int ASKED = 8;
  private static final GoldenChip CHIP =
      RandomEcram.chip(
          Map.of("INPUTS", 2L, "NEURONS", 2L, "TILE_ROWS", 2L, "LEVELS", 4L, "VALUE_BITS", 2L), 1);

  private static final ProofTools TOOLS = ProofTools.find(System.getenv());
  private static final Path ABC = Toolchain.onPath(System.getenv(), "yosys-abc").orElseThrow();

  @TempDir private static Path folder;

  private static MutatedVerilog mutated;
  private static MutationRun run;

  @BeforeAll
  static void build() throws IOException {
    mutated = MutatedVerilog.make(TOOLS, CHIP.design(), MUTANTS, 1, folder);
    Verification verification = mutated.of(Verification.of(CHIP));
    var build = new VerilatorBuild(Toolchain.find(System.getenv()));
    run = new MutationRun(verification, verification.build(build, Variant.FAST));
  }

  @Test
  void withoutAMutantItIsTheChip() {
    assertThat(mutated.mutants()).hasSize(MUTANTS);
    assertThat(run.difference(0, run.random(1), CLOCKS)).isNegative();
  }

  @Test
  void theStimulusOfVerifyKillsAndZerosDoNot() {
    int killed = MUTANTS - survivors(run.random(1)).size();
    int killedByZeros = MUTANTS - survivors(Zeros::new).size();
    assertThat(killed).isGreaterThan(MUTANTS / 2);
    assertThat(killedByZeros).isLessThan(killed / 2);
  }

  @Test
  void whatIsKilledIsNotProvedEqualAndSomeOfTheRestIs() throws IOException {
    List<Mutant> left = survivors(run.random(1));
    List<Mutant> killed =
        mutated.mutants().stream().filter(m -> !left.contains(m)).limit(ASKED).toList();
    var proofs = new MutantProofs(TOOLS, ABC, mutated, mutated.mutants());
    for (Mutant mutant : killed) {
      assertThat(proofs.atOnce(mutant) || proofs.equal(mutant)).as(mutant.text()).isFalse();
    }
    boolean some = false;
    for (Mutant mutant : left) {
      some = some || proofs.atOnce(mutant) || proofs.equal(mutant);
    }
    assertThat(some).isTrue();
  }

  @Test
  void aMutantIsToldWithItsLine() {
    Mutant first = mutated.mutants().get(0);
    assertThat(first.text()).startsWith(CHIP.design().name()).contains(first.pin() + "[");
    assertThat(first.sources()).allSatisfy(s -> assertThat(s).matches("\\w+\\.v:\\d+"));
  }

  private static List<Mutant> survivors(MutationRun.Inputs inputs) {
    return run.survivors(mutated.mutants(), inputs, CLOCKS, done -> {});
  }

  /** Reset for ever. */
  private static final class Zeros implements Stimulus {
    @Override
    public void restart() {
      // Every clock is the same.
    }

    @Override
    public void fill(long[] inputs, int clocks) {
      Arrays.fill(inputs, 0);
    }
  }
}
