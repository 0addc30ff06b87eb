// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.ChipStimulus;
import org.spintwin.harness.FiniteStimulus;
import org.spintwin.io.NpyFile;
import org.spintwin.kind.OutputTrace;

/** The outputs of the golden model for every sample. */
final class SampleTrace {
  private final OutputTrace trace;
  private final int count;
  private final long limit;
  private long[] row;

  SampleTrace(GoldenChip chip, long[][] samples) {
    FiniteStimulus stimulus = ChipStimulus.given(chip, samples);
    count = samples.length;
    limit = stimulus.clocks();
    trace = new OutputTrace(chip, stimulus);
  }

  List<String> columns() {
    return trace.columns();
  }

  /** Clocks from the start of the reset to the last result. */
  long clocks() {
    return trace.clock();
  }

  /** A matrix of int64 [sample, column], or lines after a line of names, {@code sample} first. */
  void write(Path file, boolean npy, LongConsumer progress) throws IOException {
    if (npy) {
      int columns = trace.columns().size();
      NpyFile.write(
          file,
          NpyFile.Type.INT64,
          count,
          columns,
          (sample, column) -> {
            // Rows are asked for in order, each from its first column.
            if (column == 0) {
              row = trace.next(limit);
              progress.accept(sample + 1);
            }
            return row[column];
          });
      return;
    }
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("sample," + String.join(",", trace.columns()) + "\n");
      for (int sample = 0; sample < count; sample++) {
        String cells =
            Arrays.stream(trace.next(limit))
                .mapToObj(Long::toString)
                .collect(Collectors.joining(","));
        out.write(sample + "," + cells + "\n");
        progress.accept(sample + 1);
      }
    }
  }
}
