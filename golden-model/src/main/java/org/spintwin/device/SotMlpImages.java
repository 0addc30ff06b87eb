// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.spintwin.device.CounterDraws.Purpose;
import org.spintwin.device.Junctions.Resistances;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.RowArraySpec;
import org.spintwin.spec.SigmoidSpec;
import org.spintwin.spec.SotDeviceSpec;
import org.spintwin.spec.SotMlpChip;
import org.spintwin.spec.SotMlpImage;

/**
 * Takes a perceptron and its weights through the device physics to the integers of its twin.
 *
 * <p>A weight is two junctions: 1 is parallel and antiparallel, -1 the other way round. Its code is
 * the difference of their conductances, in units of the difference without spread, rounded to the
 * nearest (ties to even) and saturated. Both devices of a pair are written by one current: with the
 * probability of a write error the pair is left the other way round. Biases are written with care.
 *
 * <p>Weights are [layer][row][neuron], 1 or -1; the last row of a layer is its bias. The same seed
 * gives the same codes on every machine.
 */
public final class SotMlpImages {
  private SotMlpImages() {}

  /** Weights drawn from the device seed. */
  public static int[][][] randomWeights(SotMlpChip chip) {
    CounterDraws draws = CounterDraws.of(chip.device().seed(), Purpose.LEVEL);
    int[][][] weights = new int[chip.layers()][][];
    for (int layer = 0; layer < weights.length; layer++) {
      weights[layer] = new int[chip.rows(layer)][chip.neurons(layer)];
      for (int row = 0; row < weights[layer].length; row++) {
        for (int neuron = 0; neuron < weights[layer][row].length; neuron++) {
          weights[layer][row][neuron] = draws.bits(neuron, row, layer) < 0 ? -1 : 1;
        }
      }
    }
    return weights;
  }

  /** The twin of a chip that holds the given weights. */
  public static SotMlpImage of(SotMlpChip chip, int[][][] weights) {
    int[][][] codes = new int[weights.length][][];
    var pairs = new Pairs(chip);
    for (int layer = 0; layer < weights.length; layer++) {
      codes[layer] = new int[weights[layer].length][];
      for (int row = 0; row < weights[layer].length; row++) {
        int[] wanted = weights[layer][row];
        int[] found = new int[wanted.length];
        for (int neuron = 0; neuron < wanted.length; neuron++) {
          boolean bias = row == weights[layer].length - 1;
          boolean failed = !bias && pairs.failed(layer, row, neuron);
          found[neuron] = pairs.code(layer, row, neuron, wanted[neuron] > 0 ^ failed);
        }
        codes[layer][row] = found;
      }
    }
    Map<String, Long> parameters = new LinkedHashMap<>(chip.parameters());
    if (chip.folded() && signs(codes)) {
      parameters.put("CODES", (long) RowArraySpec.SIGNS);
      parameters.put("CODE_BITS", 1L);
    }
    parameters.put("SPEC_DIGEST", digest(chip, weights));
    return new SotMlpImage(chip, parameters, codes, table(chip));
  }

  /** Whether all codes are 1 or -1, which takes one bit each. */
  private static boolean signs(int[][][] codes) {
    return Arrays.stream(codes)
        .flatMap(Arrays::stream)
        .flatMapToInt(Arrays::stream)
        .allMatch(code -> Math.abs(code) == 1);
  }

  /** The entries of the activation's table; none where it has no table. */
  static int[] table(SotMlpChip chip) {
    if (chip.activation() != SigmoidSpec.TABLE || chip.layers() == 1) {
      return new int[0];
    }
    int[] table = new int[1 << chip.tableBits()];
    for (int i = 0; i < table.length; i++) {
      // The table covers -8 to 8; an entry is the sigmoid in the middle of its part.
      double x = (i + 0.5) * 16 / table.length - 8;
      table[i] = (int) StrictMath.rint(chip.fullScale() / (1 + StrictMath.exp(x)));
    }
    return table;
  }

  private static long digest(SotMlpChip chip, int[][][] weights) {
    SotDeviceSpec device = chip.device();
    var digest = new SpecDigest();
    digest.line("name", chip.name());
    chip.parameters().forEach(digest::line);
    digest.line("folded", chip.folded());
    digest.line("clock_hz", chip.clockHz());
    digest.line("length", device.length());
    digest.line("width", device.width());
    digest.line("resistance_area", device.resistanceArea());
    digest.line("tmr", device.tmr());
    digest.line("supply", device.supply());
    digest.line("sigma_r", device.sigmaR());
    digest.line("sigma_tmr", device.sigmaTmr());
    digest.line("write_error", device.writeError());
    digest.line("seed", device.seed());
    for (int[][] layer : weights) {
      digest.rows("weights", layer);
    }
    return digest.value();
  }

  /** The pairs of junctions of a chip. */
  private static final class Pairs {
    private final Junctions junctions;
    private final CounterDraws writeErrors;
    private final double writeError;
    private final double unit;
    private final QFormat format;

    Pairs(SotMlpChip chip) {
      SotDeviceSpec device = chip.device();
      junctions =
          Junctions.of(
              Junctions.Form.NORMAL,
              device.parallel(),
              device.tmr(),
              device.sigmaR(),
              device.sigmaTmr(),
              device.seed());
      writeErrors = CounterDraws.of(device.seed(), Purpose.WRITE_ERROR);
      writeError = device.writeError();
      unit = 1 / device.parallel() - 1 / device.antiparallel();
      format = chip.code();
    }

    /** Whether the write of a pair left it the other way round. */
    boolean failed(int layer, int row, int neuron) {
      return writeError > 0 && writeErrors.uniform(neuron, row, layer) < writeError;
    }

    int code(int layer, int row, int neuron, boolean positive) {
      double difference =
          conductance(neuron, row, 2 * layer, positive)
              - conductance(neuron, row, 2 * layer + 1, !positive);
      double raw = StrictMath.rint(difference / unit * (1 << format.fractionBits()));
      return (int) Math.max(format.minRaw(), Math.min(format.maxRaw(), raw));
    }

    private double conductance(int neuron, int row, int device, boolean parallel) {
      Resistances both = junctions.resistances(neuron, row, device);
      return 1 / (parallel ? both.parallel() : both.antiparallel());
    }
  }
}
