// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spintwin.harness.CellModels;
import org.spintwin.harness.ChipStimulus;
import org.spintwin.harness.HarnessException;
import org.spintwin.harness.IcarusTools;
import org.spintwin.harness.Synthesis;
import org.spintwin.harness.SynthesisTools;
import org.spintwin.rtl.VerilogWriter;

/**
 * The chip in simulators that know nothing of each other, as Verilog and as netlists, all against
 * the golden model; and that nothing it shows after a reset follows from how it powered up.
 */
public final class SimulatorCheck implements AssuranceCheck {
  private static final int ICARUS_CLOCKS = 5_000;
  private static final int POWER_UPS = 5;

  /** Yosys needs hours for some large chips. */
  private static final Duration SYNTHESIS_LIMIT = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "simulators";
  }

  @Override
  public List<String> programs() {
    return Stream.concat(IcarusTools.PROGRAMS.stream(), Stream.of("yosys", "nextpnr-ice40"))
        .toList();
  }

  @Override
  public List<AssuranceRow> run(AssuredChip assured, LongConsumer progress) throws IOException {
    long clocks = assured.settings().clocks();
    long seed = assured.settings().seed();
    Map<String, String> files = new VerilogWriter().chip(assured.chip().design());
    var simulators =
        new ChipSimulators(
            assured.chip(),
            ChipStimulus.random(assured.chip(), seed),
            ICARUS_CLOCKS,
            seed,
            IcarusTools.find(assured.environment()));
    var synthesis = new Synthesis(tools(assured));
    Synthesis.Design design = ChipSimulators.synthesized(assured.chip());
    Path yosys = assured.program("yosys");

    List<SimulatorRun> runs = new ArrayList<>();
    runs.add(simulators.verilator(assured.tools(), files, clocks));
    runs.add(attempt("Icarus", () -> simulators.verilog(files)));
    progress.accept(WHOLE / 4);
    runs.add(
        attempt(
            "netlist (generic)",
            () -> simulators.netlist("netlist (generic)", synthesis.gates(design), "")));
    progress.accept(WHOLE / 2);
    runs.add(
        attempt(
            "netlist (iCE40)",
            () ->
                simulators.netlist(
                    "netlist (iCE40)",
                    synthesis.netlist(design),
                    CellModels.unknownAtPowerUp(yosys))));
    List<SimulatorRun> powerUps = new ArrayList<>();
    for (int i = 1; i <= POWER_UPS; i++) {
      powerUps.add(simulators.powerUp(assured.tools(), files, ICARUS_CLOCKS, i));
    }
    progress.accept(WHOLE);
    return List.of(agreement(runs), unknowns(runs, powerUps, simulators.trace()));
  }

  private interface Attempt {
    SimulatorRun run() throws IOException;
  }

  /** A run for which a program may take too long. */
  private static SimulatorRun attempt(String name, Attempt attempt) throws IOException {
    try {
      return attempt.run();
    } catch (HarnessException e) {
      if (e.kind() != HarnessException.Kind.TIMEOUT) {
        throw e;
      }
      return SimulatorRun.undone(name, e.getMessage().split(";")[0]);
    }
  }

  /** Those of a chip's synthesis, with a limit that a check can wait for. */
  static SynthesisTools tools(AssuredChip assured) {
    SynthesisTools found = SynthesisTools.find(assured.environment());
    Duration limit =
        found.timeout().compareTo(SYNTHESIS_LIMIT) < 0 ? found.timeout() : SYNTHESIS_LIMIT;
    return new SynthesisTools(found.yosys(), found.nextpnr(), found.cache(), limit);
  }

  private static AssuranceRow agreement(List<SimulatorRun> runs) {
    int differences = runs.stream().mapToInt(r -> r.differences().size()).sum();
    boolean complete = runs.stream().allMatch(SimulatorRun::done);
    Map<String, Object> figures = new LinkedHashMap<>();
    runs.forEach(r -> figures.put(r.simulator(), r.clocks()));
    figures.put("differences", differences);
    List<String> details = new ArrayList<>();
    for (SimulatorRun run : runs) {
      run.differences().forEach(d -> details.add(run.simulator() + ", " + d));
      if (!run.done()) {
        details.add(run.simulator() + ": " + run.undone());
      }
    }
    String found =
        runs.stream()
                .map(r -> r.simulator() + (r.done() ? " " + r.clocks() : " not done"))
                .collect(Collectors.joining(", "))
            + " clocks: "
            + differences
            + " differ";
    return new AssuranceRow(
        "simulators", found, "all done, 0 differ", complete && differences == 0, details, figures);
  }

  private static AssuranceRow unknowns(
      List<SimulatorRun> runs, List<SimulatorRun> powerUps, ExpectedTrace trace) {
    List<String> details = new ArrayList<>();
    runs.forEach(r -> r.unknowns().forEach(u -> details.add(r.simulator() + ", " + u)));
    powerUps.forEach(r -> r.differences().forEach(d -> details.add(r.simulator() + ", " + d)));
    Map<String, Integer> dependent = trace.dependent();
    dependent.keySet().stream()
        .filter(signal -> !signal.contains("."))
        .forEach(port -> details.add(port + " follows from how the chip powered up"));
    boolean none = details.isEmpty();
    dependent.forEach(
        (signal, clocks) ->
            details.add(
                signal
                    + " follows from a word of a memory that was not written, in "
                    + clocks
                    + " clocks; nothing else does"));
    long simulated = runs.stream().filter(SimulatorRun::done).count() - 1;
    String found =
        (none ? "none" : "found")
            + " in "
            + simulated
            + " forms of the chip in Icarus, "
            + powerUps.size()
            + " random power-ups in Verilator";
    Map<String, Object> figures = Map.of("forms", simulated, "powerUps", powerUps.size());
    boolean met = none && simulated > 0;
    return new AssuranceRow("X after reset", found, "none", met, details, figures);
  }
}
