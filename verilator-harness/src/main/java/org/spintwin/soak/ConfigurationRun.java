// SPDX-License-Identifier: Apache-2.0
package org.spintwin.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.spintwin.golden.ClockedModel.MemoryShape;
import org.spintwin.golden.StepCounter;
import org.spintwin.harness.Digest;
import org.spintwin.harness.Lockstep;
import org.spintwin.harness.LockstepResult;
import org.spintwin.harness.Mismatch;
import org.spintwin.harness.RtlStoppedException;
import org.spintwin.harness.Variant;
import org.spintwin.harness.Verification;
import org.spintwin.harness.VerilatedLibrary;
import org.spintwin.harness.VerilatedModel;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.Design;

/** Compares configurations of a seed on one thread. */
final class ConfigurationRun {
  /** Looks at the time so often; a multiple of what a lockstep does at once. */
  private static final int SLICE = 1 << 14;

  private static final int DIGEST_DIGITS = 16;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long seed;
  private final long clocks;
  private final long nanos;
  private final VerilatorBuild build;
  private final Path folder;
  private final UnaryOperator<Map<String, String>> verilog;

  /**
   * @param clocks most clocks for each
   * @param seconds most processor seconds of comparison for each: what else the machine does makes
   *     it no shorter
   * @param folder for what a difference leaves behind
   * @param verilog what is done to the generated Verilog; nothing, but to see that an error is
   *     found
   */
  ConfigurationRun(
      long seed,
      long clocks,
      long seconds,
      VerilatorBuild build,
      Path folder,
      UnaryOperator<Map<String, String>> verilog) {
    this.seed = seed;
    this.clocks = clocks;
    nanos = seconds * 1_000_000_000L;
    this.build = build;
    this.folder = folder;
    this.verilog = verilog;
  }

  /**
   * Compares one. A difference leaves a folder behind.
   *
   * @throws org.spintwin.harness.HarnessException when it cannot be built or loaded
   */
  Finished run(long index) throws IOException {
    Configuration configuration = Configuration.draw(seed, index);
    Design design = configuration.chip().design();
    Map<String, String> files = verilog.apply(new VerilogWriter().chip(design));
    Verification verification = Verification.of(configuration.chip(), files);
    long start = System.nanoTime();
    VerilatedLibrary library = verification.build(build, Variant.FAST);
    long built = System.nanoTime();
    StepCounter golden = new StepCounter(verification.golden(), design.top().step());
    Outcome outcome;
    try (VerilatedModel rtl = verification.open(library)) {
      outcome = compare(new Lockstep(golden, rtl, configuration.stimulus(), true), rtl);
    } finally {
      library.discard();
    }
    long end = System.nanoTime();
    Finished finished =
        new Finished(
            index,
            configuration.kind().key(),
            digest(files, design),
            golden.compared().bits(),
            golden.memories().stream().mapToLong(ConfigurationRun::bits).sum(),
            outcome.clocks(),
            golden.steps(),
            (built - start) / 1e9,
            (end - built) / 1e9,
            outcome.difference() == null ? Finished.EQUAL : outcome.difference());
    if (!finished.agrees()) {
      new LeftBehind(seed, configuration, files, finished, outcome.at())
          .write(verification, build, folder);
    }
    return finished;
  }

  /**
   * How a comparison ended.
   *
   * @param clocks that agreed
   * @param at clock that a waveform should show
   * @param difference null where there was none
   */
  private record Outcome(long clocks, long at, String difference) {}

  private Outcome compare(Lockstep lockstep, VerilatedModel rtl) {
    long start = THREADS.getCurrentThreadCpuTime();
    try {
      LockstepResult result;
      do {
        result = lockstep.run(Math.min(SLICE, clocks - rtl.clocks()));
      } while (result.agrees()
          && result.clocks() < clocks
          && THREADS.getCurrentThreadCpuTime() - start < nanos);
      long at = result.mismatch().map(Mismatch::clock).orElse(result.clocks());
      return new Outcome(result.clocks(), at, result.difference());
    } catch (RtlStoppedException e) {
      return new Outcome(rtl.clocks(), e.clock(), "the Verilog stops: " + e.getMessage());
    }
  }

  private static String digest(Map<String, String> files, Design design) {
    Digest digest = new Digest().add(new TreeMap<>(design.parameters()).toString());
    new TreeMap<>(files).forEach((name, text) -> digest.add(name).add(text));
    new TreeMap<>(design.memories()).forEach((name, words) -> digest.add(name).add(bytes(words)));
    return digest.hex().substring(0, DIGEST_DIGITS);
  }

  private static byte[] bytes(long[] words) {
    ByteBuffer bytes = ByteBuffer.allocate(words.length * Long.BYTES);
    bytes.asLongBuffer().put(words);
    return bytes.array();
  }

  private static long bits(MemoryShape memory) {
    return (long) memory.words() * memory.width();
  }
}
