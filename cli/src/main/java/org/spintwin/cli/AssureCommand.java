// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.assurance.AssuranceCheck;
import org.spintwin.assurance.AssuranceRow;
import org.spintwin.assurance.AssuranceSettings;
import org.spintwin.assurance.AssuredChip;
import org.spintwin.assurance.CoverageCheck;
import org.spintwin.assurance.MutationCheck;
import org.spintwin.assurance.ProofCheck;
import org.spintwin.assurance.SimulatorCheck;
import org.spintwin.io.NearestName;
import org.spintwin.kind.Twin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spintwin assure}. */
@Command(
    name = "assure",
    mixinStandardHelpOptions = true,
    description = {
      "Tell in numbers how good the checking of the chip's Verilog is: how many of its mutants",
      "verify kills, what is proved of its blocks for all inputs, whether other simulators agree,",
      "what of the Verilog the comparison reaches. docs/assurance.md explains each number."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spintwin assure chip.yaml",
      "  spintwin assure chip.yaml --only mutants --mutants 200",
      "  spintwin assure chip.yaml --json assurance.json"
    })
final class AssureCommand extends SpintwinCommand {
  /** In the order in which they are done. */
  private static final List<AssuranceCheck> CHECKS =
      List.of(new MutationCheck(), new ProofCheck(), new SimulatorCheck(), new CoverageCheck());

  private static final int MOST_MUTANTS = 100_000;
  private static final long MOST_CYCLES = 1_000_000_000L;

  @Parameters(paramLabel = "CHIP.yaml", description = "The chip file.")
  private Path chip;

  @Mixin private ArchitectureOptions architecture;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "CHECK",
      description = "Some of the checks: mutants, proofs, simulators, coverage. Default: all.")
  private List<String> only = List.of();

  @Option(
      names = "--mutants",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Mutants of the Verilog. Default: ${DEFAULT-VALUE}.")
  private int mutants;

  @Option(
      names = "--cycles",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Clocks that a mutant is compared for. Default: ${DEFAULT-VALUE}, as verify.")
  private long cycles;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Of mutants and stimulus. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Override
  ExitCode run(Console console, Map<String, Object> json) throws IOException {
    List<AssuranceCheck> wanted = wanted();
    requireRange("--mutants", mutants, MOST_MUTANTS);
    requireRange("--cycles", cycles, MOST_CYCLES);
    Twin twin = architecture.load(chip, console);
    var assured =
        new AssuredChip(
            twin.chip(), toolchain(), environment(), new AssuranceSettings(mutants, cycles, seed));
    // All at once: a campaign should not end for want of a program.
    assured.require(wanted.stream().flatMap(c -> c.programs().stream()).distinct().toList());
    List<AssuranceRow> rows = new ArrayList<>();
    for (AssuranceCheck check : wanted) {
      try (Console.Stage stage = console.stage(check.name(), AssuranceCheck.WHOLE)) {
        rows.addAll(check.run(assured, stage::done));
      }
    }
    json.put("specDigest", twin.chip().design().digest());
    json.put("architecture", twin.architecture());
    json.put("seed", seed);
    json.put("cycles", cycles);
    json.put("rows", rows.stream().map(AssureCommand::json).toList());
    boolean met = rows.stream().allMatch(AssuranceRow::met);
    json.put("met", met);
    new AssuranceTable(rows).print(console);
    return met ? ExitCode.OK : ExitCode.MISMATCH;
  }

  private List<AssuranceCheck> wanted() {
    List<String> names = CHECKS.stream().map(AssuranceCheck::name).toList();
    for (String name : only) {
      if (!names.contains(name)) {
        String nearest = NearestName.of(name, names);
        throw misuse(
            "--only: found '"
                + name
                + "'; allowed "
                + String.join(", ", names)
                + (nearest == null ? "" : "; did you mean " + nearest + "?"));
      }
    }
    return CHECKS.stream().filter(c -> only.isEmpty() || only.contains(c.name())).toList();
  }

  private void requireRange(String option, long value, long most) {
    if (value < 1 || value > most) {
      throw misuse(option + ": found " + value + "; allowed 1 to " + most);
    }
  }

  private static Map<String, Object> json(AssuranceRow row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("check", row.check());
    json.put("found", row.found());
    json.put("target", row.target());
    json.put("met", row.met());
    json.put("figures", row.figures());
    json.put("details", row.details());
    return json;
  }
}
