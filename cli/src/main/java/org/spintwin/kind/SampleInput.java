// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.golden.GoldenChip;
import org.spintwin.io.MatrixFile;
import org.spintwin.io.NpyFile;
import org.spintwin.spec.Port;

/** Samples of a file, a row each. */
public record SampleInput(long[][] steps) implements StepInput {
  static final String FILE_NAME = "samples.npy";

  /**
   * Reads samples: {@code .csv} or {@code .npy}; a row holds the numbers of {@code values_i}, and
   * perhaps those of the chip's other sample ports.
   *
   * @throws org.spintwin.io.InputException when the file does not suit the chip
   */
  static SampleInput read(Path file, GoldenChip chip) {
    List<MatrixFile.Column> columns = new ArrayList<>();
    int required = 0;
    for (String name : chip.model().samplePorts()) {
      Port port = port(chip, name);
      Map<String, Long> values = chip.design().values();
      long numbers = chip.model().beats(values) * port.elements().eval(values);
      int bits = Math.toIntExact(port.width().eval(values));
      for (int i = 0; i < numbers; i++) {
        String column = name + (numbers == 1 ? "" : "[" + i + "]");
        columns.add(MatrixFile.Column.ofBits(column, bits, port.signed()));
      }
      required = required == 0 ? columns.size() : required;
    }
    return new SampleInput(MatrixFile.readRows(file, columns, required));
  }

  private static Port port(GoldenChip chip, String name) {
    return chip.design().top().block().inputs().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public List<Twin.Warning> warnings() {
    return List.of();
  }

  @Override
  public String fileName() {
    return FILE_NAME;
  }

  @Override
  public void write(Path file) throws IOException {
    NpyFile.write(
        file,
        NpyFile.Type.INT64,
        steps.length,
        steps[0].length,
        (row, column) -> steps[row][column]);
  }
}
