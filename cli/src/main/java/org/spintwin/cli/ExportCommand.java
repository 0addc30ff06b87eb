// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.spintwin.export.CoreFile;
import org.spintwin.export.ExportFolder;
import org.spintwin.export.ExportFormat;
import org.spintwin.export.ExportFormats;
import org.spintwin.export.ExportedCore;
import org.spintwin.export.FolderCheck;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.NearestName;
import org.spintwin.io.StagedOutput;
import org.spintwin.kind.MramTwin;
import org.spintwin.kind.Twin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spintwin export}. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Write a chip in a form that other programs read: as a core with Verilog, testbench,"
          + " constraints, documents and what a format adds, in one folder.",
      "spice: one neuron with its synapses as a deck for ngspice, its stimulus, and what the golden"
          + " model does with it.",
      "nir: what a chip of kind lif-network computes as a network in one NIR file, -o OUT.nir."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spintwin export chip.yaml --format all -o core",
      "  spintwin export chip.yaml --format fusesoc,vivado -o core --check",
      "  spintwin export chip.yaml --format spice --neuron 3 -o deck",
      "  spintwin export chip.yaml --format nir -o quantized.nir"
    })
final class ExportCommand extends SpintwinCommand {
  private static final String SPICE = "spice";
  private static final String NIR = "nir";
  private static final String ALL = "all";
  private static final List<String> OF_SPICE =
      List.of("--neuron", "--input", "--seed", "--steps", "--comparator");

  @Parameters(paramLabel = "CHIP.yaml", description = "The chip file.")
  private Path chip;

  @Option(
      names = "--format",
      required = true,
      split = ",",
      paramLabel = "FORMAT",
      description =
          "One or more of verilog, fusesoc, ipxact, registers, vivado, librelane, tinytapeout, litex"
              + " and nir, or all that the chip has; or spice.")
  private List<String> formats;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description =
          "The folder to write; new or empty, or replaced as a whole with --force. Of nir alone: a"
              + " file whose name ends in .nir.")
  private Path folder;

  @Option(
      names = "--check",
      description =
          "Write nothing; say whether the folder is what would be written, and end with 1 where it"
              + " is not.")
  private boolean check;

  @Mixin private NeuronOptions neuron;

  @Mixin private ArchitectureOptions architecture;

  @Override
  ExitCode run(Console console, Map<String, Object> json) throws IOException {
    checkOptions();
    if (formats.equals(List.of(SPICE))) {
      return spice(console, json);
    }
    if (formats.equals(List.of(NIR)) && folder.toString().endsWith(".nir")) {
      return nir(console, json);
    }
    if (check) {
      ExportFolder export = export(console, json);
      return compare(export, console, json);
    }
    try (StagedOutput out = StagedOutput.folder(folder, output.force)) {
      ExportFolder export = export(console, json);
      export.write(out.path());
      out.commit();
      console.print("wrote %d files into %s", export.files().size(), folder);
      json.put("files", export.files().stream().map(CoreFile::path).toList());
    }
    return ExitCode.OK;
  }

  private void checkOptions() {
    List<String> allowed =
        Stream.concat(
                ExportFormats.ALL.stream().map(ExportFormat::name), Stream.of(NIR, ALL, SPICE))
            .toList();
    for (String format : formats) {
      if (!allowed.contains(format)) {
        String nearest = NearestName.of(format, allowed);
        throw misuse(
            "--format: found "
                + format
                + "; allowed "
                + String.join(", ", allowed)
                + (nearest == null ? "" : "; did you mean " + nearest + "?"));
      }
    }
    boolean spice = formats.contains(SPICE);
    if (spice && (formats.size() > 1 || check)) {
      throw misuse(
          "--format: spice is a circuit of one neuron in a folder of its own; give it alone,"
              + " without --check");
    }
    Optional<String> stray = OF_SPICE.stream().filter(this::isGiven).findFirst();
    if (!spice && stray.isPresent()) {
      throw misuse(stray.get() + " is for --format spice");
    }
  }

  /** The files, and which formats they are of. */
  private ExportFolder export(Console console, Map<String, Object> json) {
    Twin twin = architecture.load(chip, console);
    ExportedCore core = console.timed("run golden model", () -> ExportedTwin.of(chip, twin));
    List<ExportFormat> chosen = new ArrayList<>();
    Map<String, String> missing = new LinkedHashMap<>();
    List<ExportFormat> known = new ArrayList<>(ExportFormats.ALL);
    known.add(new NirFormat(twin));
    for (ExportFormat format : known) {
      if (formats.contains(ALL) || formats.contains(format.name())) {
        Optional<String> objection = format.objection(core);
        if (objection.isEmpty()) {
          chosen.add(format);
        } else if (formats.contains(format.name())) {
          throw absent(format.name(), objection.get());
        } else {
          missing.put(format.name(), objection.get());
        }
      }
    }
    if (formats.contains(ALL)) {
      missing.put(SPICE, spiceObjection(twin));
    }
    missing.forEach((name, why) -> console.print("%-12s not there: %s", name, why));
    json.put("folder", folder.toString());
    json.put("top", core.name());
    json.put("specDigest", core.design().digest());
    Map<String, String> told = new LinkedHashMap<>();
    chosen.forEach(format -> told.put(format.name(), format.status().text()));
    told.forEach((name, status) -> console.print("%-12s %s", name, status));
    json.put("formats", told);
    json.put("notForThisChip", missing);
    return new ExportFolder(core, chosen, missing);
  }

  private ExitCode compare(ExportFolder export, Console console, Map<String, Object> json)
      throws IOException {
    FolderCheck found = FolderCheck.of(export, folder);
    json.put("upToDate", found.upToDate());
    json.put("missing", found.missing());
    json.put("stale", found.stale());
    json.put("edited", found.edited());
    json.put("extra", found.extra());
    if (found.upToDate()) {
      console.print("%s is up to date: %d files", folder, export.files().size());
      return ExitCode.OK;
    }
    found.missing().forEach(path -> console.print("missing      %s", path));
    found.stale().forEach(path -> console.print("stale        %s", path));
    found.edited().forEach(path -> console.print("edited       %s", path));
    found.extra().forEach(path -> console.print("extra        %s", path));
    String repair = typed().replaceAll(" --check(?= |$)", "") + (output.force ? "" : " --force");
    json.put("repair", repair);
    console.print("%s is not up to date; replace it: %s", folder, repair);
    if (!found.edited().isEmpty() || !found.extra().isEmpty()) {
      console.print("What is edited or extra would be lost: save it first.");
    }
    return ExitCode.MISMATCH;
  }

  private ExitCode spice(Console console, Map<String, Object> json) throws IOException {
    try (StagedOutput out = StagedOutput.folder(folder, output.force)) {
      MramTwin twin = architecture.loadMram(chip, console);
      NeuronOptions.Choice choice = neuron.choose(this, chip, twin, console);
      Map<String, String> files = choice.circuit().files(choice.train(), choice.steps());
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(out.path().resolve(file.getKey()), file.getValue());
      }
      out.commit();
      console.print(
          "wrote neuron %d and %d steps into %s; run it there: ngspice -b neuron.cir",
          choice.circuit().neuron(), choice.steps(), folder);
      json.put("folder", folder.toString());
      json.put("format", SPICE);
      json.put("neuron", choice.circuit().neuron());
      json.put("steps", choice.steps());
      json.put("voltsPerLevel", choice.circuit().deck().voltsPerLevel());
      json.put("files", List.copyOf(files.keySet()));
    }
    return ExitCode.OK;
  }

  private static String spiceObjection(Twin twin) {
    return twin instanceof MramTwin
        ? "a circuit of one neuron, in a folder of its own: --format spice --neuron N"
        : "only mram-lif chips have synapses as circuits";
  }

  private ExitCode nir(Console console, Map<String, Object> json) throws IOException {
    try (StagedOutput out = StagedOutput.file(folder, output.force)) {
      var format = new NirFormat(architecture.load(chip, console));
      if (!format.isNetwork()) {
        throw absent(NIR, NirFormat.OBJECTION);
      }
      Files.write(out.path(), format.content());
      out.commit();
      console.print("wrote %s", folder);
      json.put("file", folder.toString());
      json.put("format", NIR);
    }
    return ExitCode.OK;
  }

  private InputException absent(String format, String objection) {
    return new InputException(
        Code.COMBINATION,
        new Location(chip.toString(), 0, 0, null),
        "--format " + format,
        "a chip that has no such form: " + objection,
        "another format, or all for those that it has");
  }
}
