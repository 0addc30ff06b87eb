// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spintwin.nir.NirSimulation.Current;
import org.spintwin.nir.NirSimulation.Recording;
import org.spintwin.nir.NirSimulation.Reset;

/** The simulation against a trace that Norse made; lif_norse.md says where it is from. */
final class NorseTraceTest {
  private static final double DT = 1e-4;

  private static double[][] rows;
  private static Recording recording;

  @BeforeAll
  static void simulate() throws IOException {
    rows =
        Files.readAllLines(resource("lif_norse.csv")).stream()
            .map(line -> List.of(line.split(",")).stream().mapToDouble(Double::parseDouble))
            .map(values -> values.toArray())
            .toArray(double[][]::new);
    NirNetwork network = NirNetwork.of(NirFile.read(resource("lif_norse.nir")), DT);
    double[][] input = new double[rows.length][1];
    for (int t = 0; t < rows.length; t++) {
      input[t][0] = rows[t][0];
    }
    recording = new NirSimulation(network, Reset.ZERO, Current.NOW).run(input).get(0);
  }

  static Path resource(String name) {
    try {
      return Path.of(NorseTraceTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void spikesAtTheStepsOfTheTrace() {
    List<Integer> expected = new ArrayList<>();
    List<Integer> found = new ArrayList<>();
    for (int t = 0; t < rows.length; t++) {
      if (rows[t][2] != 0) {
        expected.add(t);
      }
      if (recording.answers()[t][0] != 0) {
        found.add(t);
      }
    }
    assertThat(expected).containsExactly(460, 510, 710, 760);
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void hasTheMembranesOfTheTrace() {
    assertThat(rows).hasNumberOfRows(1000);
    for (int t = 0; t < rows.length; t++) {
      assertThat(recording.membranes()[t][0]).as("step %d", t).isCloseTo(rows[t][1], within(1e-6));
    }
  }
}
