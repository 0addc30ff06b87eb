// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.Measurement;
import org.spintwin.spec.QFormat;

class MeasurementFileTest {
  private static final ArraySpec ARRAY =
      new ArraySpec(
          3, 2, 2, ArraySpec.Encoding.BINARY, ArraySpec.Polarity.SYNAPSE, new QFormat(true, 8, 2));
  private static final String HEADER = "neuron,input,level,current\n";

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("m.csv"), text);
  }

  @Test
  void readsMeasurementsInTheOrderOfTheFile() throws IOException {
    Path file =
        file(
            "# measured at 300 K\n\nneuron, input, level, current\r\n"
                + "1,2,3,2.5e-5\n\n0,0,0,-1E-9\n# again\n1,2,3,.00002\n");
    assertThat(MeasurementFile.read(file, ARRAY))
        .containsExactly(
            new Measurement(1, 2, 3, 2.5e-5),
            new Measurement(0, 0, 0, -1e-9),
            new Measurement(1, 2, 3, 2e-5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2,0,0,1e-6 | %Error-RANGE: m.csv:2:1: neuron: found 2; allowed 0 to 1",
        "-1,0,0,1e-6 | %Error-RANGE: m.csv:2:1: neuron: found -1; allowed 0 to 1",
        "0,3,0,1e-6 | %Error-RANGE: m.csv:2:3: input: found 3; allowed 0 to 2",
        "0,0,4,1e-6 | %Error-RANGE: m.csv:2:5: level: found 4; allowed 0 to 3",
        "0,0,1.5,1e-6 | %Error-TYPE: m.csv:2:5: level: found 1.5; allowed whole numbers 0 to 3",
        "0,0,0,nan | %Error-TYPE: m.csv:2:7: current: found nan; allowed a number -1 to 1",
        "0,0,0,inf | %Error-TYPE: m.csv:2:7: current: found inf; allowed a number -1 to 1",
        "0,0,0, | %Error-TYPE: m.csv:2:7: current: found nothing; allowed a number -1 to 1",
        "0,0,0,12.5 | %Error-RANGE: m.csv:2:7: current: found 12.5; allowed -1 to 1",
        "0,0,0 | %Error-SHAPE: m.csv:2:1: found 3 values; allowed neuron,input,level,current",
        "0,0,0,1,2 | %Error-SHAPE: m.csv:2:1: found 5 values; allowed neuron,input,level,current"
      })
  void refusesLinesThatAreNoMeasurement(String line, String message) throws IOException {
    Path file = file(HEADER + line + "\n");
    assertThatThrownBy(() -> MeasurementFile.read(file, ARRAY))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(message.replace("m.csv", file.toString()) + "\n  " + line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"neuron,input,current", "0,0,0,1e-6", "input,neuron,level,current", "Neuron;input"})
  void refusesOtherColumns(String header) throws IOException {
    Path file = file(header + "\n0,0,0,1e-6\n");
    assertThatThrownBy(() -> MeasurementFile.read(file, ARRAY))
        .hasMessageStartingWith(
            "%Error-FORMAT: "
                + file
                + ":1:1: found "
                + header
                + "; allowed the header neuron,input,level,current\n");
  }

  @Test
  void refusesFilesWithoutMeasurements() throws IOException {
    Path empty = file("");
    assertThatThrownBy(() -> MeasurementFile.read(empty, ARRAY))
        .hasMessage(
            "%Error-EMPTY: "
                + empty
                + ": found no lines; allowed the header neuron,input,level,current and currents");
    Path header = file(HEADER);
    assertThatThrownBy(() -> MeasurementFile.read(header, ARRAY))
        .hasMessage(
            "%Error-EMPTY: "
                + header
                + ": found no measurement; allowed a line for each measured current");
    Path none = folder.resolve("n.csv");
    assertThatThrownBy(() -> MeasurementFile.read(none, ARRAY))
        .hasMessage(
            "%Error-NOTFOUND: "
                + none
                + ": found no such file; allowed an existing file; did you mean "
                + header
                + "?");
  }
}
