// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.spintwin.device.Calibration;
import org.spintwin.device.Calibration.StuckCell;
import org.spintwin.device.Calibration.Synapse;
import org.spintwin.io.ChipFile;
import org.spintwin.io.ChipInputs;
import org.spintwin.io.MatrixFile;
import org.spintwin.io.MeasurementFile;
import org.spintwin.io.StagedOutput;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.Measurement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spintwin calibrate}. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = "Turn measured currents into the codes of a chip.",
    footerHeading = "%nExample:%n",
    footer = {
      "  spintwin calibrate measured.csv chip.yaml -o measured_chip.yaml",
      "",
      "measured.csv has the header neuron,input,level,current and a line for each",
      "measurement: level 0 and up, current in ampere, in any order. The codes go",
      "into a .csv file beside the new chip file, which names it in array.codes."
    })
final class CalibrateCommand extends SpintwinCommand {
  /** Most entries of a list that are printed; JSON has all. */
  private static final int SHOWN = 10;

  private static final String CODES = ".codes.csv";

  @Parameters(index = "0", paramLabel = "MEASURED.csv", description = "The measured currents.")
  private Path measured;

  @Parameters(index = "1", paramLabel = "CHIP.yaml", description = "The chip file.")
  private Path chip;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The chip file to write, with the codes beside it.")
  private Path file;

  @Override
  ExitCode run(Console console, Map<String, Object> json) throws IOException {
    String stem = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    Path codes = file.resolveSibling(stem + CODES);
    try (StagedOutput chipOut = StagedOutput.file(file, output.force);
        StagedOutput codesOut = StagedOutput.file(codes, output.force)) {
      ChipSpec spec = ChipInputs.load(chip).spec();
      List<Measurement> currents = MeasurementFile.read(measured, spec.array());
      Calibration found = console.timed("calibrate", () -> Calibration.of(spec, currents));
      Files.writeString(codesOut.path(), MatrixFile.csv(found.codes()));
      Files.writeString(
          chipOut.path(), ChipFile.write(named(spec, codes.getFileName().toString())));
      codesOut.commit();
      chipOut.commit();
      print(console, spec.array(), found);
      console.print("wrote          %s, %s", file, codes);
      report(json, found);
      json.put("files", List.of(file.toString(), codes.toString()));
    }
    return ExitCode.OK;
  }

  /** The chip with its files as they are called from the place of the new one. */
  private ChipSpec named(ChipSpec spec, String codes) {
    boolean drawn = spec.weights().equals(ChipSpec.RANDOM_WEIGHTS);
    String mask = spec.inhibition().maskFile();
    return spec.withFiles(
        drawn ? spec.weights() : moved(spec.weights()), mask == null ? null : moved(mask), codes);
  }

  private String moved(String path) {
    if (Path.of(path).isAbsolute()) {
      return path;
    }
    Path target = chip.resolveSibling(path).toAbsolutePath().normalize();
    return file.toAbsolutePath().normalize().getParent().relativize(target).toString();
  }

  private void print(Console console, ArraySpec array, Calibration found) {
    console.print(
        "measurements   %d of %d inputs x %d neurons at %d levels; %d levels of synapses missing",
        found.measurements(),
        array.inputs(),
        array.neurons(),
        array.maxLevel() + 1,
        found.missing());
    console.print(
        "residual       %.4g A RMS, %.4g codes", found.residualAmpere(), found.residualCodes());
    list(console, "outliers", found.outliers(), CalibrateCommand::text);
    list(console, "stuck cells", found.stuck(), CalibrateCommand::text);
    list(console, "filled", found.filled(), CalibrateCommand::text);
    if (found.clipped() > 0) {
      console.warn(
          "CLIPPED",
          file
              + ": "
              + found.clipped()
              + " codes lie outside "
              + array.code()
              + " and are clipped; raise array.code_bits or lower array.code_fraction_bits");
    }
  }

  private static <T> void list(
      Console console, String what, List<T> entries, Function<T, String> text) {
    console.print("%-14s %d", what, entries.size());
    entries.stream().limit(SHOWN).forEach(entry -> console.print("  %s", text.apply(entry)));
    if (entries.size() > SHOWN) {
      console.print("  and %d more: see --json", entries.size() - SHOWN);
    }
  }

  private static String text(Measurement outlier) {
    return String.format(
        "neuron %d, input %d, level %d: %s A, left out",
        outlier.neuron(), outlier.input(), outlier.level(), outlier.ampere());
  }

  private static String text(StuckCell cell) {
    return String.format(
        "neuron %d, input %d, cell %d: %s",
        cell.neuron(),
        cell.input(),
        cell.cell(),
        cell.parallel() ? "parallel, always carries its step" : "antiparallel, carries no step");
  }

  private static String text(Synapse synapse) {
    return String.format(
        "neuron %d, input %d: partly from the median of the others",
        synapse.neuron(), synapse.input());
  }

  private static void report(Map<String, Object> json, Calibration found) {
    json.put("measurements", found.measurements());
    json.put("missing", found.missing());
    json.put("residualRmsAmpere", found.residualAmpere());
    json.put("residualRmsCodes", found.residualCodes());
    json.put("codesClipped", found.clipped());
    json.put("outliers", found.outliers());
    json.put("stuckCells", found.stuck());
    json.put("filled", found.filled());
  }
}
