// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.spintwin.io.StagedOutput;
import org.spintwin.kind.LifNetworkInput;
import org.spintwin.kind.LifNetworkTwin;
import org.spintwin.kind.MramTwin;
import org.spintwin.kind.NetworkSignals;
import org.spintwin.kind.SpikeInput;
import org.spintwin.kind.StepInput;
import org.spintwin.kind.Twin;
import org.spintwin.nir.NirTrace;
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
          + " A .nir or .h5 file is NIRData: of a chip of spikes a signal for each quantity, of a"
          + " network the spikes and membranes of its layers as real numbers."
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
      description = "Where to write the states: .csv, .npy, or NIRData (.nir, .h5).")
  private Path trace;

  @Override
  ExitCode run(Console console, Map<String, Object> json) throws IOException {
    inputs.check(trace, true);
    try (StagedOutput out = StagedOutput.file(trace, output.force)) {
      Twin twin = architecture.load(chip, console);
      boolean nirData = NirTrace.isNirData(trace);
      if (nirData && !(twin instanceof MramTwin || twin instanceof LifNetworkTwin)) {
        String found = "--trace: found " + trace + " for a chip of samples";
        throw misuse(found + "; allowed a name that ends in .csv or .npy");
      }
      StepInput given = twin.input(inputs.input, twin.chip());
      given.warnings().forEach(w -> console.warn(w.code(), w.text()));
      int count = inputs.count(given.steps());
      if (twin instanceof MramTwin mram) {
        json.put("repeatedEvents", ((SpikeInput) given).train().repeated());
        states(console, json, new StateTrace(mram.image(), given.steps()), count, out.path());
      } else if (nirData) {
        signals(console, json, (LifNetworkTwin) twin, given, count, out.path());
      } else {
        var outputs = new SampleTrace(twin.chip(), inputs.all(given.steps()));
        try (Console.Stage stage = console.stage("simulate", count)) {
          outputs.write(out.path(), InputOptions.npy(trace), stage::done);
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

  private void signals(
      Console console,
      Map<String, Object> json,
      LifNetworkTwin network,
      StepInput given,
      int count,
      Path target)
      throws IOException {
    if (count != given.steps().length) {
      throw misuse("--steps: found " + count + "; NIRData has all steps: leave --steps out");
    }
    try (Console.Stage stage = console.stage("simulate", count)) {
      NetworkSignals.of(network, (LifNetworkInput) given, trace, stage::done).write(target);
    }
    console.print("%d steps; spikes and membranes of all layers in %s", count, trace);
    json.put("layers", network.file().chip().layers().size());
  }

  private void states(
      Console console, Map<String, Object> json, StateTrace states, int count, Path target)
      throws IOException {
    try (Console.Stage stage = console.stage("simulate", count)) {
      if (NirTrace.isNirData(trace)) {
        states.nir(trace, count, stage::done).write(target);
      } else if (InputOptions.npy(trace)) {
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
