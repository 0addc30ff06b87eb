// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.spintwin.device.TwinImages;
import org.spintwin.export.SpiceDeck.Comparator;
import org.spintwin.harness.Ngspice;
import org.spintwin.harness.Toolchain;
import org.spintwin.io.ChipInputs;
import org.spintwin.spec.TwinImage;

/** Small chips from files, and the simulator where it is installed. */
final class Circuits {
  /** Four inputs, the last one inhibitory, of two neurons; fine codes. */
  static final String ARRAY =
      "array: {inputs: 4, neurons: 2, bits: 3, code_bits: 16, code_fraction_bits: 11, weights:"
          + " w.csv}\n";

  private static final String HEAD = "spintwin: 1\nchip: mram-lif\nname: judged\n";

  private Circuits() {}

  /** Skips the test where ngspice is not installed, unless CI says that it must be. */
  static Ngspice ngspice() {
    Assumptions.assumeTrue(
        System.getenv("CI") != null || Toolchain.onPath(System.getenv(), "ngspice").isPresent(),
        "ngspice is not installed: " + Ngspice.INSTALL);
    return Ngspice.find(System.getenv());
  }

  /**
   * A neuron of a chip whose levels, where it has {@link #ARRAY}, are 7, 4, 2, -5 and 3, 3, 1, -1.
   *
   * @param sections of the chip file
   */
  static NeuronCircuit of(Path folder, int neuron, Comparator comparator, String sections)
      throws IOException {
    Files.writeString(folder.resolve("w.csv"), "7,4,2,-5\n3,3,1,-1\n");
    Path file = Files.writeString(folder.resolve("chip.yaml"), HEAD + sections);
    ChipInputs inputs = ChipInputs.load(file);
    int[][] levels =
        inputs.levels() == null ? TwinImages.randomLevels(inputs.spec()) : inputs.levels();
    TwinImage image = TwinImages.of(inputs.spec(), levels, inputs.mask(), inputs.codes());
    return NeuronCircuit.of(file, image, levels, neuron, comparator);
  }
}
