// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.spintwin.device.SotMlpImages;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.SotMlpModel;
import org.spintwin.io.ChipOption;
import org.spintwin.io.SotMlpFile;
import org.spintwin.io.SotMlpInputs;
import org.spintwin.report.Plot;
import org.spintwin.report.Plots;
import org.spintwin.rtl.GeneratedFolder.Origin;
import org.spintwin.spec.SotDeviceSpec;
import org.spintwin.spec.SotMlpChip;
import org.spintwin.spec.SotMlpImage;

/**
 * A file of a SOT-MRAM perceptron, taken through the device physics.
 *
 * @param weights [layer][row][neuron], as read or drawn
 * @param drawn whether they were drawn
 */
public record SotMlpTwin(SotMlpImage image, int[][][] weights, boolean drawn, GoldenChip chip)
    implements Twin {

  /**
   * Reads a chip file of this kind.
   *
   * @param options go before what the file says
   */
  static SotMlpTwin load(Path chipFile, List<ChipOption> options) {
    SotMlpInputs inputs = SotMlpInputs.load(chipFile, options);
    boolean drawn = inputs.weights() == null;
    int[][][] weights = drawn ? SotMlpImages.randomWeights(inputs.chip()) : inputs.weights();
    return of(SotMlpImages.of(inputs.chip(), weights), weights, drawn);
  }

  static SotMlpTwin of(SotMlpImage image, int[][][] weights, boolean drawn) {
    return new SotMlpTwin(image, weights, drawn, SotMlpModel.chip(image));
  }

  @Override
  public String architecture() {
    return image.chip().folded() ? "folded" : "pipelined";
  }

  @Override
  public Origin origin() {
    SotMlpChip spec = image.chip();
    return new Origin(
        "Digital twin of a SOT-MRAM perceptron " + sizes(),
        spec.clockHz(),
        spec.device().seed(),
        SotMlpFile.write(spec, drawn ? null : weights));
  }

  @Override
  public List<Warning> warnings() {
    SotDeviceSpec device = image.chip().device();
    boolean spread = device.sigmaR() > 0 || device.sigmaTmr() > 0;
    return spread && image.chip().code().fractionBits() == 0
        ? List.of(
            new Warning(
                "ROUNDED",
                "codes without fraction bits round the spread of the devices away; raise"
                    + " array.code_bits and array.code_fraction_bits"))
        : List.of();
  }

  @Override
  public Map<String, String> facts() {
    SotMlpChip spec = image.chip();
    SotDeviceSpec device = spec.device();
    Map<String, String> facts = new LinkedHashMap<>();
    int all = 0;
    for (int layer = 0; layer < spec.layers(); layer++) {
      all += spec.rows(layer) * spec.neurons(layer);
    }
    facts.put(
        "network",
        format("%s, %,d weights and biases%s", sizes(), all, drawn ? ", drawn from the seed" : ""));
    facts.put("codes", spec.code().toString());
    facts.put(
        "device",
        format(
            "R_P %,.0f ohm, R_AP %,.0f ohm; at %.3g V %.3g and %.3g uA",
            device.parallel(),
            device.antiparallel(),
            device.supply(),
            1e6 * device.supply() / device.parallel(),
            1e6 * device.supply() / device.antiparallel()));
    return facts;
  }

  @Override
  public List<Plot> pictures() {
    List<Plot> plots = new ArrayList<>();
    for (int layer = 0; layer < image.codes().length; layer++) {
      plots.add(
          Plots.weightMap("Codes of layer " + (layer + 1), byNeuron(image.codes()[layer]), "code"));
    }
    return plots;
  }

  private static int[][] byNeuron(int[][] rows) {
    int[][] turned = new int[rows[0].length][rows.length];
    for (int row = 0; row < rows.length; row++) {
      for (int neuron = 0; neuron < turned.length; neuron++) {
        turned[neuron][row] = rows[row][neuron];
      }
    }
    return turned;
  }

  private String sizes() {
    return image.chip().sizes().stream().map(String::valueOf).collect(Collectors.joining("-"));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
