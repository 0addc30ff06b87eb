// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Waveform of the clocks around a mismatch.
 *
 * @param vcd {@code window.vcd}; clock c starts at time 10 c and rises at 10 c + 5
 * @param gtkw {@code window.gtkw}, which opens it in GTKWave with the signals in groups
 */
public record MismatchWindow(Path vcd, Path gtkw) {
  static final int CLOCKS_BEFORE = 256;
  static final int CLOCKS_AFTER = 32;

  private static final int BATCH_CLOCKS = 1024;

  /**
   * Replays a stimulus from clock 0 and writes the waveform around one clock. A simulation that the
   * Verilog itself ends is shown up to there.
   *
   * @param model built as {@link Variant#TRACE}, at clock 0, with the memories the failing run
   *     started from
   * @param clock the clock that differed
   * @param folder where the files go, replacing those of an earlier window
   * @throws IOException when they cannot be written; none is then left half-written
   */
  public static MismatchWindow write(
      VerilatedModel model, Stimulus stimulus, long clock, Path folder) throws IOException {
    Path vcd = folder.resolve("window.vcd");
    Path gtkw = folder.resolve("window.gtkw");
    Path staging = Files.createTempDirectory(Files.createDirectories(folder), ".window-");
    Path stagedVcd = staging.resolve("window.vcd");
    Path stagedGtkw = staging.resolve("window.gtkw");
    try {
      record(model, stimulus, clock, stagedVcd);
      Files.writeString(stagedGtkw, GtkwaveFile.text(stagedVcd, vcd.getFileName(), model));
      Files.move(stagedVcd, vcd, StandardCopyOption.REPLACE_EXISTING);
      Files.move(stagedGtkw, gtkw, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(stagedVcd);
      Files.deleteIfExists(stagedGtkw);
      Files.deleteIfExists(staging);
    }
    return new MismatchWindow(vcd, gtkw);
  }

  private static void record(VerilatedModel model, Stimulus stimulus, long clock, Path vcd) {
    long end = clock + CLOCKS_AFTER + 1;
    model.wave(vcd, Math.max(0, clock - CLOCKS_BEFORE), end);
    stimulus.restart();
    long[] inputs = new long[BATCH_CLOCKS * model.inputs().words()];
    WordBuffer buffer = new WordBuffer(inputs.length);
    try {
      while (model.clocks() < end) {
        int clocks = (int) Math.min(BATCH_CLOCKS, end - model.clocks());
        stimulus.fill(inputs, clocks);
        buffer.put(inputs, clocks * model.inputs().words());
        model.run(buffer, clocks);
      }
    } catch (RtlStoppedException e) {
      if (e.reason() == RtlStoppedException.Reason.FATAL) {
        throw e;
      }
      model.closeWave();
    }
  }
}
