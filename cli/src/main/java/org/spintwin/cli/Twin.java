// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.spintwin.device.CodeQuality;
import org.spintwin.device.MramArray;
import org.spintwin.device.TwinImages;
import org.spintwin.io.ChipFile;
import org.spintwin.io.ChipInputs;
import org.spintwin.io.MatrixFile;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.TwinImage;

/**
 * A chip file taken through the device physics.
 *
 * @param levels signed levels [neuron][input], as read or drawn
 * @param codeTable codes of every synapse at every level as read; null where they are drawn
 */
record Twin(ChipSpec spec, int[][] levels, TwinImage image, int[][] codeTable) {
  private static final String LEVELS = "levels.csv";
  private static final String MASK = "mask.csv";
  private static final String CODES = "codes.csv";

  static Twin load(Path chipFile, Console console, ArchitectureOptions options) {
    Twin twin = console.timed("read chip", () -> load(chipFile, options));
    long clipped = twin.clippedCodes();
    if (clipped > 0) {
      console.warn(
          "CLIPPED",
          chipFile
              + ": "
              + clipped
              + " of "
              + twin.synapses()
              + " current codes lie outside "
              + twin.spec.array().code()
              + " and are clipped; raise array.code_bits or lower"
              + " array.code_fraction_bits");
    }
    return twin;
  }

  private static Twin load(Path chipFile, ArchitectureOptions options) {
    ChipInputs inputs = ChipInputs.load(chipFile, options.given());
    options.check(inputs.spec());
    ChipSpec spec = inputs.spec();
    int[][] levels = inputs.levels() == null ? TwinImages.randomLevels(spec) : inputs.levels();
    TwinImage image = TwinImages.of(spec, levels, inputs.mask(), inputs.codes());
    return new Twin(spec, levels, image, inputs.codes());
  }

  /** The chip file and the matrices it names, text by file name, all in one folder. */
  Map<String, String> sources() {
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

  long synapses() {
    return (long) spec.array().neurons() * spec.array().inputs();
  }

  /** How evenly currents rise with the level: as drawn, or as the table of codes has them. */
  CodeQuality codeQuality() {
    return codeTable == null
        ? CodeQuality.drawn(spec)
        : CodeQuality.ofCodes(codeTable, spec.array().code());
  }

  /** How many codes were saturated to their format; codes that were read are as they are. */
  long clippedCodes() {
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
