// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.spintwin.io.NearestName;
import org.spintwin.io.StagedOutput;
import org.spintwin.kind.MramTwin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spintwin export}. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Write a chip in a form that other programs read.",
      "spice: one neuron with its synapses as a deck for ngspice, its stimulus, and what the golden"
          + " model does with it."
    },
    footerHeading = "%nExample:%n",
    footer = "  spintwin export chip.yaml --format spice --neuron 3 -o deck")
final class ExportCommand extends SpintwinCommand {
  private static final List<String> FORMATS = List.of("spice");

  @Parameters(paramLabel = "CHIP.yaml", description = "The chip file.")
  private Path chip;

  @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "spice.")
  private String format;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "The folder to write; new or empty, or replaced as a whole with --force.")
  private Path folder;

  @Mixin private NeuronOptions neuron;

  @Mixin private ArchitectureOptions architecture;

  @Override
  ExitCode run(Console console, Map<String, Object> json) throws IOException {
    if (!FORMATS.contains(format)) {
      String nearest = NearestName.of(format, FORMATS);
      throw misuse(
          "--format: found "
              + format
              + "; allowed "
              + String.join(", ", FORMATS)
              + (nearest == null ? "" : "; did you mean " + nearest + "?"));
    }
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
      json.put("format", format);
      json.put("neuron", choice.circuit().neuron());
      json.put("steps", choice.steps());
      json.put("voltsPerLevel", choice.circuit().deck().voltsPerLevel());
      json.put("files", List.copyOf(files.keySet()));
    }
    return ExitCode.OK;
  }
}
