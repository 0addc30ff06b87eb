// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.spintwin.io.StagedOutput;
import org.spintwin.kind.MramTwin;
import org.spintwin.kind.SpikeInput;
import org.spintwin.kind.StepInput;
import org.spintwin.kind.Twin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spintwin simulate}. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Run the golden model and write what it does at every step.",
      "Of a chip of spikes one row per step; for each quantity a column per neuron, as raw integers: spike, membrane,"
          + " trace_e, trace_i, alpha_e, alpha_i (psp: alpha only), refractory, current_e,"
          + " current_i. Of a chip of samples one row per sample: its"
          + " outputs. A .csv file begins with the names; a .npy file is a matrix of int64."
    },
    footerHeading = "%nExample:%n",
    footer = "  spintwin simulate chip.yaml --input spikes.csv --trace trace.npy")
final class SimulateCommand extends SpintwinCommand {
  @Parameters(paramLabel = "CHIP.yaml", description = "The chip file.")
  private Path chip;

  @Mixin private ArchitectureOptions architecture;

  @Mixin private InputOptions inputs;

  @Option(
      names = "--trace",
      required = true,
      paramLabel = "FILE",
      description = "Where to write the states: .csv or .npy.")
  private Path trace;

  @Override
  ExitCode run(Console console, Map<String, Object> json) throws IOException {
    inputs.check(trace);
    try (StagedOutput out = StagedOutput.file(trace, output.force)) {
      Twin twin = architecture.load(chip, console);
      StepInput given = twin.input(inputs.input, twin.chip());
      given.warnings().forEach(w -> console.warn(w.code(), w.text()));
      int count = inputs.count(given.steps());
      boolean npy = InputOptions.npy(trace);
      if (twin instanceof MramTwin mram) {
        json.put("repeatedEvents", ((SpikeInput) given).train().repeated());
        states(console, json, new StateTrace(mram.image(), given.steps()), count, npy, out.path());
      } else {
        var outputs = new SampleTrace(twin.chip(), inputs.all(given.steps()));
        try (Console.Stage stage = console.stage("simulate", count)) {
          outputs.write(out.path(), npy, stage::done);
        }
        console.print("%d samples, %d clocks; outputs in %s", count, outputs.clocks(), trace);
        json.put("clocks", outputs.clocks());
        json.put("columns", outputs.columns());
      }
      out.commit();
      json.put("steps", count);
      json.put("trace", trace.toString());
    }
    return ExitCode.OK;
  }

  private void states(
      Console console,
      Map<String, Object> json,
      StateTrace states,
      int count,
      boolean npy,
      Path target)
      throws IOException {
    try (Console.Stage stage = console.stage("simulate", count)) {
      if (npy) {
        states.writeNpy(target, count, stage::done);
      } else {
        states.writeCsv(target, count, stage::done);
      }
    }
    console.print(
        "%d steps, %d output spikes, %d steps with saturation; states in %s",
        count, states.spikes(), states.saturatedSteps(), trace);
    json.put("outputSpikes", states.spikes());
    json.put("saturatedSteps", states.saturatedSteps());
    json.put("columns", states.columns());
  }
}
