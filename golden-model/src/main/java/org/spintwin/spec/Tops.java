// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The tops of all kinds of chip; of a kind whose top depends on the chip, one that has it all. */
public final class Tops {
  public static final List<TopSpec> ALL =
      Stream.concat(Arrays.stream(Architecture.values()).map(Architecture::top), others()).toList();

  private Tops() {}

  private static Stream<TopSpec> others() {
    return Stream.of(
        SotMlpSpec.top(2), SotMlpFoldedSpec.top(2), MtjBnnSpec.TOP, EcramSpec.TOP, TsPcmSpec.TOP);
  }

  /** The blocks of all tops, each once. */
  public static List<BlockSpec> blocks() {
    return ALL.stream().flatMap(top -> top.blocks().stream()).distinct().toList();
  }
}
