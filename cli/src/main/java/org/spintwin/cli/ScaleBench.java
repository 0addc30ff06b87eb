// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.device.TwinImages;
import org.spintwin.harness.ScaleBenchmark;
import org.spintwin.harness.ScaleBenchmark.Cost;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.io.StagedOutput;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.ArchitectureSpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.TwinImage;

/** {@code spintwin bench --scale}: what folded chips cost from small to the largest. */
final class ScaleBench {
  static final int SMALLEST = 256;
  static final int LARGEST = 4096;
  private static final int LANES = 16;
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK_MEMORY = "VmHWM:";

  private ScaleBench() {}

  /**
   * @param largest no chip has more inputs or neurons
   * @param plot receives an SVG picture of the costs; may be null
   */
  static void run(
      VerilatorBuild build,
      int largest,
      Path plot,
      boolean force,
      Console console,
      Map<String, Object> json)
      throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    json.put("lanes", LANES);
    json.put("sizes", rows);
    console.print(
        "folded, %d lanes, starter chip in other sizes; Mop/s: 10^6 synaptic operations"
            + " a second",
        LANES);
    console.print(
        "%-10s %9s %9s %9s %9s %10s %10s %10s %9s %9s",
        "synapses",
        "codes s",
        "write s",
        "folder MB",
        "build s",
        "steps",
        "clocks",
        "verify",
        "clocks/op",
        "memory MB");
    List<ScalePlot.Point> points = new ArrayList<>();
    for (int size = SMALLEST; size <= largest; size *= 2) {
      long start = System.nanoTime();
      TwinImage image = folded(size);
      double codes = (System.nanoTime() - start) / 1e9;
      Path target = Path.of(System.getProperty("java.io.tmpdir"), "spintwin-scale-" + size);
      Cost cost;
      // Never committed, so nothing of it stays.
      try (StagedOutput folder = StagedOutput.folder(target, true);
          Console.Stage stage = console.stage("measure " + size + " x " + size, 1)) {
        cost = ScaleBenchmark.measure(image, build, folder.path());
        stage.done(1);
      }
      long memory = peakMemory();
      console.print(
          "%-10s %9.2f %9.2f %9.1f %9.2f %10.0f %10.0f %10.0f %9.4f %9d",
          size + "^2",
          codes,
          cost.generateSeconds(),
          cost.folderBytes() / 1e6,
          cost.buildSeconds(),
          cost.stepsGolden() / 1e6,
          cost.clocksGolden() / 1e6,
          cost.verify() / 1e6,
          cost.clocksPerOperation(),
          memory >> 20);
      points.add(new ScalePlot.Point(size, codes + cost.generateSeconds(), cost));
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("inputs", size);
      row.put("neurons", size);
      row.put("codesSeconds", codes);
      row.put("generateSeconds", cost.generateSeconds());
      row.put("folderBytes", cost.folderBytes());
      row.put("buildSeconds", cost.buildSeconds());
      row.put("stepsGoldenOperationsPerSecond", cost.stepsGolden());
      row.put("clocksGoldenOperationsPerSecond", cost.clocksGolden());
      row.put("verifyOperationsPerSecond", cost.verify());
      row.put("clocksPerOperation", cost.clocksPerOperation());
      row.put("peakMemoryBytes", memory);
      rows.add(row);
    }
    console.print(
        "memory is the peak of the process so far; a build that the cache has takes 0.1 s");
    if (plot != null) {
      try (StagedOutput out = StagedOutput.file(plot, force)) {
        Files.writeString(out.path(), ScalePlot.svg(points));
        out.commit();
      }
      console.print("plot is in %s", plot);
    }
  }

  private static TwinImage folded(int size) {
    ChipSpec chip = BenchCommand.square(size);
    var architecture =
        new ArchitectureSpec(Architecture.FOLDED, LANES, 256, 32, true, false, false);
    ChipSpec folded = chip.with(architecture);
    return TwinImages.of(folded, TwinImages.randomLevels(folded), null);
  }

  /** Largest resident size of this process so far in bytes; 0 where the system does not say. */
  private static long peakMemory() throws IOException {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(PEAK_MEMORY))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElse(0);
  }
}
