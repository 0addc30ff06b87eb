// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.spintwin.experiment.UnequalModelsException;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.harness.LockstepResult;
import org.spintwin.harness.Toolchain;
import org.spintwin.harness.Variant;
import org.spintwin.harness.Verification;
import org.spintwin.harness.VerilatedLibrary;
import org.spintwin.harness.VerilatedModel;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.harness.WordBuffer;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.TwinImage;

/**
 * Golden model and Verilog together: every output and all state in lockstep at every clock, then
 * the Verilog alone, whose states after each step are held to those of the step-exact golden model.
 * What is returned was read from the Verilog.
 *
 * <p>Twins of the same Verilog parameters share a library: they differ in what their memories hold.
 * Safe for many threads.
 */
final class BothModels implements Runner {
  private static final int BATCH = 1024;

  private final VerilatorBuild build;
  private final UnaryOperator<String> edit;
  private final Runner golden = new GoldenRunner();
  private final Map<Map<String, Long>, Built> built = new ConcurrentHashMap<>();

  private record Built(Map<String, String> files, VerilatedLibrary library) {}

  /** Of the Verilog as it is generated. */
  BothModels(Toolchain tools) {
    this(tools, text -> text);
  }

  /**
   * @param edit changes the text of each Verilog file
   */
  BothModels(Toolchain tools, UnaryOperator<String> edit) {
    build = new VerilatorBuild(tools);
    this.edit = edit;
  }

  @Override
  public List<StepRecord> run(TwinImage given, List<long[]> episodes) {
    // The digest only tells chips apart; it would part libraries that are otherwise the same.
    Map<String, Long> parameters = new LinkedHashMap<>(given.parameters());
    parameters.put("SPEC_DIGEST", 0L);
    TwinImage twin =
        new TwinImage(given.spec(), parameters, given.codes(), given.inhibitory(), given.mask());
    Built shared = built.computeIfAbsent(parameters, p -> build(twin));
    Verification verification = Verification.of(MramLifModel.chip(twin), shared.files);
    EpisodeStimulus stimulus =
        new EpisodeStimulus(
            verification.golden().inputs(), episodes, parameters.get("INIT_DIVIDER"));
    LockstepResult result =
        verification.run(shared.library, stimulus, stimulus.clocks(), true, clocks -> {});
    UnequalModelsException.throwIf(result.difference());
    stimulus.restart();
    try (VerilatedModel rtl = verification.open(shared.library)) {
      List<StepRecord> found = record(rtl, stimulus, episodes, twin.spec().array().neurons());
      List<StepRecord> expected = golden.run(twin, episodes);
      for (int e = 0; e < episodes.size(); e++) {
        String difference =
            expected.get(e).firstDifference(found.get(e), "in the golden model", "in the Verilog");
        if (difference != null) {
          throw new UnequalModelsException("run " + e + ", " + difference);
        }
      }
      return found;
    }
  }

  private Built build(TwinImage twin) {
    GoldenChip chip = MramLifModel.chip(twin);
    Map<String, String> files = new VerilogWriter().chip(chip.design());
    files.replaceAll((name, text) -> edit.apply(text));
    Verification verification = Verification.of(chip, files);
    return new Built(files, verification.build(build, Variant.FAST));
  }

  private static List<StepRecord> record(
      VerilatedModel rtl, EpisodeStimulus stimulus, List<long[]> episodes, int neurons) {
    StepReader reader = new StepReader(rtl.compared(), neurons);
    List<StepRecord> records = new ArrayList<>();
    episodes.forEach(e -> records.add(StepRecord.of(e.length, neurons)));
    long[] inputs = new long[BATCH * rtl.inputs().words()];
    long[] compared = new long[BATCH * rtl.compared().words()];
    WordBuffer nativeInputs = new WordBuffer(inputs.length);
    WordBuffer nativeCompared = new WordBuffer(compared.length);
    int episode = 0;
    for (long left = stimulus.clocks(); left > 0; left -= BATCH) {
      int clocks = (int) Math.min(BATCH, left);
      stimulus.fill(inputs, clocks);
      nativeInputs.put(inputs, clocks * rtl.inputs().words());
      rtl.run(nativeInputs, nativeCompared, clocks);
      nativeCompared.get(compared, 0, clocks * rtl.compared().words());
      for (int clock = 0; clock < clocks; clock++) {
        if (reader.read(compared, clock, records.get(episode))) {
          episode = Math.min(episode + 1, episodes.size() - 1);
        }
      }
    }
    return records;
  }
}
