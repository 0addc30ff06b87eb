// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The chip of cells that are neuron and synapse in one. The clock-exact behaviour is in {@code
 * docs/chips/ts-pcm.md}.
 */
public final class TsPcmSpec {
  private static final BlockSpec BLOCK =
      new BlockSpec(
          "ts_pcm",
          "Twin of an array of cells, each a threshold switch on a phase-change memory.",
          Stream.concat(
                  TsPcmCellSpec.PARAMETERS.stream(),
                  Stream.of(MramLifParameters.named("SPEC_DIGEST")))
              .toList(),
          List.of(),
          List.of(),
          TsPcmCellSpec.BLOCK.ports(),
          List.of(),
          List.of());

  public static final TopSpec TOP =
      new TopSpec(
          BLOCK,
          List.of(Instance.of("u_ts_pcm_cell", TsPcmCellSpec.BLOCK, Map.of())),
          "valid_o",
          Expr.of(0),
          "A clock with `valid_i` high is a step on `values_i`; after its edge `spikes_o` shows the"
              + " cells that fired\nand `valid_o` is high. `forget_i` clears memories on any"
              + " clock.");

  private TsPcmSpec() {}
}
