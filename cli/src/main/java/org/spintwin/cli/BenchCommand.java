// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.device.TwinImages;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.harness.Benchmark;
import org.spintwin.harness.Benchmark.Rate;
import org.spintwin.harness.SustainedLoad;
import org.spintwin.harness.Synthesis;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.Decay;
import org.spintwin.spec.InhibitionSpec;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.TimingSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spintwin bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measure clocks per second of RTL alone, golden model alone, verify, and slower ways to do"
          + " the same.",
      "Each way takes its turn many times; ratios are of the same turn. Without CHIP.yaml, chips of"
          + " 16x16 and 64x64 synapses of 4 bits are measured.",
      "With --synth, size and speed on iCE40 FPGAs instead, with Yosys and nextpnr-ice40."
    },
    footerHeading = "%nExample:%n",
    footer = "  spintwin bench --turns 15 --json bench.json")
final class BenchCommand extends SpintwinCommand {
  @Parameters(arity = "0..1", paramLabel = "CHIP.yaml", description = "The chip file.")
  private Path chip;

  @Option(
      names = "--turns",
      paramLabel = "N",
      defaultValue = "9",
      description = "How often each way is measured, 1 to 1000. Default: ${DEFAULT-VALUE}.")
  private int turns;

  @Option(
      names = "--milliseconds",
      paramLabel = "T",
      defaultValue = "200",
      description = "How long a turn takes, 1 to 60000. Default: ${DEFAULT-VALUE}.")
  private int milliseconds;

  @Option(
      names = "--synth",
      description =
          "Synthesize and place configurations of the folded core and one neuron; print them beside"
              + " the best published figures.")
  private boolean synth;

  @Option(
      names = "--row",
      split = ",",
      paramLabel = "ROW",
      description = "Only these rows of --synth.")
  private List<String> rows = List.of();

  @Option(
      names = "--scale",
      description = "Measure folded chips of 256 x 256 to 4096 x 4096 synapses instead.")
  private boolean scale;

  @Option(
      names = "--largest",
      paramLabel = "N",
      defaultValue = "4096",
      description = "With --scale: stop at N x N, 256 to 4096. Default: ${DEFAULT-VALUE}.")
  private int largest;

  @Option(
      names = "--plot",
      paramLabel = "FILE.svg",
      description = "With --scale: draw cost against size.")
  private Path plot;

  @Mixin private ArchitectureOptions architecture;

  @Override
  ExitCode run(Console console, Map<String, Object> json) throws IOException {
    if (synth) {
      return synthesize(console, json);
    }
    if (!rows.isEmpty()) {
      throw misuse("--row chooses what --synth measures; give both");
    }
    requireBetween("--turns", turns, 1000);
    requireBetween("--milliseconds", milliseconds, 60_000);
    if (plot != null && !scale) {
      throw misuse("--plot draws what --scale measures; give both");
    }
    if (largest < ScaleBench.SMALLEST || largest > ScaleBench.LARGEST) {
      throw misuse("--largest: found " + largest + "; allowed 256 to 4096");
    }
    if (chip == null && architecture.anyGiven()) {
      throw misuse("--arch and --lanes are of a chip; give CHIP.yaml, or leave them out");
    }
    if (scale && chip != null) {
      throw misuse("--scale measures chips of its own; give it without CHIP.yaml");
    }
    var build = new VerilatorBuild(toolchain());
    if (scale) {
      ScaleBench.run(build, largest, plot, output.force, console, json);
      return ExitCode.OK;
    }
    List<GoldenChip> chosen =
        chip == null
            ? List.of(starter(16), starter(64))
            : List.of(architecture.load(chip, console).chip());
    json.put("turns", turns);
    json.put("millisecondsPerTurn", milliseconds);
    json.put("processors", Runtime.getRuntime().availableProcessors());
    json.put("spikeDensity", Benchmark.DENSITY);
    json.put("clocksCheckedEqual", Benchmark.STIMULUS_CLOCKS);
    List<Map<String, Object>> chips = new ArrayList<>();
    json.put("chips", chips);
    for (GoldenChip one : chosen) {
      chips.add(measure(one, build, console));
    }
    return ExitCode.OK;
  }

  private ExitCode synthesize(Console console, Map<String, Object> json) {
    if (chip != null || scale) {
      throw misuse(
          "--synth measures configurations of its own; give it without CHIP.yaml and --scale");
    }
    List<String> known = SynthesisTable.ROWS.stream().map(SynthesisRow::key).toList();
    rows.stream()
        .filter(row -> !known.contains(row))
        .findFirst()
        .ifPresent(
            row -> {
              throw misuse("--row: found " + row + "; allowed " + String.join(", ", known));
            });
    List<SynthesisRow> chosen =
        SynthesisTable.ROWS.stream()
            .filter(row -> rows.isEmpty() || rows.contains(row.key()))
            .toList();
    var synthesis = new Synthesis(synthesisTools());
    json.put("seed", Synthesis.SEED);
    json.put("eventsPerStep", SustainedLoad.EVENTS_PER_STEP);
    json.put("rows", SynthesisTable.print(chosen, synthesis, console));
    return ExitCode.OK;
  }

  private void requireBetween(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw misuse(option + ": found " + value + "; allowed 1 to " + most);
    }
  }

  private Map<String, Object> measure(GoldenChip one, VerilatorBuild build, Console console) {
    String name = one.design().name();
    List<Rate> rates;
    try (Benchmark benchmark = console.timed("build " + name, () -> new Benchmark(one, build));
        Console.Stage stage = console.stage("measure " + name, (long) turns * benchmark.ways())) {
      rates = benchmark.run(turns, milliseconds * 1_000_000L, stage::done);
    }
    String load =
        one.model() instanceof MramLifModel
            ? Benchmark.DENSITY + " spikes per input and clock, no register traffic"
            : "samples as fast as they are taken";
    console.print("%s: %s", name, load);
    console.print("%-40s %12s %12s %12s %8s", "", "clocks/s", "slowest", "fastest", "of RTL");
    Map<String, Object> ways = new LinkedHashMap<>();
    for (Rate rate : rates) {
      console.print(
          "%-40s %12.0f %12.0f %12.0f %8.3f",
          rate.way().title(),
          rate.clocksPerSecond(),
          rate.lowest(),
          rate.highest(),
          rate.ratioToRtl());
      ways.put(rate.way().key(), json(rate));
    }
    console.print("");
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("parameters", one.design().parameters());
    json.put("ways", ways);
    return json;
  }

  private static Map<String, Object> json(Rate rate) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("clocksPerSecond", rate.clocksPerSecond());
    json.put("lowest", rate.lowest());
    json.put("highest", rate.highest());
    json.put("ratioToRtl", rate.ratioToRtl());
    return json;
  }

  private static GoldenChip starter(int size) {
    ChipSpec spec = square(size);
    return MramLifModel.chip(TwinImages.of(spec, TwinImages.randomLevels(spec), null));
  }

  /** The starter chip in another size. */
  static ChipSpec square(int size) {
    var state = new QFormat(true, 24, 8);
    return new ChipSpec(
        "bench_" + size + "x" + size,
        new ArraySpec(
            size,
            size,
            4,
            ArraySpec.Encoding.BINARY,
            ArraySpec.Polarity.SYNAPSE,
            new QFormat(true, 8, 2)),
        ChipSpec.RANDOM_WEIGHTS,
        new MramDeviceSpec(7500, 1.5, 0.05, 0, 0.1, true, 1),
        new LifSpec(
            state,
            state,
            LifSpec.PspShape.EXPONENTIAL,
            Decay.shift(3),
            Decay.shift(3),
            Decay.shift(6),
            16,
            256,
            false,
            false,
            0,
            8,
            8),
        InhibitionSpec.none(),
        new TimingSpec(12e6, 1, 16));
  }
}
