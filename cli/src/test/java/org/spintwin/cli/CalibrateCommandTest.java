// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.device.MramArray;
import org.spintwin.io.ChipFile;
import org.spintwin.io.ChipInputs;
import org.spintwin.io.MatrixFile;
import org.spintwin.spec.ChipSpec;

class CalibrateCommandTest {
  private static final String CHIP =
      "spintwin: 1\nchip: mram-lif\nname: x\n"
          + "array: {inputs: 6, neurons: 4, bits: 3, weights: w.csv}\n"
          + "inhibition: {topology: mask, mask: data/m.csv}\n";

  @TempDir Path folder;
  private Path chip;
  private Path measured;
  private ChipSpec spec;

  @BeforeEach
  void writeChip() throws IOException {
    chip = Files.writeString(folder.resolve("chip.yaml"), CHIP);
    measured = folder.resolve("measured.csv");
    Files.writeString(folder.resolve("w.csv"), "1,2,3,-4,5,6\n".repeat(4));
    Files.createDirectory(folder.resolve("data"));
    Files.writeString(folder.resolve("data/m.csv"), "0,1,1,0\n".repeat(4));
    spec = ChipFile.read(chip);
  }

  /** All currents of the chip with a little noise; one is wrong, and one cell has no step. */
  private void measure() throws IOException {
    MramArray array = new MramArray(spec);
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("neuron,input,level,current\n");
    for (int neuron = 0; neuron < 4; neuron++) {
      for (int input = 0; input < 6; input++) {
        boolean stuck = neuron == 2 && input == 3;
        for (int level = 7; level >= 0; level--) {
          double steps = array.current(neuron, input, stuck ? level & 3 : level);
          steps += neuron == 1 && input == 1 && level == 6 ? 5 : 0.02 * random.nextGaussian();
          double ampere = steps * array.stepCurrent();
          text.append(neuron + "," + input + "," + level + "," + ampere + "\n");
        }
      }
    }
    Files.writeString(measured, text.toString());
  }

  @Test
  void writesAChipThatTakesItsCodesFromTheMeasurements() throws IOException {
    measure();
    Path out = folder.resolve("lab/new.yaml");
    CommandLineRun run = CommandLineRun.of("calibrate", measured, chip, "-o", out, "--quiet");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    Path codes = folder.resolve("lab/new.codes.csv");
    assertThat(run.out())
        .matches(
            """
            measurements   192 of 6 inputs x 4 neurons at 8 levels; 0 levels of synapses missing
            residual       1\\.\\d{3}e-07 A RMS, 0\\.0\\d+ codes
            outliers       1
              neuron 1, input 1, level 6: \\S+ A, left out
            stuck cells    1
              neuron 2, input 3, cell 2: antiparallel, carries no step
            filled         0
            wrote          \\Q%s\\E, \\Q%s\\E
            """
                .formatted(out, codes));

    ChipInputs inputs = ChipInputs.load(out);
    assertThat(inputs.spec())
        .isEqualTo(spec.withFiles("../w.csv", "../data/m.csv", "new.codes.csv"));
    assertThat(inputs.levels()).isDeepEqualTo(ChipInputs.load(chip).levels());
    MramArray array = new MramArray(spec);
    for (int synapse = 0; synapse < 24; synapse++) {
      for (int level = 0; level < 8; level++) {
        int held = synapse == 2 * 6 + 3 ? level & 3 : level;
        double code = 4 * array.current(synapse / 6, synapse % 6, held);
        assertThat(inputs.codes()[synapse][level] - code).isBetween(-0.8, 0.8);
      }
    }
  }

  @Test
  void tellsProgramsEverything() throws IOException {
    measure();
    JsonNode json =
        CommandLineRun.of(
                "calibrate", measured, chip, "-o", folder.resolve("n.yaml"), "--json", "-")
            .json();
    assertThat(json.get("command").asText()).isEqualTo("calibrate");
    assertThat(json.get("measurements").asInt()).isEqualTo(192);
    assertThat(json.get("missing").asInt()).isZero();
    assertThat(json.get("residualRmsCodes").asDouble()).isBetween(0.01, 0.1);
    assertThat(json.get("residualRmsAmpere").asDouble())
        .isEqualTo(
            json.get("residualRmsCodes").asDouble() / 4 * new MramArray(spec).stepCurrent(),
            org.assertj.core.api.Assertions.within(1e-18));
    assertThat(json.get("outliers").findValuesAsText("level")).containsExactly("6");
    assertThat(json.get("stuckCells").toString())
        .isEqualTo("[{\"neuron\":2,\"input\":3,\"cell\":2,\"parallel\":false}]");
    assertThat(json.get("filled")).isEmpty();
    assertThat(json.get("codesClipped").asInt()).isZero();
    assertThat(json.get("files")).hasSize(2);
  }

  @Test
  void aCalibratedChipIsCheckedAndGeneratedFromItsCodes() throws IOException {
    measure();
    Path out = folder.resolve("new.yaml");
    assertThat(CommandLineRun.of("calibrate", measured, chip, "-o", out).exit()).isZero();
    JsonNode drawn = CommandLineRun.of("check", chip, "--json", "-").json();
    JsonNode table = CommandLineRun.of("check", out, "--json", "-").json();
    assertThat(table.get("parameters").get("SPEC_DIGEST"))
        .isNotEqualTo(drawn.get("parameters").get("SPEC_DIGEST"));
    // The stuck cell of weight 4: level 4 is as level 0, four levels off at least.
    assertThat(table.get("codeQuality").get("inl").asDouble()).isGreaterThan(2);
    assertThat(drawn.get("codeQuality").get("inl").asDouble()).isLessThan(1);

    Path generated = folder.resolve("generated");
    assertThat(CommandLineRun.of("generate", out, "-o", generated).exit()).isZero();
    assertThat(generated.resolve("codes.csv"))
        .hasSameTextualContentAs(folder.resolve("new.codes.csv"));
    JsonNode again =
        CommandLineRun.of("check", generated.resolve("chip.yaml"), "--json", "-").json();
    assertThat(again.get("parameters")).isEqualTo(table.get("parameters"));
  }

  @Test
  void warnsOfCodesThatDoNotFit() throws IOException {
    Files.writeString(
        chip, CHIP.replace("bits: 3,", "bits: 3, code_bits: 5, code_fraction_bits: 2,"));
    measure();
    Path out = folder.resolve("new.yaml");
    CommandLineRun run = CommandLineRun.of("calibrate", measured, chip, "-o", out, "--quiet");
    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .matches(
            "%Warning-CLIPPED: \\Q"
                + out
                + "\\E: \\d+ codes lie outside sQ2.2 and are clipped; raise array.code_bits or"
                + " lower array.code_fraction_bits\n");
  }

  @Test
  void listsAtMostTenOfAKind() throws IOException {
    Files.writeString(measured, "neuron,input,level,current\n0,0,0,0\n0,0,7,5.6e-5\n");
    CommandLineRun run =
        CommandLineRun.of("calibrate", measured, chip, "-o", folder.resolve("n.yaml"), "--quiet");
    assertThat(run.out())
        .contains("2 of 6 inputs x 4 neurons at 8 levels; 190 levels of synapses missing\n")
        .contains("filled         24\n  neuron 0, input 0: partly from the median of the others\n")
        .contains(
            "  neuron 1, input 3: partly from the median of the others\n  and 14 more: see --json\n");
  }

  @Test
  void keepsWhatIsThereUnlessForced() throws IOException {
    measure();
    Path codes = Files.writeString(folder.resolve("new.codes.csv"), "mine");
    Path out = folder.resolve("new.yaml");
    CommandLineRun run = CommandLineRun.of("calibrate", measured, chip, "-o", out, "--quiet");
    assertThat(run)
        .isEqualTo(
            new CommandLineRun(
                3,
                "",
                "%Error-EXISTS: "
                    + codes
                    + ": found an existing file; allowed a new name; use --force to replace\n"));
    assertThat(codes).hasContent("mine");
    assertThat(out).doesNotExist();
    assertThat(CommandLineRun.of("calibrate", measured, chip, "-o", out, "--force").exit())
        .isZero();
    assertThat(ChipInputs.load(out).codes())
        .isDeepEqualTo(MatrixFile.readIntegers(codes, 24, 8, -128, 127));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "level,current|0,0|%Error-FORMAT: measured.csv:1:1: found level,current; allowed the header",
        "neuron,input,level,current|0,0,0,NaN|%Error-TYPE: measured.csv:2:7: current: found NaN;",
        "neuron,input,level,current|4,0,0,0|%Error-RANGE: measured.csv:2:1: neuron: found 4; allowed",
        "neuron,input,level,current|0,0,8,0|%Error-RANGE: measured.csv:2:5: level: found 8; allowed",
        "neuron,input,level,current|#|%Error-EMPTY: measured.csv: found no measurement; allowed"
      })
  void refusesMeasurementsThatAreNone(String header, String line, String message)
      throws IOException {
    Files.writeString(measured, header + "\n" + line + "\n");
    assertRefused(message.replace("measured.csv", measured.toString()));
  }

  @ParameterizedTest
  @CsvSource({"r_p: 0, 0", "r_p: -7500, -7500", "tmr: 0, 0"})
  void refusesChipsThatCannotBe(String device, String found) throws IOException {
    measure();
    Files.writeString(chip, CHIP + "device: {" + device + "}\n");
    String key = device.substring(0, device.indexOf(':'));
    int column = 10 + device.indexOf(' ') + 1;
    assertRefused(
        "%Error-RANGE: " + chip + ":6:" + column + ": device." + key + ": found " + found + ";");
  }

  private void assertRefused(String message) throws IOException {
    var before = CommandLineRun.everythingIn(folder);
    CommandLineRun run =
        CommandLineRun.of("calibrate", measured, chip, "-o", folder.resolve("a/new.yaml"));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith(message);
    assertThat(CommandLineRun.everythingIn(folder)).isEqualTo(before);
  }
}
