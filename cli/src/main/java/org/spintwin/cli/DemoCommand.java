// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.spintwin.board.Board;
import org.spintwin.demo.Comparison;
import org.spintwin.demo.DigitBoard;
import org.spintwin.demo.DigitChip;
import org.spintwin.demo.DigitDemo;
import org.spintwin.demo.DigitRtl;
import org.spintwin.demo.SplitOutcome;
import org.spintwin.harness.Toolchain;
import org.spintwin.io.ChipFile;
import org.spintwin.io.StagedOutput;
import org.spintwin.kind.Demonstration;
import org.spintwin.kind.Demonstration.Shown;
import org.spintwin.kind.Resources;
import org.spintwin.link.LinkAddress;
import org.spintwin.link.LinkAddress.Transport;
import org.spintwin.report.Provenance;
import org.spintwin.report.Report;
import org.spintwin.report.ReportWriter;
import org.spintwin.report.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spintwin demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Show what a kind of chip does, and compare golden model and Verilog at every clock.",
      "On mram-lif, handwritten digits: each of five splits holds out a fifth of 1,797 images.",
      "Their spikes run through an ideal twin, a mismatched one, and one without current",
      "subtraction. With --board the first fifth runs on a board, through its serial line."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spintwin demo --raster digits.svg --json -",
      "  spintwin demo --chip mtj-bnn",
      "  spintwin demo --board icebreaker --link sim:"
    })
final class DemoCommand extends SpintwinCommand {
  private static final String ROW = "%-6s %7s %8s %8s %11s %15s";

  @Option(
      names = "--chip",
      paramLabel = "KIND",
      defaultValue = ChipFile.CHIP,
      completionCandidates = ChipKinds.class,
      description = "Kind of chip: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private String chip;

  @Mixin private DataPlaces places;

  @Option(
      names = "--raster",
      paramLabel = "FILE",
      description =
          "Of mram-lif: where to draw the spikes of an image. Default: digits-raster.svg, or"
              + " digits-raster-2.svg and so on where that is taken.")
  private Path raster;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write figures, comparison and pictures as an HTML page.")
  private Path page;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description =
          "Leave the chip there that was shown: chip.yaml and what it names; of mram-lif that of the"
              + " first split, with the spikes of an image, with --board of all its images.")
  private Path folder;

  @Option(
      names = "--board",
      paramLabel = "NAME",
      description = "Of mram-lif: show the digits to this board, by default a simulated one.")
  private String board;

  @Mixin private BoardPlaces boards;

  @Mixin private LinkOptions link;

  @Override
  ExitCode run(Console console, Map<String, Object> json) throws IOException {
    if (board != null) {
      return onBoard(console, json);
    }
    if (link.given()) {
      throw misuse("--link and --baud are for --board");
    }
    Optional<Demonstration> other = ChipKinds.named(chip).demonstration();
    if (other.isEmpty()) {
      return digits(console, json);
    }
    if (raster != null) {
      throw misuse("--raster is for --chip " + ChipFile.CHIP);
    }
    return other(other.get(), console, json);
  }

  private ExitCode onBoard(Console console, Map<String, Object> json) throws IOException {
    if (!chip.equals(ChipFile.CHIP) || raster != null || page != null) {
      throw misuse("--chip, --raster and --report are not for --board");
    }
    Board shown = boards.boards().of(board);
    LinkAddress address = link.addressOrVerilog();
    long baud = link.baud(address, shown.clockHz());
    Toolchain tools = address.transport() == Transport.SIM ? toolchain() : null;
    DigitDemo demo = DigitDemo.read(places.examples().resolve("digits"));
    DigitBoard digits = console.timed("train, golden model", demo::forBoard);
    if (folder != null) {
      leaveChip(digits.files());
    }
    ExitCode exit = new BoardDemo(digits, shown, address, baud).run(console, json, tools);
    tellFiles(console, json);
    return exit;
  }

  private ExitCode other(Demonstration demonstration, Console console, Map<String, Object> json)
      throws IOException {
    Toolchain tools = toolchain();
    try (StagedOutput report = page == null ? null : StagedOutput.file(page, output.force)) {
      Resources resources = places.resources(tools, environment());
      Shown shown = console.timed(chip, () -> demonstration.run(resources));
      if (folder != null) {
        leaveChip(shown.chipFiles());
      }
      boolean equal = shown.firstMismatch() == null;
      if (report != null) {
        String compared = String.format(Locale.ROOT, "%,d clocks", shown.clocks());
        Provenance origin = ReportProvenance.of("", shown.seeds(), tools, typed());
        Verdict verdict =
            Verdict.of(
                "Verilog equals golden model",
                equal,
                equal ? compared : compared + "; first: " + shown.firstMismatch());
        var content =
            new Report("Demonstration of " + chip, "", List.of(verdict), shown.sections(), origin);
        Files.writeString(report.path(), new ReportWriter().html(content));
        report.commit();
      }
      shown.lines().forEach(line -> console.print("%s", line));
      console.print("clocks compared %d, every output and all state", shown.clocks());
      console.print("first mismatch  %s", equal ? "none" : console.bad(shown.firstMismatch()));
      json.putAll(shown.json());
      json.put("cycles", shown.clocks());
      json.put("firstMismatch", shown.firstMismatch());
      tellFiles(console, json);
      return equal ? ExitCode.OK : ExitCode.MISMATCH;
    }
  }

  private void tellFiles(Console console, Map<String, Object> json) {
    if (folder != null) {
      console.print("chip            %s", folder.resolve("chip.yaml"));
    }
    if (page != null) {
      console.print("report          %s", page);
      json.put("report", page.toString());
    }
  }

  private ExitCode digits(Console console, Map<String, Object> json) throws IOException {
    Toolchain tools = toolchain();
    DigitDemo demo = DigitDemo.read(places.examples().resolve("digits"));
    Path picture = raster == null ? freeName() : raster;
    try (StagedOutput staged = StagedOutput.file(picture, output.force);
        StagedOutput report = page == null ? null : StagedOutput.file(page, output.force)) {
      List<SplitOutcome> outcomes;
      try (Console.Stage stage = console.stage("train, golden model", 0)) {
        outcomes = demo.judge();
      }
      DigitRtl rtl;
      try (Console.Stage stage = console.stage("build Verilog", 0)) {
        rtl = DigitDemo.build(outcomes.get(0), tools);
      }
      Comparison comparison = Comparison.NOTHING;
      try (Console.Stage stage = console.stage("compare every clock", outcomes.size())) {
        for (SplitOutcome outcome : outcomes) {
          comparison = comparison.plus(demo.compare(rtl, outcome));
          stage.done(outcome.number() + 1);
        }
      }
      Files.writeString(staged.path(), demo.raster(outcomes.get(0)));
      staged.commit();
      if (folder != null) {
        leaveChip(demo.trainedChip(outcomes.get(0)));
      }
      if (report != null) {
        Files.writeString(
            report.path(), DemoReport.html(outcomes, comparison, origin(outcomes, tools)));
        report.commit();
      }
      reportAccuracy(console, json, outcomes);
      reportComparison(console, json, comparison);
      console.print("spike raster    %s", picture.toAbsolutePath());
      json.put("raster", picture.toAbsolutePath().toString());
      tellFiles(console, json);
      return comparison.mismatches() == 0 ? ExitCode.OK : ExitCode.MISMATCH;
    }
  }

  private Provenance origin(List<SplitOutcome> outcomes, Toolchain tools) {
    Map<String, Long> seeds = new LinkedHashMap<>();
    seeds.put("images dealt out", DigitDemo.SHUFFLE_SEED);
    for (SplitOutcome outcome : outcomes) {
      seeds.put("device, split " + (outcome.number() + 1), outcome.deviceSeed());
    }
    return ReportProvenance.of("", seeds, tools, typed());
  }

  private void leaveChip(Map<String, String> files) throws IOException {
    try (StagedOutput staged = StagedOutput.folder(folder, output.force)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(staged.path().resolve(file.getKey()), file.getValue());
      }
      staged.commit();
    }
  }

  private static Path freeName() {
    Path name = Path.of("digits-raster.svg");
    for (int n = 2; Files.exists(name); n++) {
      name = Path.of("digits-raster-" + n + ".svg");
    }
    return name;
  }

  private static void reportAccuracy(
      Console console, Map<String, Object> json, List<SplitOutcome> outcomes) {
    Map<String, ToDoubleFunction<SplitOutcome>> columns = new LinkedHashMap<>();
    columns.put("float", SplitOutcome::floatAccuracy);
    for (DigitChip kind : DigitChip.values()) {
      columns.put(kind.key(), outcome -> outcome.accuracy(kind));
    }
    Map<String, Double> means = new LinkedHashMap<>();
    columns.forEach(
        (name, column) ->
            means.put(name, outcomes.stream().mapToDouble(column).average().orElseThrow()));
    console.print("Accuracy on held-out digits, %%");
    console.print(ROW, "split", "images", "float", "ideal", "mismatched", "no subtraction");
    for (SplitOutcome outcome : outcomes) {
      Object[] cells =
          Stream.concat(
                  Stream.of(outcome.number() + 1, outcome.images()),
                  columns.values().stream().map(c -> percent(c.applyAsDouble(outcome))))
              .toArray();
      console.print(ROW, cells);
    }
    int images = outcomes.stream().mapToInt(SplitOutcome::images).sum();
    console.print(
        ROW,
        Stream.concat(Stream.of("mean", images), means.values().stream().map(DemoCommand::percent))
            .toArray());
    json.put("accuracy", means);
    json.put("images", images);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f", 100 * share);
  }

  private static void reportComparison(
      Console console, Map<String, Object> json, Comparison found) {
    console.print("clocks compared %d, every output and all state", found.clocks());
    console.print("decisions       %d, in golden model and Verilog", found.presentations());
    console.print(
        "mismatches      %s",
        found.mismatches() == 0 ? console.good("0") : console.bad("" + found.mismatches()));
    console.print(
        "first mismatch  %s", found.firstMismatch() == null ? "none" : found.firstMismatch());
    json.put("cycles", found.clocks());
    json.put("decisions", found.presentations());
    json.put("mismatches", found.mismatches());
    json.put("firstMismatch", found.firstMismatch());
  }
}
