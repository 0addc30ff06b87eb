// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.spintwin.device.CodeQuality;
import org.spintwin.device.MramArray;
import org.spintwin.device.TwinImages;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.harness.Stimulus;
import org.spintwin.io.ChipFile;
import org.spintwin.io.ChipInputs;
import org.spintwin.io.ChipOption;
import org.spintwin.io.MatrixFile;
import org.spintwin.report.Plot;
import org.spintwin.report.Plots;
import org.spintwin.report.Section;
import org.spintwin.rtl.GeneratedFolder.Origin;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.TwinImage;

/**
 * A file of an MRAM LIF chip, taken through the device physics.
 *
 * @param levels signed levels [neuron][input], as read or drawn
 * @param codeTable codes of every synapse at every level as read; null where they are drawn
 */
public record MramTwin(
    ChipSpec spec, int[][] levels, TwinImage image, int[][] codeTable, GoldenChip chip)
    implements Twin {
  private static final String LEVELS = "levels.csv";
  private static final String MASK = "mask.csv";
  private static final String CODES = "codes.csv";

  /**
   * Reads a chip file of this kind.
   *
   * @param options go before what the file says
   */
  public static MramTwin load(Path chipFile, List<ChipOption> options) {
    ChipInputs inputs = ChipInputs.load(chipFile, options);
    ChipSpec spec = inputs.spec();
    int[][] levels = inputs.levels() == null ? TwinImages.randomLevels(spec) : inputs.levels();
    TwinImage image = TwinImages.of(spec, levels, inputs.mask(), inputs.codes());
    return new MramTwin(spec, levels, image, inputs.codes(), MramLifModel.chip(image));
  }

  @Override
  public String architecture() {
    return spec.architecture().kind().word();
  }

  @Override
  public Origin origin() {
    ArraySpec array = spec.array();
    String description =
        "Digital twin of an MRAM neural chip with "
            + array.inputs()
            + " inputs and "
            + array.neurons()
            + " neurons";
    return new Origin(description, spec.timing().clockHz(), spec.device().seed(), sources());
  }

  @Override
  public List<Warning> warnings() {
    List<Warning> warnings = new ArrayList<>();
    long clipped = clippedCodes();
    if (clipped > 0) {
      warnings.add(
          new Warning(
              "CLIPPED",
              clipped
                  + " of "
                  + synapses()
                  + " current codes lie outside "
                  + spec.array().code()
                  + " and are clipped; raise array.code_bits or lower"
                  + " array.code_fraction_bits"));
    }
    boolean queues = spec.architecture().kind() != Architecture.PARALLEL;
    if (queues && spec.architecture().timedSteps() && spec.timing().divider() <= 1) {
      warnings.add(
          new Warning(
              "NO_EVENTS",
              "a step ends on every clock (architecture.step_end divider, timing.divider "
                  + spec.timing().divider()
                  + "), which leaves the event queue no clock to take an event while steps run;"
                  + " raise timing.divider to 2 or more"));
    }
    return warnings;
  }

  /** Nothing: {@code check} tells all of it in its own way. */
  @Override
  public Map<String, String> facts() {
    return Map.of();
  }

  @Override
  public List<Plot> pictures() {
    int[][] codes = Plots.signed(image.codes(), image.inhibitory());
    return List.of(
        Plots.weightMap("Codes of the synapses", codes, "current code, negative: inhibits"));
  }

  @Override
  public StepInput input(Path file, GoldenChip inForce) {
    return SpikeInput.read(file, inForce.design().parameters().get("INPUTS").intValue());
  }

  @Override
  public Section golden(GoldenChip inForce, Stimulus stimulus, long clocks, int element) {
    return StepTrace.of(spec.architecture().kind(), inForce, stimulus, clocks).section(element);
  }

  /** The chip file and the matrices it names, text by file name, all in one folder. */
  private Map<String, String> sources() {
    boolean drawn = spec.weights().equals(ChipSpec.RANDOM_WEIGHTS);
    boolean masked = spec.inhibition().maskFile() != null;
    ChipSpec local =
        spec.withFiles(
            drawn ? ChipSpec.RANDOM_WEIGHTS : LEVELS,
            masked ? MASK : null,
            codeTable == null ? null : CODES);
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("chip.yaml", ChipFile.write(local));
    if (!drawn) {
      sources.put(LEVELS, MatrixFile.csv(levels));
    }
    if (masked) {
      int[][] cells =
          Arrays.stream(image.mask())
              .map(row -> IntStream.range(0, row.length).map(m -> row[m] ? 1 : 0).toArray())
              .toArray(int[][]::new);
      sources.put(MASK, MatrixFile.csv(cells));
    }
    if (codeTable != null) {
      sources.put(CODES, MatrixFile.csv(codeTable));
    }
    return sources;
  }

  public long synapses() {
    return (long) spec.array().neurons() * spec.array().inputs();
  }

  /** How evenly currents rise with the level: as drawn, or as the table of codes has them. */
  public CodeQuality codeQuality() {
    return codeTable == null
        ? CodeQuality.drawn(spec)
        : CodeQuality.ofCodes(codeTable, spec.array().code());
  }

  /** How many codes were saturated to their format; codes that were read are as they are. */
  public long clippedCodes() {
    if (codeTable != null) {
      return 0;
    }
    QFormat format = spec.array().code();
    boolean atAnEnd =
        Arrays.stream(image.codes())
            .flatMapToInt(Arrays::stream)
            .anyMatch(code -> code == format.minRaw() || code == format.maxRaw());
    // Physics is computed again only where something may be clipped.
    return atAnEnd ? new MramArray(spec).codes(levels).clipped() : 0;
  }
}
