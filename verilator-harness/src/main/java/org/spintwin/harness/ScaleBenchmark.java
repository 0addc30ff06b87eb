// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.golden.MramLifSteps;
import org.spintwin.rtl.GeneratedFolder;
import org.spintwin.rtl.GeneratedFolder.Origin;
import org.spintwin.spec.TwinImage;

/**
 * What a chip costs at its size: seconds to generate and build it, and synaptic operations per
 * second of its models under load. A synaptic operation is one event reaching one neuron.
 */
public final class ScaleBenchmark {
  private static final long SEED = 1;
  private static final int BATCH_CLOCKS = 1 << 14;
  private static final int STEPS = 8;
  private static final long ENOUGH_NANOSECONDS = 1_000_000_000L;

  private ScaleBenchmark() {}

  /**
   * What was measured.
   *
   * @param generateSeconds to write the whole folder
   * @param folderBytes of its files
   * @param buildSeconds of Verilator and the C++ compiler, or of the cache
   * @param clocksGolden synaptic operations per second of the clock-exact golden model alone
   * @param stepsGolden likewise of the step-exact one
   * @param verify likewise of golden model and Verilog in lockstep
   * @param clocksPerOperation clocks for a synaptic operation
   */
  public record Cost(
      double generateSeconds,
      long folderBytes,
      double buildSeconds,
      double clocksGolden,
      double stepsGolden,
      double verify,
      double clocksPerOperation) {}

  /**
   * Measures a chip with AXI ports.
   *
   * @param folder exists and is empty; holds the generated chip afterwards
   * @throws IllegalStateException when golden model and Verilog differ
   */
  public static Cost measure(TwinImage image, VerilatorBuild build, Path folder)
      throws IOException {
    long start = System.nanoTime();
    GoldenChip chip = MramLifModel.chip(image);
    ClockedModel recorded = chip.golden();
    int clocks = new TestbenchStimulus(chip).clocks();
    var origin = new Origin("A chip to measure", image.spec().timing().clockHz(), 0, Map.of());
    new GeneratedFolder(
            chip.design(), origin, RecordedVectors.record(recorded, steady(chip), clocks))
        .write(folder);
    double generate = seconds(start);

    Verification verification = Verification.of(chip);
    start = System.nanoTime();
    VerilatedLibrary library = verification.build(build, Variant.FAST);
    double built = seconds(start);

    int neurons = image.codes().length;
    ClockedModel golden = verification.golden();
    int inputWords = golden.inputs().words();
    int accepted = golden.compared().signal("u_event_queue.accepted_o").offset();
    long[] inputs = new long[BATCH_CLOCKS * inputWords];
    long[] record = new long[golden.compared().words()];
    Stimulus stimulus = steady(chip);
    // The first batch fills the queue and warms up; events are counted in the others.
    stimulus.fill(inputs, BATCH_CLOCKS);
    for (int c = 0; c < BATCH_CLOCKS; c++) {
      golden.clock(inputs, c * inputWords, record, 0);
    }
    long events = 0;
    long spent = 0;
    long done = 0;
    while (spent < ENOUGH_NANOSECONDS) {
      stimulus.fill(inputs, BATCH_CLOCKS);
      start = System.nanoTime();
      for (int c = 0; c < BATCH_CLOCKS; c++) {
        golden.clock(inputs, c * inputWords, record, 0);
        events += record[accepted];
      }
      spent += System.nanoTime() - start;
      done += BATCH_CLOCKS;
    }
    double operations = (double) events * neurons;

    start = System.nanoTime();
    LockstepResult result =
        verification.run(library, steady(chip), done + BATCH_CLOCKS, false, c -> {});
    double verified = seconds(start);
    if (!result.agrees()) {
      throw new IllegalStateException("golden model and Verilog differ: " + result);
    }
    return new Cost(
        generate,
        bytes(folder),
        built,
        operations / spent * 1e9,
        steps(image),
        operations / verified,
        done / operations);
  }

  /** Synaptic operations per second of the step-exact model, half of the inputs spiking. */
  private static double steps(TwinImage image) {
    var model = new MramLifSteps(image);
    int inputs = image.codes()[0].length;
    long[] spikes = new long[(inputs + 63) / 64];
    var random = new java.util.SplittableRandom(SEED);
    long count = 0;
    long spent = 0;
    while (spent < ENOUGH_NANOSECONDS) {
      for (int step = 0; step < STEPS; step++) {
        for (int i = 0; i < inputs; i++) {
          long bit = random.nextInt(2);
          spikes[i / 64] = spikes[i / 64] & ~(1L << i) | bit << i;
        }
        long start = System.nanoTime();
        model.step(spikes);
        spent += System.nanoTime() - start;
        for (long word : spikes) {
          count += Long.bitCount(word);
        }
      }
    }
    return (double) count * image.codes().length / spent * 1e9;
  }

  private static Stimulus steady(GoldenChip chip) {
    return ChipStimulus.steady(chip, SEED);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static long bytes(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(ScaleBenchmark::size).sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
