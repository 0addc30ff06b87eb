// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Settings;
import org.spintwin.spec.LifNetworkChip.Source;

/** The tops of all kinds of chip; of a kind whose top depends on the chip, one that has it all. */
public final class Tops {
  public static final List<TopSpec> ALL =
      Stream.concat(Arrays.stream(Architecture.values()).map(Architecture::top), others()).toList();

  private Tops() {}

  private static Stream<TopSpec> others() {
    return Stream.of(
        SotMlpSpec.top(2),
        SotMlpFoldedSpec.top(2),
        MtjBnnSpec.TOP,
        EcramSpec.TOP,
        TsPcmSpec.TOP,
        LifNetworkSpec.top(network()),
        LinkedChipSpec.ofEvents(standard(Architecture.FOLDED.top())),
        WishboneChipSpec.of(standard(Architecture.FOLDED.top())),
        TinyTapeoutSpec.of(standard(Architecture.FOLDED.top())),
        LinkedChipSpec.ofSamples(standard(SotMlpFoldedSpec.top(2)), List.of("value_i"), 784));
  }

  /** 64 inputs, of which the last layer sees those of two steps ago too; 32 neurons; a readout. */
  private static LifNetworkChip network() {
    Layer hidden = layer("hidden", 32, true, 64, List.of(source(LifNetworkChip.INPUT, 0)));
    List<Source> both = List.of(source(1, 0), source(LifNetworkChip.INPUT, 2));
    Layer readout = layer("readout", 10, false, 96, both);
    return new LifNetworkChip("lif_network", 12e6, 64, 1, List.of(hidden, readout), List.of(2));
  }

  private static Source source(int layer, int delay) {
    return new Source(layer, delay, 0, List.of());
  }

  private static Layer layer(
      String name, int neurons, boolean fires, int columns, List<Source> sources) {
    var settings = new Settings(1 << 10, 0, 0, 0, 1 << 12, 0);
    return new Layer(
        name,
        neurons,
        1,
        fires,
        false,
        LifNetworkChip.Synapse.NONE,
        sources,
        8,
        0,
        16,
        16,
        12,
        new int[neurons][columns],
        List.of(settings));
  }

  /** A chip of that top, called like it, all of whose parameters have their defaults. */
  private static Design standard(TopSpec top) {
    return new Design(top.block().stem(), top, Map.of(), Map.of());
  }

  /** The blocks of all tops, each once; chips inside others are none. */
  public static List<BlockSpec> blocks() {
    Set<String> tops = ALL.stream().map(top -> top.block().stem()).collect(Collectors.toSet());
    return ALL.stream()
        .flatMap(top -> top.blocks().stream())
        .filter(b -> !tops.contains(b.stem()))
        .distinct()
        .toList();
  }
}
