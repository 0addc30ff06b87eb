// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.nio.file.Path;
import org.spintwin.export.SpiceDeck.Comparator;
import org.spintwin.export.SpiceStimulus;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.SpikeFile;
import org.spintwin.io.SpikeTrain;
import org.spintwin.kind.MramTwin;
import org.spintwin.spice.NeuronCircuit;
import org.spintwin.spice.NeuronInput;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which neuron becomes a circuit, and what it is given. */
final class NeuronOptions {
  private static final int DEFAULT_STEPS = 1000;

  @Option(
      names = "--neuron",
      paramLabel = "N",
      defaultValue = "0",
      description = "The neuron, from 0. Default: ${DEFAULT-VALUE}.")
  private int neuron;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "Spikes: a list step,address or a dense table in .csv, or a .npy matrix.")
  private Path input;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description =
          "Seed of random spikes where no --input is given: each input in each step with"
              + " probability 0.1. Default: 1.")
  private Long seed;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps to run. Default: the length of --input, or 1000.")
  private Integer steps;

  @Option(
      names = "--comparator",
      paramLabel = "KIND",
      defaultValue = "latched",
      description =
          "latched (spikes are decided at the end of a step, as the twin does) or free (where the"
              + " membrane crosses the threshold). Default: ${DEFAULT-VALUE}.")
  private String comparator;

  /** What the options say, for a chip. */
  record Choice(NeuronCircuit circuit, SpikeTrain train, int steps) {}

  /**
   * @throws InputException when something is not acceptable for the chip
   * @throws ParameterException when options do not suit each other
   */
  Choice choose(SpintwinCommand command, Path chip, MramTwin twin, Console console) {
    if (input != null && seed != null) {
      throw command.misuse("--seed is for random spikes; give it without --input");
    }
    if (steps != null && steps < 1) {
      throw command.misuse("--steps: found " + steps + "; allowed 1 or more");
    }
    int inputs = twin.spec().array().inputs();
    NeuronCircuit circuit =
        NeuronCircuit.of(chip, twin.image(), twin.levels(), neuron, comparator(command));
    SpikeTrain train = input == null ? null : SpikeFile.read(input, inputs);
    if (train != null && train.repeated() > 0) {
      console.warn("REPEATED", input + ": " + train.repeated() + " repeated events were merged");
    }
    int count = steps != null ? steps : train != null ? train.steps() : DEFAULT_STEPS;
    int most = SpiceStimulus.MAX_VALUES / inputs;
    if (count > most) {
      throw new InputException(
          Code.TOOLARGE,
          new Location(steps == null ? input.toString() : "--steps", 0, 0, null),
          null,
          count + " steps",
          "up to " + most + " with " + inputs + " inputs; --steps runs fewer");
    }
    if (train == null) {
      train = NeuronInput.random(inputs, count, seed == null ? 1 : seed);
    }
    return new Choice(circuit, train, count);
  }

  private Comparator comparator(SpintwinCommand command) {
    return switch (comparator) {
      case "latched" -> Comparator.LATCHED;
      case "free" -> Comparator.FREE;
      default ->
          throw command.misuse("--comparator: found " + comparator + "; allowed latched, free");
    };
  }
}
