// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        LinkedChipSpec.ofEvents(standard(Architecture.FOLDED.top())),
        WishboneChipSpec.of(standard(Architecture.FOLDED.top())),
        LinkedChipSpec.ofSamples(standard(SotMlpFoldedSpec.top(2)), List.of("value_i"), 784));
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
