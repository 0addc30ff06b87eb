// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.spintwin.device.SpecDigest;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.LifNetworkModel;
import org.spintwin.io.LifNetworkFile;
import org.spintwin.nir.NirExport;
import org.spintwin.nir.NirFile;
import org.spintwin.report.Plot;
import org.spintwin.report.Plots;
import org.spintwin.rtl.GeneratedFolder.Origin;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Layer;

/**
 * A file of a network of layers; its levels are ideal, so that codes are what the file says.
 *
 * @param path of the chip file
 */
public record LifNetworkTwin(Path path, LifNetworkFile file, GoldenChip chip) implements Twin {

  static LifNetworkTwin of(Path path, LifNetworkFile file) {
    return new LifNetworkTwin(path, file, LifNetworkModel.chip(file.chip(), digest(file.chip())));
  }

  private static long digest(LifNetworkChip chip) {
    var digest = new SpecDigest();
    digest.line("name", chip.name());
    digest.line("clock_hz", chip.clockHz());
    digest.line("inputs", chip.inputs());
    digest.line("input_bits", chip.inputBits());
    digest.line("outputs", chip.outputs());
    for (Layer layer : chip.layers()) {
      digest.line("layer", layer.name());
      digest.line("neurons", layer.neurons());
      digest.line("lanes", layer.lanes());
      digest.line("fires", layer.fires());
      digest.line("subtracts", layer.subtracts());
      digest.line("synapse", layer.synapse());
      digest.line("sources", layer.sources());
      digest.line("code_bits", layer.codeBits());
      digest.line("current_shift", layer.currentShift());
      digest.line("membrane_bits", layer.membraneBits());
      digest.line("current_bits", layer.currentBits());
      digest.line("coefficient_bits", layer.coefficientBits());
      digest.line("settings", layer.settings());
      digest.rows("codes", layer.codes());
    }
    return digest.value();
  }

  /**
   * What the chip computes, as a NIR graph.
   *
   * @throws org.spintwin.io.InputException when there is none of its form
   */
  public NirFile nir() {
    return NirExport.of(path, file);
  }

  /** The chip as integers. */
  public LifNetworkChip spec() {
    return file.chip();
  }

  @Override
  public String architecture() {
    return "layers in turn, " + lanes() + " at once";
  }

  private String lanes() {
    List<Integer> lanes = spec().layers().stream().map(Layer::lanes).distinct().toList();
    String numbers = lanes.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return lanes.equals(List.of(1)) ? "a neuron" : numbers + " neurons";
  }

  @Override
  public Origin origin() {
    int layers = spec().layers().size();
    String description =
        "Digital twin of a network of "
            + (layers == 1 ? "one layer" : layers + " layers")
            + " of spiking neurons";
    // The graph it was imported from is no part of the hardware.
    var plain = new LifNetworkFile(spec(), file.scale(), null);
    return new Origin(description, spec().clockHz(), 0, plain.write("chip.yaml", ""));
  }

  @Override
  public Map<String, String> facts() {
    LifNetworkChip spec = spec();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "inputs",
        spec.inputBits() == 1
            ? spec.inputs() + " spikes a step"
            : "%d numbers of %d bits a step".formatted(spec.inputs(), spec.inputBits()));
    for (int k = 1; k <= spec.layers().size(); k++) {
      facts.put("layer " + k, layer(spec.layers().get(k - 1)));
    }
    facts.put(
        "results",
        spec.outputs().stream()
            .map(k -> spec.layers().get(k - 1))
            .map(layer -> (layer.fires() ? "spikes of " : "membranes of ") + layer.name())
            .collect(Collectors.joining(", ")));
    long latency = chip.design().top().latency().eval(chip.design().values());
    facts.put(
        "timing",
        String.format(
            Locale.ROOT,
            "a step takes %d clocks, %.4g steps/s",
            latency,
            spec.clockHz() / latency));
    return facts;
  }

  private String layer(Layer layer) {
    return "%s: %d neurons x %d columns, codes of %d bits, membranes of %d%s"
        .formatted(
            layer.name(),
            layer.neurons(),
            spec().sizes().columns(layer),
            layer.codeBits(),
            layer.membraneBits(),
            layer.synapse() == LifNetworkChip.Synapse.NONE
                ? ""
                : ", currents of " + layer.currentBits());
  }

  @Override
  public List<Plot> pictures() {
    return IntStream.rangeClosed(1, spec().layers().size())
        .mapToObj(
            k -> {
              Layer layer = spec().layers().get(k - 1);
              return Plots.weightMap("Codes of " + layer.name(), layer.codes(), "code");
            })
        .toList();
  }

  @Override
  public StepInput input(Path input, GoldenChip inForce) {
    return LifNetworkInput.read(input, file);
  }
}
