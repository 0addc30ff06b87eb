// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.ChipStimulus;
import org.spintwin.harness.LockstepResult;
import org.spintwin.harness.Mismatch;
import org.spintwin.harness.Toolchain;
import org.spintwin.harness.Variant;
import org.spintwin.harness.Verification;
import org.spintwin.harness.VerilatedModel;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.StagedOutput;
import org.spintwin.kind.StepInput;
import org.spintwin.kind.Twin;
import org.spintwin.report.Plot;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.Design;
import org.spintwin.spec.TopSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spintwin verify}. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Build the Verilog with Verilator and compare it with the golden model at every clock.",
      "Without --input, spikes or samples, resets and accesses are drawn from the seed.",
      "On a mismatch a folder holds the waveform around it and a file that replays it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spintwin verify chip.yaml --cycles 1000000 --seed 7",
      "  spintwin verify chip.yaml --param TRACE_BITS=20",
      "  spintwin verify chip.yaml --replay chip_mismatch/replay.json"
    })
final class VerifyCommand extends SpintwinCommand {
  private static final long DEFAULT_SEED = 1;
  private static final long STANDARD_CYCLES = 100_000;
  private static final long MOST_CYCLES = 1_000_000_000_000L;

  @Parameters(paramLabel = "CHIP.yaml", description = "The chip file.")
  private Path chip;

  @Mixin private ArchitectureOptions architecture;

  @Option(
      names = "--shell",
      paramLabel = "NAME",
      description = "Verify the chip inside what export puts around it: wishbone or tinytapeout.")
  private String shell;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "Spikes or samples instead of random ones.")
  private Path input;

  @Option(
      names = "--cycles",
      paramLabel = "N",
      description = "Clocks to compare. Default: 100000, or the length of the input.")
  private Long cycles;

  @Option(names = "--seed", paramLabel = "S", description = "Of the random stimulus. Default: 1.")
  private Long seed;

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "Override a Verilog parameter without generating again; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--rtl",
      paramLabel = "DIR",
      description = "Compare the Verilog in DIR, as generate wrote it and perhaps edited since.")
  private Path rtlFolder;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for what a mismatch leaves behind. Default: NAME_mismatch.")
  private Path folder;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write what was compared and found as an HTML page, with pictures.")
  private Path page;

  @Option(names = "--replay", paramLabel = "FILE", description = "Run what a mismatch left behind.")
  private Path replay;

  @Override
  ExitCode run(Console console, Map<String, Object> json) throws IOException {
    checkOptions();
    Twin bare = architecture.load(chip, console);
    Twin twin = shell == null ? bare : ShelledTwin.of(chip, bare, shell);
    Design design = twin.chip().design();
    TopSpec top = design.top();
    long digest = design.digest();
    Replay given = replay == null ? null : Replay.read(replay, digest);
    Map<String, Long> parameters =
        given == null ? Overrides.parse(top, overrides) : given.parameters();
    if (rtlFolder != null && !parameters.isEmpty()) {
      throw misuse("--rtl takes the Verilog as it is; give it without --param");
    }
    Map<String, Long> effective = Overrides.apply(top, design.parameters(), parameters);
    boolean stepByStep =
        effective.getOrDefault("INIT_ENABLE", 1L) != 0
            && effective.getOrDefault("INIT_STEP_MODE", 0L) == 0;
    boolean inputGiven = input != null || given != null && given.input() != null;
    if (inputGiven && !stepByStep) {
      throw misuse(
          "--input gives the spikes of each step; that needs INIT_ENABLE = 1 and INIT_STEP_MODE = 0"
              + " (architecture.step_end: tlast)");
    }
    long memorySeed = given != null ? given.seed() : seed == null ? DEFAULT_SEED : seed;
    Verification verification = verification(twin.chip(), parameters, memorySeed);
    StepInput steps = inputGiven ? input(twin, given, verification.chip(), console) : null;
    Replay plan = given == null ? plan(verification.chip(), digest, parameters, steps) : given;
    VerifyRun run = new VerifyRun(verification, plan, steps);
    Toolchain tools = toolchain();
    VerilatorBuild build = new VerilatorBuild(tools);
    try (StagedOutput kept = folder == null ? null : StagedOutput.folder(folder, output.force);
        StagedOutput report = page == null ? null : StagedOutput.file(page, output.force)) {
      LockstepResult result;
      try (VerilatedModel rtl = built(verification, build, Variant.FAST, console)) {
        result = compare(run, plan, rtl, console, json);
      }
      var account = new VerifyReport(twin, verification, plan, run.stimulus(), tools, typed());
      if (result.agrees()) {
        if (report != null) {
          write(report, account.html(result, run.steps(), null), console, json);
        }
        return ExitCode.OK;
      }
      long clock = result.mismatch().map(Mismatch::clock).orElseGet(result::clocks);
      VerifyRun.Before before = run.before(clock);
      MismatchReport found = MismatchReport.of(result, run.inputs(), before);
      tell(found, before.steps(), console, json);
      if (report != null) {
        Plot waves =
            run.waves(
                result, found.neuron(), () -> built(verification, build, Variant.FAST, console));
        var difference = new VerifyReport.Difference(found, waves);
        write(report, account.html(result, before.steps(), difference), console, json);
      }
      Path target = folder == null ? free(design.name() + "_mismatch") : folder;
      try (VerilatedModel rtl = built(verification, build, Variant.TRACE, console);
          StagedOutput out = kept == null ? StagedOutput.folder(target, false) : kept) {
        run.leaveBehind(rtl, clock, out.path());
        out.commit();
      }
      json.put("leftBehind", target.toString());
      console.print("waveform and replay are in %s", target);
      console.print(
          "replay with: spintwin verify %s%s%s%s --replay %s",
          chip,
          architecture.repeated(),
          shell == null ? "" : " --shell " + shell,
          rtlFolder == null ? "" : " --rtl " + rtlFolder,
          target.resolve(Replay.FILE));
      return ExitCode.MISMATCH;
    }
  }

  private Verification verification(GoldenChip given, Map<String, Long> parameters, long memorySeed)
      throws IOException {
    if (rtlFolder != null) {
      return Verification.of(given, verilog(given.design()));
    }
    return parameters.isEmpty()
        ? Verification.of(given)
        : Verification.overridden(given, parameters, memorySeed);
  }

  /** The files of the chip as they lie in {@code --rtl}. */
  private Map<String, String> verilog(Design design) throws IOException {
    Map<String, String> files = new VerilogWriter().chip(design);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = rtlFolder.resolve(file.getKey());
      if (!Files.isRegularFile(path)) {
        throw new InputException(
            Code.NOTFOUND,
            Location.of(path),
            null,
            "no such file",
            "a folder written by: spintwin generate");
      }
      file.setValue(Files.readString(path));
    }
    return files;
  }

  private void checkOptions() {
    if (cycles != null && (cycles < 1 || cycles > MOST_CYCLES)) {
      throw misuse("--cycles: found " + cycles + "; allowed 1 to " + MOST_CYCLES);
    }
    if (shell != null && !ShelledTwin.SHELLS.containsKey(shell)) {
      throw misuse("--shell: found '" + shell + "'; allowed wishbone, tinytapeout");
    }
    if (shell != null && (input != null || rtlFolder != null || page != null)) {
      throw misuse("--shell has a random master or host; give it without --input, --rtl, --report");
    }
    boolean alsoGiven = input != null || cycles != null || seed != null || !overrides.isEmpty();
    if (replay != null && alsoGiven) {
      throw misuse("--replay holds --input, --cycles, --seed and --param; give it without them");
    }
    if (input != null && seed != null) {
      throw misuse("--seed is of the random stimulus; give it or --input");
    }
  }

  private StepInput input(Twin twin, Replay given, GoldenChip inForce, Console console) {
    Path file = input != null ? input : replay.resolveSibling(given.input());
    StepInput steps = twin.input(file, inForce);
    steps.warnings().forEach(w -> console.warn(w.code(), w.text()));
    return steps;
  }

  private Replay plan(
      GoldenChip inForce, long digest, Map<String, Long> parameters, StepInput steps) {
    long standard =
        steps == null ? STANDARD_CYCLES : ChipStimulus.given(inForce, steps.steps()).clocks();
    return new Replay(
        SCHEMA_VERSION,
        digest,
        cycles == null ? standard : cycles,
        seed == null ? DEFAULT_SEED : seed,
        parameters,
        steps == null ? null : steps.fileName());
  }

  private static LockstepResult compare(
      VerifyRun run, Replay plan, VerilatedModel rtl, Console console, Map<String, Object> json) {
    LockstepResult result;
    long start = System.nanoTime();
    try (Console.Stage stage = console.stage("compare", plan.cycles())) {
      result = run.compare(rtl, stage);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    json.put("cycles", result.clocks());
    json.put("steps", run.steps());
    json.put("mismatches", result.agrees() ? 0 : 1);
    json.put("firstMismatch", null);
    json.put("signalsCompared", run.signals());
    json.put("bitsComparedPerCycle", result.bitsPerClock());
    json.put("stimulus", plan.input() == null ? "random" : "file");
    json.put("seed", plan.seed());
    json.put("parameters", plan.parameters());
    json.put("rtlCyclesPerSecond", result.clocks() / Math.max(1e-9, result.rtlNanos() / 1e9));
    json.put("verifyCyclesPerSecond", result.clocks() / seconds);
    if (result.agrees()) {
      console.print(
          "%s: %d clocks, %d steps, %d signals, %d bits per clock; %s",
          console.good("equal"),
          result.clocks(),
          run.steps(),
          run.signals(),
          result.bitsPerClock(),
          plan.input() == null ? "random stimulus, seed " + plan.seed() : "stimulus of a file");
    }
    return result;
  }

  private static void tell(
      MismatchReport found, long steps, Console console, Map<String, Object> json) {
    console.print("%s: %s", console.bad("differs"), String.join("\n  ", found.lines()));
    json.put("steps", steps);
    json.put("firstMismatch", found.json());
  }

  private void write(StagedOutput out, String html, Console console, Map<String, Object> json)
      throws IOException {
    Files.writeString(out.path(), html);
    out.commit();
    json.put("report", page.toString());
    console.print("report is in %s", page);
  }

  private static VerilatedModel built(
      Verification verification, VerilatorBuild build, Variant variant, Console console) {
    String what = variant == Variant.TRACE ? "build for waveform" : "build Verilog";
    return console.timed(what, () -> verification.open(verification.build(build, variant)));
  }

  /** A name that nothing has yet. */
  private static Path free(String name) {
    Path path = Path.of(name);
    for (int i = 2; Files.exists(path); i++) {
      path = Path.of(name + "_" + i);
    }
    return path;
  }
}
