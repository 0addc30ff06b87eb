// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.spintwin.export.SpiceDeck;
import org.spintwin.harness.Ngspice;

/**
 * What a deck's run left.
 *
 * @param volts membrane at the end of each step, volt
 * @param spiked whether in that step
 * @param amperes net current, excitatory less inhibitory, in the middle of each read
 */
record SpiceRun(double[] volts, boolean[] spiked, double[] amperes) {

  /**
   * Runs a deck in a folder of its own, which is removed.
   *
   * @param files deck and stimulus, text by name
   * @throws org.spintwin.harness.HarnessException when ngspice fails, takes too long or leaves less
   *     than a result for each step
   */
  static SpiceRun of(Ngspice ngspice, Map<String, String> files, int steps) throws IOException {
    Path folder = Files.createTempDirectory("spintwin-spice");
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
      ngspice.run(folder, SpiceDeck.DECK);
      // The first end of a step is that of time 0, the second that of the idle step.
      double[][] results = table(ngspice, folder, SpiceDeck.RESULT, steps + 2);
      double[][] currents = table(ngspice, folder, SpiceDeck.CURRENTS, steps + 1);
      double[] volts = new double[steps];
      boolean[] spiked = new boolean[steps];
      double[] amperes = new double[steps];
      for (int step = 0; step < steps; step++) {
        volts[step] = results[step + 2][1];
        spiked[step] = results[step + 2][2] > 0.5;
        amperes[step] = currents[step + 1][1] - currents[step + 1][2];
      }
      return new SpiceRun(volts, spiked, amperes);
    } finally {
      try (Stream<Path> left = Files.list(folder)) {
        for (Path file : left.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  /** Numbers of a file of {@code wrdata}, a row of names first: [row][time and two more]. */
  private static double[][] table(Ngspice ngspice, Path folder, String name, int rows)
      throws IOException {
    Path file = folder.resolve(name);
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    if (lines.size() < rows + 1) {
      String found = Math.max(0, lines.size() - 1) + " of " + rows + " rows of " + name;
      throw ngspice.incomplete(folder, "it left " + found);
    }
    double[][] table = new double[rows][];
    for (int row = 0; row < rows; row++) {
      table[row] =
          Stream.of(lines.get(row + 1).strip().split("\\s+"))
              .mapToDouble(Double::parseDouble)
              .toArray();
    }
    return table;
  }
}
