// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.LifNetworkFile;
import org.spintwin.io.StagedOutput;
import org.spintwin.nir.Calibration;
import org.spintwin.nir.FormatNotes;
import org.spintwin.nir.ImportOptions;
import org.spintwin.nir.NirComparison;
import org.spintwin.nir.NirFile;
import org.spintwin.nir.NirMapping;
import org.spintwin.nir.NirMapping.Mapped;
import org.spintwin.nir.NirNetwork;
import org.spintwin.nir.NirTrace;
import org.spintwin.report.Provenance;
import org.spintwin.report.Report;
import org.spintwin.report.ReportWriter;
import org.spintwin.rtl.VerilogWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spintwin import}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Make a chip of kind lif-network from a network in a NIR file.",
      "Weights become integer codes, membranes and leaks fixed-point numbers; what that costs is"
          + " told by layer, beside a double-precision simulation of the same network. A folder"
          + " CHIP_weights beside the chip file takes the codes and the graph."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spintwin import model.nir --dt 1e-4 -o chip.yaml",
      "  spintwin import model.nir --dt 1e-3 --reset subtract --levels 15 --input spikes.npy \\",
      "    -o chip.yaml --report import.html"
    })
final class ImportCommand extends SpintwinCommand {
  @Parameters(paramLabel = "MODEL.nir", description = "The NIR file.")
  private Path model;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "CHIP.yaml",
      description = "The chip file to write.")
  private Path chipFile;

  @Mixin private ImportChoices choices;

  @Option(
      names = "--input",
      paramLabel = "TRACE",
      description =
          "Inputs from which formats are chosen and with which the chip is compared: NIRData, .npy"
              + " or CSV. Default: random spikes.")
  private Path input;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write what is told as an HTML page.")
  private Path page;

  @Override
  ExitCode run(Console console, Map<String, Object> json) throws IOException {
    for (Path other : new Path[] {page, output.json}) {
      if (other != null && whole(other).equals(whole(chipFile))) {
        throw misuse("--json, --report: found " + other + ", the chip file of -o; allowed another");
      }
    }
    ImportOptions options = choices.options();
    double fileStep = choices.fileStep();
    String stem = chipFile.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    String folder = stem + "_weights";
    try (StagedOutput weights = StagedOutput.folder(chipFile.resolveSibling(folder), output.force);
        StagedOutput chip = StagedOutput.file(chipFile, output.force);
        StagedOutput report = page == null ? null : StagedOutput.file(page, output.force)) {
      NirFile file = console.timed("read model", () -> NirFile.read(model));
      NirNetwork network = NirNetwork.of(file, fileStep);
      network.warnings().forEach(w -> console.warn("GRAPH", model + ": " + w));
      Calibration calibration =
          console.timed("simulate in double", () -> calibration(network, options));
      FormatNotes notes = FormatNotes.read(file.graph(), network, options);
      Mapped mapped = mapped(network, calibration, options, notes, stem);
      NirComparison comparison =
          console.timed("simulate the chip", () -> NirComparison.of(network, mapped, calibration));
      var told = new ImportAccount(network, calibration, mapped, comparison, notes != null);
      var graph = new LifNetworkFile.Graph(folder + "/graph.nir", choices.timeUnit());
      write(new LifNetworkFile(mapped.chip(), mapped.scale(), graph), folder, weights, chip);
      if (report != null) {
        var content =
            new Report(
                "Import of " + model.getFileName(),
                told.summary(),
                List.of(),
                told.sections(),
                new Provenance(
                    "", Map.of(), Map.of("spintwin", VerilogWriter.VERSION), List.of(typed())));
        Files.writeString(report.path(), new ReportWriter().html(content));
        json.put("report", page.toString());
      }
      weights.commit();
      chip.commit();
      if (report != null) {
        report.commit();
      }
      told.warnings().forEach(w -> console.warn(w.code(), w.text()));
      told.print(console);
      console.print("chip            %s and %s", chipFile, chipFile.resolveSibling(folder));
      json.put("chip", chipFile.toString());
      json.put("name", mapped.chip().name());
      json.putAll(told.json());
    }
    return ExitCode.OK;
  }

  private static Path whole(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private Calibration calibration(NirNetwork network, ImportOptions options) {
    if (input == null) {
      return Calibration.random(network, options);
    }
    double[][][] samples = NirTrace.readInputs(input, network.inputSize(), options.step());
    return Calibration.of(network, options, samples);
  }

  private Mapped mapped(
      NirNetwork network,
      Calibration calibration,
      ImportOptions options,
      FormatNotes notes,
      String stem) {
    try {
      return new NirMapping(network, calibration, options, notes)
          .map(LifNetworkFile.legalName(stem));
    } catch (IllegalArgumentException e) {
      throw new InputException(
          Code.TOOLARGE,
          Location.of(model),
          null,
          "a network that needs " + e.getMessage(),
          "what a chip of kind lif-network can have; fewer --weight-bits or --membrane-bits may"
              + " help");
    }
  }

  private void write(LifNetworkFile file, String folder, StagedOutput weights, StagedOutput chip)
      throws IOException {
    String name = chipFile.getFileName().toString();
    for (Map.Entry<String, String> text : file.write(name, folder + "/").entrySet()) {
      Path target =
          text.getKey().equals(name)
              ? chip.path()
              : weights.path().resolve(Path.of(text.getKey()).getFileName());
      Files.writeString(target, text.getValue());
    }
    Files.copy(model, weights.path().resolve("graph.nir"));
  }
}
