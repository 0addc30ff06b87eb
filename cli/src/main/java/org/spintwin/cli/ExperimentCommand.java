// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spintwin.experiment.ExperimentFolder;
import org.spintwin.experiment.Experiments.Done;
import org.spintwin.harness.Toolchain;
import org.spintwin.io.NearestName;
import org.spintwin.io.StagedOutput;
import org.spintwin.kind.ChipKind;
import org.spintwin.kind.ExperimentSet;
import org.spintwin.kind.Resources;
import org.spintwin.kind.Twin;
import org.spintwin.report.Plot;
import org.spintwin.report.Section;
import org.spintwin.report.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spintwin experiment}. */
@Command(
    name = "experiment",
    mixinStandardHelpOptions = true,
    description = {
      "Do the chip's published behaviours as experiments, on golden model and Verilog.",
      "Each is held to an expectation computed from the chip's parameters, and leaves a table and",
      "a plot. Small chips with the given cells, neurons and formats take the chip's place."
    },
    footerHeading = "%nExperiments:%n",
    footer = {
      "  all: all of the kind of the chip",
      "  mram-lif: current-vs-code, epsp, ipsp, temporal-summation, spatial-summation,",
      "    ei-cancellation, fi-curve, refractory, lateral-inhibition, winner-take-all,",
      "    frequency-scaling, mismatch-sweep",
      "  sot-mlp: accuracy, variation-sweep, write-error-sweep, results-per-second",
      "  mtj-bnn: ir-drop, column-currents, write-fidelity, array-aware, solutions",
      "  ecram: pulse-linearity, selected-cells, column-error, last-layer, on-chip-training",
      "  ts-pcm: retraining, background, no-intrinsic, no-synaptic, rate, decayed",
      "",
      "Examples:",
      "  spintwin experiment all chip.yaml -o build/experiments",
      "  spintwin experiment fi-curve chip.yaml -o build/fi"
    })
final class ExperimentCommand extends SpintwinCommand {
  private static final String ALL = "all";
  private static final String ROW = "%-20s %-16s %s";

  @Parameters(index = "0", paramLabel = "NAME", description = "An experiment, or all.")
  private String name;

  @Parameters(index = "1", paramLabel = "CHIP.yaml", description = "The chip file.")
  private Path chip;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description =
          "The folder to write: report.html, experiments.json, and of each experiment a .csv and"
              + " an .svg file.")
  private Path folder;

  @Mixin private DataPlaces places;

  @Override
  ExitCode run(Console console, Map<String, Object> json) throws IOException {
    try (StagedOutput out = StagedOutput.folder(folder, output.force)) {
      ExperimentSet<?> set = ChipKind.of(chip).experiments();
      List<String> wanted = wanted(set);
      Toolchain tools = toolchain();
      Twin twin = new ArchitectureOptions().load(chip, console);
      Resources resources = places.resources(tools, environment());
      List<Done> all;
      try (Console.Stage stage = console.stage("experiments", wanted.size())) {
        all = set.run(wanted, twin, resources, stage::done);
      }
      long digest = twin.chip().design().digest();
      json.put("specDigest", digest);
      json.put("experiments", all.stream().map(ExperimentCommand::json).toList());
      ExperimentFolder.write(
          out.path(),
          twin.chip().design().name(),
          all,
          about(twin),
          ReportProvenance.of(
              "%08x".formatted(digest), Map.of("device", twin.origin().seed()), tools, typed()));
      Files.writeString(out.path().resolve("experiments.json"), text(json) + "\n");
      out.commit();
      report(console, all);
      json.put("folder", folder.toString());
      return failures(all) == 0 ? ExitCode.OK : ExitCode.MISMATCH;
    }
  }

  /** The user's own chip, as some experiments are done on small ones. */
  private static List<Section> about(Twin twin) {
    Section memories = Section.of("Memories");
    for (Plot plot : twin.pictures()) {
      memories = memories.plot(plot);
    }
    List<Section> about = new ArrayList<>();
    if (!twin.pictures().isEmpty()) {
      about.add(memories);
    }
    about.addAll(ChipSections.of(twin, twin.chip().design()));
    return about;
  }

  private List<String> wanted(ExperimentSet<?> set) {
    if (set.names().isEmpty()) {
      throw misuse(
          chip
              + ": found a kind of chip of which nothing was published to repeat; allowed "
              + ChipKind.ALL.stream()
                  .filter(kind -> !kind.experiments().names().isEmpty())
                  .map(ChipKind::name)
                  .collect(Collectors.joining(", ")));
    }
    if (name.equals(ALL)) {
      return set.names();
    }
    if (set.names().contains(name)) {
      return List.of(name);
    }
    List<String> names = Stream.concat(Stream.of(ALL), set.names().stream()).toList();
    String nearest = NearestName.of(name, names);
    throw misuse(
        "unknown experiment '"
            + name
            + "'; there are "
            + String.join(", ", names)
            + (nearest == null ? "" : "; did you mean " + nearest + "?"));
  }

  private static Map<String, Object> json(Done done) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", done.experiment().name());
    json.put("verdict", done.outcome().verdict().words());
    json.put("expectation", done.experiment().expectation());
    json.put("finding", done.outcome().text());
    json.put("table", ExperimentFolder.table(done));
    json.put("plots", ExperimentFolder.plots(done));
    return json;
  }

  private static long failures(List<Done> all) {
    return all.stream().filter(d -> d.outcome().verdict() == Verdict.Outcome.FAIL).count();
  }

  private void report(Console console, List<Done> all) {
    for (Done done : all) {
      Verdict.Outcome verdict = done.outcome().verdict();
      String words = "%-16s".formatted(verdict.words());
      String shown =
          switch (verdict) {
            case PASS -> console.good(words);
            case FAIL -> console.bad(words);
            case NOT_APPLICABLE -> words;
          };
      console.print(ROW, done.experiment().name(), shown, done.outcome().text());
      console.note("%-24s %8.2f s", done.experiment().name(), done.seconds());
    }
    console.print("report          %s", folder.resolve("report.html"));
  }
}
