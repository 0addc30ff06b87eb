// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.spintwin.io.Section.decimal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.spintwin.spec.SotDeviceSpec;
import org.spintwin.spec.SotMlpChip;

/**
 * The chip file of kind {@code sot-mlp}: {@code spintwin}, {@code chip}, {@code name}, {@code
 * network}, {@code weights}, {@code array}, {@code device}, {@code timing} and {@code
 * architecture}. The first three are required; every other key has the default that {@link
 * #starter} shows.
 */
public final class SotMlpFile {
  /** The kind of chip that these files describe. */
  public static final String CHIP = "sot-mlp";

  /** Words of the activations, in the order of {@code ACTIVATION}. */
  static final List<String> ACTIVATIONS = List.of("clip", "segments", "table");

  static final String PIPELINED = "pipelined";
  static final String FOLDED = "folded";

  private SotMlpFile() {}

  /**
   * The chip in full and the files it names, text by file name; reading them gives an equal chip.
   *
   * @param weights [layer][row][neuron]; null where they are drawn
   */
  public static Map<String, String> write(SotMlpChip chip, int[][][] weights) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("chip.yaml", "");
    List<String> named = new ArrayList<>();
    for (int layer = 0; weights != null && layer < weights.length; layer++) {
      int bias = weights[layer].length - 1;
      int[] last = weights[layer][bias];
      int[] others = new int[bias * last.length];
      for (int row = 0; row < bias; row++) {
        System.arraycopy(weights[layer][row], 0, others, row * last.length, last.length);
      }
      String number = "_" + (layer + 1);
      named.add("  layer" + number + ": layer" + number + ".txt");
      named.add("  bias" + number + ": bias" + number + ".txt");
      files.put("layer" + number + ".txt", WeightList.text(others));
      files.put("bias" + number + ".txt", WeightList.text(last));
    }
    files.put("chip.yaml", text(chip, named));
    return files;
  }

  private static String text(SotMlpChip chip, List<String> weights) {
    SotDeviceSpec device = chip.device();
    List<String> lines = new ArrayList<>();
    lines.addAll(
        List.of(
            "spintwin: 1",
            "chip: " + CHIP,
            "name: " + chip.name(),
            "network:",
            "  layers: " + joined(chip.sizes()),
            "  value_bits: " + chip.valueBits(),
            "  activation: " + ACTIVATIONS.get(chip.activation()),
            "  table_bits: " + chip.tableBits()));
    if (chip.layers() > 1) {
      lines.add("  sigmoid_shift: " + joined(chip.sigmoidShifts()));
    }
    if (!weights.isEmpty()) {
      lines.add("weights:");
      lines.addAll(weights);
    }
    lines.addAll(
        List.of(
            "array:",
            "  code_bits: " + chip.code().bits(),
            "  code_fraction_bits: " + chip.code().fractionBits(),
            "device:",
            "  length: " + decimal(device.length()),
            "  width: " + decimal(device.width()),
            "  resistance_area: " + decimal(device.resistanceArea()),
            "  tmr: " + decimal(device.tmr()),
            "  supply: " + decimal(device.supply()),
            "  sigma_r: " + decimal(device.sigmaR()),
            "  sigma_tmr: " + decimal(device.sigmaTmr()),
            "  write_error: " + decimal(device.writeError()),
            "  seed: " + device.seed(),
            "timing:",
            "  clock_hz: " + decimal(chip.clockHz()),
            "architecture:",
            "  kind: " + (chip.folded() ? FOLDED : PIPELINED)));
    return String.join("\n", lines) + "\n";
  }

  private static String joined(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining("-"));
  }

  /** A commented file that spells out the default chip, for a user to start from. */
  public static String starter() {
    return Starter.text("sot-mlp.yaml");
  }
}
