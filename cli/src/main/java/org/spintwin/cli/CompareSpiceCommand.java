// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.spintwin.harness.Ngspice;
import org.spintwin.kind.MramTwin;
import org.spintwin.spice.Agreement;
import org.spintwin.spice.SpiceComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code spintwin compare-spice}. */
@Command(
    name = "compare-spice",
    mixinStandardHelpOptions = true,
    description = {
      "Run a neuron as a circuit in ngspice and as the golden model, and compare.",
      "Within the targets (exit code 0): membranes differ by at most 0.5 %% of the threshold (RMS),"
          + " as many spikes, each within a step, static currents within a code."
    },
    footerHeading = "%nExample:%n",
    footer = "  spintwin compare-spice chip.yaml --neuron 3 --steps 1000")
final class CompareSpiceCommand extends SpintwinCommand {
  @Parameters(paramLabel = "CHIP.yaml", description = "The chip file.")
  private Path chip;

  @Mixin private NeuronOptions neuron;

  @Mixin private ArchitectureOptions architecture;

  @Override
  ExitCode run(Console console, Map<String, Object> json) throws IOException {
    Ngspice ngspice = ngspice();
    MramTwin twin = architecture.loadMram(chip, console);
    NeuronOptions.Choice choice = neuron.choose(this, chip, twin, console);
    SpiceComparison found =
        console.timed(
            "ngspice",
            () -> SpiceComparison.of(choice.circuit(), choice.train(), choice.steps(), ngspice));
    console.print(
        "neuron %d of %s, %d steps", choice.circuit().neuron(), twin.spec().name(), choice.steps());
    console.print("%-36s %12s %12s %9s %7s", "", "RMS", "RMS shared", "spikes", "shift");
    print(console, "ngspice - twin", found.total());
    print(console, "ngspice - real numbers (circuit)", found.circuit());
    print(console, "real numbers - twin (quantization)", found.rounding());
    console.print(
        "RMS of the membrane in %% of the threshold; shared: without steps that only one spends"
            + " spiking or refractory; shift: largest, in steps");
    console.print(
        "static currents: largest difference %.3f codes, input %d",
        found.currents().total(), found.currents().input());
    if (found.saturatedSteps() > 0 && found.withinTargets()) {
      console.warn(
          "SATURATED",
          chip
              + ": the twin's membrane or traces reach an end of their format in "
              + found.saturatedSteps()
              + " steps, which the circuit does not have; raise neuron.membrane_bits and"
              + " neuron.trace_bits");
    }
    found.causes().forEach(cause -> console.print("%s", cause));
    console.print(
        found.withinTargets()
            ? console.good("within the targets")
            : console.bad("outside the targets"));
    json(json, choice, found);
    return found.withinTargets() ? ExitCode.OK : ExitCode.MISMATCH;
  }

  private static void print(Console console, String name, Agreement agreement) {
    console.print(
        "%-36s %10.5f %% %10.5f %% %4d/%-4d %7d",
        name,
        agreement.rmsPercent(),
        agreement.sharedRmsPercent(),
        agreement.spikes(),
        agreement.otherSpikes(),
        agreement.largestShift());
  }

  private static void json(
      Map<String, Object> json, NeuronOptions.Choice choice, SpiceComparison found) {
    json.put("neuron", choice.circuit().neuron());
    json.put("steps", choice.steps());
    json.put("total", found.total());
    json.put("circuit", found.circuit());
    json.put("quantization", found.rounding());
    json.put("staticCurrents", found.currents());
    json.put("saturatedSteps", found.saturatedSteps());
    json.put("causes", found.causes());
    json.put("withinTargets", found.withinTargets());
  }
}
