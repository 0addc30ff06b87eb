// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.pcm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.spintwin.experiment.UnequalModelsException;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.TsPcmModel;
import org.spintwin.golden.TsPcmSteps;
import org.spintwin.harness.LockstepResult;
import org.spintwin.harness.Toolchain;
import org.spintwin.harness.Variant;
import org.spintwin.harness.Verification;
import org.spintwin.harness.VerilatedLibrary;
import org.spintwin.harness.VerilatedModel;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.harness.WordBuffer;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.TsPcmChip;

/**
 * Where experiments with cells are done: the user's chip, or the same with some parameters changed,
 * on golden model and Verilog. Safe for many threads.
 */
public final class PcmBench {
  private static final int BATCH = 1024;

  private final TsPcmChip spec;
  private final boolean[] pattern;
  private final GoldenChip chip;
  private final VerilatorBuild build;
  private final UnaryOperator<String> edit;
  private final Map<Map<String, Long>, Built> built = new ConcurrentHashMap<>();

  private record Built(Map<String, String> files, VerilatedLibrary library) {}

  /** Told of every clock after the reset. */
  @FunctionalInterface
  interface Observer {
    /**
     * @param phase number of the phase in its course
     * @param step of the phase, from 1; 1 also for forgetting
     */
    void after(int phase, int step, CellState state);
  }

  /**
   * @param pattern which cells are taught
   * @param chip the same chip as exact integers
   */
  public PcmBench(TsPcmChip spec, boolean[] pattern, GoldenChip chip, Toolchain tools) {
    this(spec, pattern, chip, tools, text -> text);
  }

  /**
   * @param edit changes the text of each Verilog file
   */
  PcmBench(
      TsPcmChip spec,
      boolean[] pattern,
      GoldenChip chip,
      Toolchain tools,
      UnaryOperator<String> edit) {
    this.spec = spec;
    this.pattern = pattern.clone();
    this.chip = chip;
    build = new VerilatorBuild(tools);
    this.edit = edit;
  }

  TsPcmChip spec() {
    return spec;
  }

  /** Which cells are taught; not to be changed. */
  boolean[] pattern() {
    return pattern;
  }

  /** A raw excitability in whole units. */
  double units(double raw) {
    return raw * spec.cell().voltage().lsb();
  }

  /** A parameter of the user's chip. */
  long parameter(String name) {
    return chip.design().values().get(name);
  }

  /** The parameters of the user's chip with some changed, names and values in turn. */
  Map<String, Long> with(Object... namesAndValues) {
    // The digest only tells chips apart; it would part libraries that are otherwise the same.
    Map<String, Long> parameters = new LinkedHashMap<>(chip.design().parameters());
    parameters.put("SPEC_DIGEST", 0L);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put((String) namesAndValues[i], ((Number) namesAndValues[i + 1]).longValue());
    }
    return parameters;
  }

  /** An empty course for a chip with those parameters. */
  Course course(Map<String, Long> parameters) {
    return new Course(
        cells(parameters), pattern, spec.training(), 1L << parameters.get("PERIOD_BITS"));
  }

  private TsPcmSteps cells(Map<String, Long> parameters) {
    TsPcmSteps cells = new TsPcmSteps(parameters);
    cells.load(chip.design().memories().get(TsPcmModel.CELLS));
    return cells;
  }

  /**
   * Does a course on golden model and Verilog, every output and all state compared at every clock;
   * then on the Verilog alone, which is observed and held to the step-exact model.
   *
   * @return clocks that were compared
   * @throws UnequalModelsException when the models differ
   */
  long play(Map<String, Long> parameters, List<Phase> phases, Observer observer) {
    GoldenChip changed =
        chip.model().chip(chip.design().name(), parameters, chip.design().memories());
    Built shared = built.computeIfAbsent(parameters, p -> build(changed));
    Verification verification = Verification.of(changed, shared.files);
    var stimulus = new PhaseStimulus(verification.golden().inputs(), phases, spec.valueBits());
    LockstepResult result =
        verification.run(shared.library, stimulus, stimulus.clocks(), true, clocks -> {});
    UnequalModelsException.throwIf(result.difference());
    stimulus.restart();
    try (VerilatedModel rtl = verification.open(shared.library)) {
      observe(rtl, stimulus, phases, cells(parameters), observer);
    }
    return result.clocks();
  }

  private Built build(GoldenChip changed) {
    Map<String, String> files = new VerilogWriter().chip(changed.design());
    files.replaceAll((name, text) -> edit.apply(text));
    return new Built(files, Verification.of(changed, files).build(build, Variant.FAST));
  }

  private static void observe(
      VerilatedModel rtl,
      PhaseStimulus stimulus,
      List<Phase> phases,
      TsPcmSteps expected,
      Observer observer) {
    CellState state = new CellState(rtl.compared());
    long[] inputs = new long[BATCH * rtl.inputs().words()];
    long[] compared = new long[BATCH * rtl.compared().words()];
    WordBuffer nativeInputs = new WordBuffer(inputs.length);
    WordBuffer nativeCompared = new WordBuffer(compared.length);
    long clocks = stimulus.clocks();
    int phase = 0;
    int step = 0;
    for (long first = 0; first < clocks; first += BATCH) {
      int count = (int) Math.min(BATCH, clocks - first);
      stimulus.fill(inputs, count);
      nativeInputs.put(inputs, count * rtl.inputs().words());
      rtl.run(nativeInputs, nativeCompared, count);
      nativeCompared.get(compared, 0, count * rtl.compared().words());
      for (int c = first == 0 ? PhaseStimulus.RESET_CLOCKS : 0; c < count; c++) {
        while (step == phases.get(phase).clocks()) {
          phase++;
          step = 0;
        }
        step++;
        advance(expected, phases.get(phase));
        state.read(compared, c);
        String difference = state.firstDifference(expected);
        if (difference != null) {
          throw new UnequalModelsException("phase " + phase + ", step " + step + ": " + difference);
        }
        observer.after(phase, step, state);
      }
    }
  }

  private static void advance(TsPcmSteps cells, Phase phase) {
    if (phase.forgets()) {
      for (int n = 0; n < cells.cells(); n++) {
        cells.forget(n);
      }
    } else {
      cells.step(phase.values());
    }
  }
}
