// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.spintwin.io.SpikeFile;
import org.spintwin.io.SpikeTrain;
import org.spintwin.io.StagedOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spintwin simulate}. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Run the golden model and write every state of every step.",
      "One row per step; for each quantity a column per neuron, as raw integers: spike, membrane,"
          + " trace_e, trace_i, alpha_e, alpha_i (psp: alpha only), refractory, current_e,"
          + " current_i. A .csv file begins with the names; a .npy file is a matrix of int64."
    },
    footerHeading = "%nExample:%n",
    footer = "  spintwin simulate chip.yaml --input spikes.csv --trace trace.npy")
final class SimulateCommand extends SpintwinCommand {
  @Parameters(paramLabel = "CHIP.yaml", description = "The chip file.")
  private Path chip;

  @Mixin private ArchitectureOptions architecture;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "Spikes: a list step,address or a dense table in .csv, or a .npy matrix.")
  private Path input;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps to run; without spikes after the input's end. Default: its length.")
  private Integer steps;

  @Option(
      names = "--trace",
      required = true,
      paramLabel = "FILE",
      description = "Where to write the states: .csv or .npy.")
  private Path trace;

  @Override
  ExitCode run(Console console, Map<String, Object> json) throws IOException {
    String name = trace.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".csv") && !name.endsWith(".npy")) {
      throw misuse("--trace: found " + trace + "; allowed a name that ends in .csv or .npy");
    }
    if (steps != null && steps < 1) {
      throw misuse("--steps: found " + steps + "; allowed 1 to " + Integer.MAX_VALUE);
    }
    try (StagedOutput out = StagedOutput.file(trace, output.force)) {
      Twin twin = Twin.load(chip, console, architecture);
      SpikeTrain train = SpikeFile.read(input, twin.spec().array().inputs());
      if (train.repeated() > 0) {
        console.warn("REPEATED", input + ": " + train.repeated() + " repeated events were merged");
      }
      int count = steps == null ? train.steps() : steps;
      StateTrace states = new StateTrace(twin.image(), train);
      try (Console.Stage stage = console.stage("simulate", count)) {
        if (name.endsWith(".npy")) {
          states.writeNpy(out.path(), count, stage::done);
        } else {
          states.writeCsv(out.path(), count, stage::done);
        }
      }
      out.commit();
      console.print(
          "%d steps, %d output spikes, %d steps with saturation; states in %s",
          count, states.spikes(), states.saturatedSteps(), trace);
      json.put("steps", count);
      json.put("outputSpikes", states.spikes());
      json.put("saturatedSteps", states.saturatedSteps());
      json.put("repeatedEvents", train.repeated());
      json.put("trace", trace.toString());
      json.put("columns", states.columns());
    }
    return ExitCode.OK;
  }
}
