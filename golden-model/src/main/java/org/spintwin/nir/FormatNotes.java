// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Source;
import org.spintwin.spec.LifNetworkScale;

/**
 * The formats of a chip, as an exported graph says them in its metadata under {@code spintwin};
 * with them the graph becomes the same chip again.
 *
 * @param layers formats, one a population, in their order
 * @param lanes likewise
 */
public record FormatNotes(
    double step, InputFormat input, List<LayerFormat> layers, List<Integer> lanes) {
  private static final String METADATA = "metadata";
  private static final String KEY = "spintwin";
  private static final String LAYERS = "layers";

  /** The formats of a chip. */
  static FormatNotes of(LifNetworkChip chip, LifNetworkScale scale) {
    List<LayerFormat> layers =
        IntStream.range(0, chip.layers().size())
            .mapToObj(k -> format(chip.layers().get(k), scale.layers().get(k)))
            .toList();
    return new FormatNotes(
        scale.step(),
        new InputFormat(chip.inputBits(), scale.input()),
        layers,
        chip.layers().stream().map(Layer::lanes).toList());
  }

  private static LayerFormat format(Layer layer, LifNetworkScale.Layer scale) {
    return new LayerFormat(
        scale.levels(),
        layer.sources().stream().map(Source::shift).toList(),
        layer.currentShift(),
        layer.membraneBits(),
        layer.currentBits(),
        layer.coefficientBits(),
        layer.codeBits(),
        IntStream.range(0, layer.neurons()).mapToDouble(scale::membrane).toArray());
  }

  /** The graph with these notes. */
  NirGraph in(NirGraph graph) {
    Map<String, NirValue> layerValues = new TreeMap<>();
    for (int k = 0; k < layers.size(); k++) {
      layerValues.put("" + (k + 1), values(layers.get(k), lanes.get(k)));
    }
    Map<String, NirValue> own = new HashMap<>();
    own.put("step", real(step));
    own.put("input_bits", whole(input.bits()));
    own.put("input_unit", real(input.unit()));
    own.put(LAYERS, new NirGroup(layerValues));
    Map<String, NirValue> metadata = new HashMap<>();
    if (graph.members().get(METADATA) instanceof NirGroup given) {
      metadata.putAll(given.values());
    }
    metadata.put(KEY, new NirGroup(own));
    Map<String, NirValue> members = new HashMap<>(graph.members());
    members.put(METADATA, new NirGroup(metadata));
    return new NirGraph(graph.nodes(), graph.edges(), members);
  }

  private static NirGroup values(LayerFormat format, int lanes) {
    return new NirGroup(
        Map.of(
            "levels",
            whole(format.levels()),
            "shifts",
            NirArray.integers(
                NirArray.Element.INT64,
                format.shifts().stream().mapToLong(s -> s).toArray(),
                format.shifts().size()),
            "current_shift",
            whole(format.currentShift()),
            "membrane_bits",
            whole(format.membraneBits()),
            "current_bits",
            whole(format.currentBits()),
            "coefficient_bits",
            whole(format.coefficientBits()),
            "code_bits",
            whole(format.codeBits()),
            "lanes",
            whole(lanes),
            "unit",
            NirArray.reals(format.unit(), format.unit().length)));
  }

  private static NirArray whole(long value) {
    return NirArray.integers(NirArray.Element.INT64, new long[] {value});
  }

  private static NirArray real(double value) {
    return NirArray.reals(new double[] {value});
  }

  /**
   * The notes of a graph; null where it has none, where they are of another network, or where the
   * options ask for something else.
   */
  public static FormatNotes read(NirGraph graph, NirNetwork network, ImportOptions options) {
    if (!(graph.members().get(METADATA) instanceof NirGroup metadata)
        || !(metadata.values().get(KEY) instanceof NirGroup own)) {
      return null;
    }
    try {
      FormatNotes notes = read(own, network);
      return notes.suit(options) ? notes : null;
    } catch (IllegalArgumentException e) {
      return null; // written by another hand: as good as none
    }
  }

  private static FormatNotes read(NirGroup own, NirNetwork network) {
    NirGroup all = group(own, LAYERS);
    List<LayerFormat> layers = new ArrayList<>();
    List<Integer> lanes = new ArrayList<>();
    for (int k = 0; k < network.populations().size(); k++) {
      NirGroup layer = group(all, "" + (k + 1));
      double[] unit = array(layer, "unit").reals();
      double[] shifts = array(layer, "shifts").reals();
      var population = network.populations().get(k);
      if (unit.length != population.size()
          || shifts.length != LayerColumns.of(network, population).sources().size()) {
        throw new IllegalArgumentException("another size");
      }
      layers.add(
          new LayerFormat(
              whole(layer, "levels"),
              IntStream.range(0, shifts.length).mapToObj(q -> (int) shifts[q]).toList(),
              whole(layer, "current_shift"),
              whole(layer, "membrane_bits"),
              whole(layer, "current_bits"),
              whole(layer, "coefficient_bits"),
              whole(layer, "code_bits"),
              unit));
      lanes.add(whole(layer, "lanes"));
    }
    return new FormatNotes(
        array(own, "step").real(0),
        new InputFormat(whole(own, "input_bits"), array(own, "input_unit").real(0)),
        layers,
        lanes);
  }

  private static NirGroup group(NirGroup in, String key) {
    if (in.values().get(key) instanceof NirGroup group) {
      return group;
    }
    throw new IllegalArgumentException("no group " + key);
  }

  private static NirArray array(NirGroup in, String key) {
    if (in.values().get(key) instanceof NirArray array && array.isNumber() && array.length() > 0) {
      return array;
    }
    throw new IllegalArgumentException("no numbers " + key);
  }

  private static int whole(NirGroup in, String key) {
    return (int) array(in, key).real(0);
  }

  private boolean suit(ImportOptions options) {
    return options.step() == step
        && agrees(options.inputBits(), input.bits())
        && (options.inputMax() == null || options.inputMax() / input.highest() == input.unit())
        && layers.stream()
            .allMatch(
                f ->
                    agrees(options.levels(), f.levels())
                        && (agrees(options.membraneBits(), f.membraneBits())
                            || f.membraneBits() == FormatChoice.bitsOfDriver(options))
                        && agrees(options.coefficientBits(), f.coefficientBits()));
  }

  private static boolean agrees(Integer wanted, int found) {
    return wanted == null || wanted == found;
  }
}
