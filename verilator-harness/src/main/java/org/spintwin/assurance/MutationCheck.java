// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.spintwin.harness.HarnessException;
import org.spintwin.harness.HarnessException.Kind;
import org.spintwin.harness.ProofTools;
import org.spintwin.harness.ScratchFolder;
import org.spintwin.harness.Toolchain;
import org.spintwin.harness.Variant;
import org.spintwin.harness.Verification;
import org.spintwin.harness.VerilatedLibrary;
import org.spintwin.harness.VerilatorBuild;

/**
 * How many faults of the Verilog the comparison with the golden model finds: each mutant is
 * verified as a chip is; those that it does not tell from the chip are proved equal or are left.
 */
public final class MutationCheck implements AssuranceCheck {
  private static final double WANTED = 0.995;

  /** Most die at once; what outlives this is worth a proof before a long run. */
  private static final long FIRST_CLOCKS = 5_000;

  /** Stimuli besides that of {@code verify}, to tell what it misses. */
  private static final int FURTHER_SEEDS = 3;

  @Override
  public String name() {
    return "mutants";
  }

  @Override
  public List<String> programs() {
    return List.of("yosys", "yosys-smtbmc", "yosys-abc", "z3");
  }

  @Override
  public List<AssuranceRow> run(AssuredChip chip, LongConsumer progress) throws IOException {
    try (ScratchFolder scratch = ScratchFolder.make("mutants")) {
      return List.of(run(chip, scratch.path(), progress));
    } catch (HarnessException e) {
      if (e.kind() != Kind.TIMEOUT) {
        throw e;
      }
      return List.of(undone("not done in time: " + e.getMessage()));
    }
  }

  private static AssuranceRow run(AssuredChip chip, Path folder, LongConsumer progress)
      throws IOException {
    long start = System.nanoTime();
    AssuranceSettings settings = chip.settings();
    ProofTools tools = ProofTools.find(chip.environment());
    MutatedVerilog mutated =
        MutatedVerilog.make(
            tools, chip.chip().design(), settings.mutants(), settings.seed(), folder);
    List<Mutant> all = mutated.mutants();
    MutationRun run = built(chip, mutated.of(Verification.of(chip.chip())));
    MutationRun.Inputs inputs = run.random(settings.seed());
    long clocks = settings.clocks();
    if (run.difference(0, inputs, clocks) >= 0) {
      return undone("without a mutant, the Verilog that Yosys wrote differs from the golden model");
    }
    List<Mutant> left =
        run.survivors(
            all, inputs, Math.min(clocks, FIRST_CLOCKS), done -> tell(progress, 0, 300, done, all));
    MutantProofs proofs = new MutantProofs(tools, chip.program("yosys-abc"), mutated, left);
    List<Mutant> asked =
        TwoAtOnce.chosen(
            left, mutant -> !proofs.atOnce(mutant), done -> tell(progress, 300, 100, done, left));
    // Proofs that take seconds are for those that no stimulus at hand tells.
    List<Mutant> open =
        run.survivors(asked, inputs, clocks, done -> tell(progress, 400, 200, done, asked));
    List<Mutant> unkilled =
        TwoAtOnce.chosen(
            open, mutant -> !proofs.equal(mutant), done -> tell(progress, 600, 300, done, open));
    int equal = left.size() - asked.size() + open.size() - unkilled.size();
    Map<Mutant, String> told = new LinkedHashMap<>();
    unkilled.forEach(mutant -> told.put(mutant, "not found by anything tried"));
    others(chip, mutated, run, told);
    return row(settings, mutated, equal, told, (System.nanoTime() - start) / 1e9);
  }

  private static void tell(
      LongConsumer progress, long from, long share, long done, List<Mutant> all) {
    progress.accept(from + share * done / Math.max(1, all.size()));
  }

  /** The model is compiled to be there soon. */
  private static MutationRun built(AssuredChip chip, Verification verification) {
    Toolchain tools = chip.tools();
    var quick =
        new Toolchain(tools.verilator(), tools.compiler(), "-O1", tools.cache(), tools.timeout());
    VerilatedLibrary library = verification.build(new VerilatorBuild(quick), Variant.FAST);
    return new MutationRun(verification, library);
  }

  /** Says of those that are left what else would have found them. */
  private static void others(
      AssuredChip chip, MutatedVerilog mutated, MutationRun run, Map<Mutant, String> told) {
    long seed = chip.settings().seed();
    long clocks = chip.settings().clocks();
    List<Mutant> open = List.copyOf(told.keySet());
    for (int i = 1; i <= FURTHER_SEEDS && !open.isEmpty(); i++) {
      long other = seed + i;
      open = found(run, run.random(other), clocks, open, told, "--seed " + other);
    }
    if (!open.isEmpty() && !chip.chip().design().memories().isEmpty()) {
      Verification random = mutated.of(Verification.overridden(chip.chip(), Map.of(), seed));
      MutationRun contents = new MutationRun(random, run.library());
      found(contents, contents.random(seed), clocks, open, told, "random contents of the memories");
    }
  }

  private static List<Mutant> found(
      MutationRun run,
      MutationRun.Inputs inputs,
      long clocks,
      List<Mutant> open,
      Map<Mutant, String> told,
      String by) {
    List<Mutant> left = run.survivors(open, inputs, clocks, done -> {});
    open.stream().filter(m -> !left.contains(m)).forEach(m -> told.put(m, "found by " + by));
    return left;
  }

  private static AssuranceRow row(
      AssuranceSettings settings,
      MutatedVerilog mutated,
      int equal,
      Map<Mutant, String> told,
      double seconds) {
    int all = mutated.mutants().size();
    int killed = all - equal - told.size();
    double score = all == equal ? 1 : (double) killed / (all - equal);
    List<String> details = new ArrayList<>();
    told.forEach(
        (mutant, what) -> details.add(mutant.text() + " (" + what + ")" + from(mutated, mutant)));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("mutants", all);
    figures.put("killed", killed);
    figures.put("equal", equal);
    figures.put("left", told.size());
    figures.put("score", score);
    figures.put("seed", settings.seed());
    figures.put("clocks", settings.clocks());
    figures.put("seconds", seconds);
    return new AssuranceRow(
        "mutants of the Verilog",
        String.format(
            Locale.ROOT,
            "%.2f %% of %d killed (%d mutants, %d proved equal, %d left; %.0f s)",
            Math.floor(score * 1e4) / 100,
            all - equal,
            all,
            equal,
            told.size(),
            seconds),
        "99.5 %",
        score >= WANTED && all > 0,
        details,
        figures);
  }

  private static String from(MutatedVerilog mutated, Mutant mutant) {
    return mutant.sources().stream()
        .filter(source -> !mutated.line(source).isEmpty())
        .map(source -> "\n    " + source + ": " + mutated.line(source))
        .collect(Collectors.joining());
  }

  private static AssuranceRow undone(String why) {
    return new AssuranceRow("mutants of the Verilog", why, "99.5 %", false, List.of(), Map.of());
  }
}
