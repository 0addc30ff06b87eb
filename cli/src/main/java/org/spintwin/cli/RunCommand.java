// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.spintwin.golden.GoldenChip;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.StagedOutput;
import org.spintwin.kind.MramTwin;
import org.spintwin.kind.OutputTrace;
import org.spintwin.kind.StepInput;
import org.spintwin.kind.Twin;
import org.spintwin.link.LinkAddress;
import org.spintwin.link.TwinLink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spintwin run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Run the chip on a board, or on a simulated one, through its serial line.",
      "Tells what comes back: of a chip of spikes the neurons that spike in each step; of a chip of"
          + " samples its outputs for each. The chip is reset first. A chip of architecture parallel"
          + " is on boards as parallel-axi, which does the same steps."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spintwin run chip.yaml --link sim: --input spikes.csv",
      "  spintwin run chip.yaml --link serial:/dev/ttyUSB1 --input spikes.csv --trace out.npy"
    })
final class RunCommand extends SpintwinCommand {
  @Parameters(paramLabel = "CHIP.yaml", description = "The chip file.")
  private Path chip;

  @Mixin private ArchitectureOptions architecture;

  @Mixin private LinkOptions link;

  @Mixin private InputOptions inputs;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description =
          "Where to write what comes back, a row for each step or sample: .csv or .npy. Default:"
              + " spikes as a list step,address, or results, on the standard output.")
  private Path trace;

  @Override
  ExitCode run(Console console, Map<String, Object> json) throws IOException {
    inputs.check(trace, false);
    LinkAddress address = link.address();
    // A place that cannot be written is told before the board runs.
    try (StagedOutput out = trace == null ? null : StagedOutput.file(trace, output.force)) {
      Twin twin = architecture.loadForBoard(chip, console);
      GoldenChip onBoard = twin.chip();
      checkSteps(onBoard);
      StepInput given = twin.input(inputs.input, onBoard);
      given.warnings().forEach(w -> console.warn(w.code(), w.text()));
      long[][] steps = inputs.all(given.steps());
      boolean spikes = twin instanceof MramTwin;
      StepTable table;
      try (TwinLink board = open(address, onBoard, console)) {
        table =
            console.timed(
                "run",
                () -> spikes ? spikes(onBoard, board, steps) : results(onBoard, board, steps));
      }
      json.put("link", address.toString());
      json.put("baud", link.baud());
      json.put("steps", steps.length);
      String told = steps.length + " " + table.row() + "s over " + address;
      if (spikes) {
        told += ", " + table.sum() + " output spikes";
        json.put("outputSpikes", table.sum());
      }
      json.put("columns", table.columns());
      if (out == null) {
        table.print(console, spikes);
        console.note("%s", told);
      } else {
        table.write(out.path(), InputOptions.npy(trace));
        out.commit();
        console.print("%s; in %s", told, trace);
        json.put("trace", trace.toString());
      }
    }
    return ExitCode.OK;
  }

  private TwinLink open(LinkAddress address, GoldenChip chip, Console console) {
    return console.timed(
        "open link",
        () -> TwinLink.open(address, chip, link.clockHz(), link.baud(), this::toolchain));
  }

  /** Steps must end with the spikes given. */
  private void checkSteps(GoldenChip chip) {
    if (chip.design().values().getOrDefault("INIT_STEP_MODE", 0L) != 0) {
      throw new InputException(
          Code.COMBINATION,
          Location.of(this.chip),
          "architecture.step_end",
          "divider",
          "tlast, where steps are given over a link");
    }
  }

  private static StepTable spikes(GoldenChip chip, TwinLink board, long[][] steps) {
    long[][] fired = board.run(steps);
    int neurons = chip.design().values().get("NEURONS").intValue();
    List<String> columns = IntStream.range(0, neurons).mapToObj(n -> "spike_" + n).toList();
    return new StepTable("step", columns, steps.length, (step, n) -> fired[step][n / 64] >>> n & 1);
  }

  private static StepTable results(GoldenChip chip, TwinLink board, long[][] samples) {
    long[][] results = board.infer(samples);
    List<String> columns = OutputTrace.columns(chip.design());
    return new StepTable(
        "sample", columns, samples.length, (sample, column) -> results[sample][column]);
  }
}
