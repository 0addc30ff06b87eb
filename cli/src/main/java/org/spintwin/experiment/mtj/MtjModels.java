// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mtj;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.spintwin.experiment.UnequalModelsException;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MtjBnnModel;
import org.spintwin.golden.MtjBnnSteps;
import org.spintwin.harness.ChipStimulus;
import org.spintwin.harness.LockstepResult;
import org.spintwin.harness.Stimulus;
import org.spintwin.harness.Toolchain;
import org.spintwin.harness.Variant;
import org.spintwin.harness.Verification;
import org.spintwin.harness.VerilatedLibrary;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.spec.MtjBnnImage;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/**
 * Golden model and Verilog in lockstep, every output and all state at every clock. Twins of the
 * same Verilog parameters share a library: they differ in what their memories hold. Safe for many
 * threads.
 */
public final class MtjModels {
  private final VerilatorBuild build;
  private final Map<Map<String, Long>, VerilatedLibrary> built = new ConcurrentHashMap<>();
  private final AtomicLong clocks = new AtomicLong();

  MtjModels(Toolchain tools) {
    build = new VerilatorBuild(tools);
  }

  /** Clocks compared so far. */
  public long clocks() {
    return clocks.get();
  }

  /** Looks at the outputs and state of a clock. */
  @FunctionalInterface
  interface Watcher {
    void clock(int clock, long[] record);
  }

  /**
   * Runs both models, then shows what they did.
   *
   * @throws UnequalModelsException when they differ
   */
  void run(MtjBnnImage image, Stimulus stimulus, long count, Watcher watcher) {
    GoldenChip chip = chip(image);
    Verification verification = Verification.of(chip);
    VerilatedLibrary library =
        built.computeIfAbsent(
            chip.design().parameters(), p -> verification.build(build, Variant.FAST));
    LockstepResult result = verification.run(library, stimulus, count, true, done -> {});
    clocks.addAndGet(result.clocks());
    UnequalModelsException.throwIf(result.difference());
    ClockedModel golden = chip.golden();
    long[] inputs = new long[golden.inputs().words()];
    long[] record = new long[golden.compared().words()];
    stimulus.restart();
    for (int clock = 0; clock < count; clock++) {
      stimulus.fill(inputs, 1);
      golden.clock(inputs, 0, record, 0);
      watcher.clock(clock, record);
    }
  }

  /**
   * The classes of samples as golden model and Verilog find them, which must be those of the model
   * without clocks too.
   *
   * @param samples [sample][feature]
   */
  public int[] classes(MtjBnnImage image, int[][] samples) {
    long[][] given = longs(samples);
    var stimulus = ChipStimulus.given(chip(image), given);
    RecordLayout layout = layout(image);
    Signal valid = layout.signal("valid_o");
    Signal winner = layout.signal("class_o");
    int[] classes = new int[samples.length];
    int[] found = {0};
    run(
        image,
        stimulus,
        stimulus.clocks(),
        (clock, record) -> {
          if (valid.get(record, 0, 0) != 0) {
            classes[found[0]++] = (int) winner.get(record, 0, 0);
          }
        });
    var steps = steps(image);
    for (int n = 0; n < samples.length; n++) {
      int expected = steps.classOf(samples[n]);
      if (classes[n] != expected) {
        throw new UnequalModelsException(
            "sample " + n + " is class " + classes[n] + ", without clocks " + expected);
      }
    }
    return classes;
  }

  /** The model without clocks. */
  static MtjBnnSteps steps(MtjBnnImage image) {
    int[][] codes = new int[image.chip().rows()][image.chip().columns()];
    for (int row = 0; row < codes.length; row++) {
      int here = row;
      Arrays.setAll(codes[row], column -> image.code(here, column));
    }
    return new MtjBnnSteps(image.parameters(), codes);
  }

  static RecordLayout layout(MtjBnnImage image) {
    MtjBnnModel model = new MtjBnnModel();
    return model.top().compared(model.top().resolve(image.parameters()));
  }

  static long[][] longs(int[][] samples) {
    return Arrays.stream(samples)
        .map(sample -> Arrays.stream(sample).asLongStream().toArray())
        .toArray(long[][]::new);
  }

  /** The digest only tells chips apart; it would part libraries that are otherwise the same. */
  static GoldenChip chip(MtjBnnImage image) {
    Map<String, Long> parameters = new LinkedHashMap<>(image.parameters());
    parameters.put("SPEC_DIGEST", 0L);
    return MtjBnnModel.chip(
        new MtjBnnImage(
            image.chip(), parameters, image.states(), image.parallel(), image.antiparallel()));
  }
}
