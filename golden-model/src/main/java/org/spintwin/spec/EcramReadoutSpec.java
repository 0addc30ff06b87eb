// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** Converters, reference and tile sum: see {@code docs/chips/ecram.md}, "Readout". */
public final class EcramReadoutSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "ecram_readout",
          "Converts the columns of a tile one by one, subtracts the reference and adds up the"
              + " tiles.",
          EcramParameters.pick(
              "NEURONS",
              "TILES",
              "SUM_BITS",
              "CONVERTER_BITS",
              "GAIN_BITS",
              "GAIN_SHIFT",
              "SCORE_BITS",
              "LOAD_IMAGE"),
          List.of(
              new Derived("COLUMNS", Expr.of("NEURONS + 1"), "columns with the reference"),
              new Derived("TILE_BITS", Expr.of("clog2(max(TILES, 2))"), "bits of a tile's number"),
              new Derived("COLUMN_BITS", Expr.of("clog2(COLUMNS)"), "bits of a column's number"),
              new Derived(
                  "OFFSET_BITS",
                  Expr.of("CONVERTER_BITS + 1 + " + EcramParameters.OFFSET_FRACTION_BITS),
                  "bits of an offset, two's complement")),
          List.of(),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input(
                  "rst_ni", "1", "synchronous reset, active low; the memory keeps its contents"),
              Port.input("start_i", "1", "convert; not again before done_o"),
              Port.input("tile_i", "clog2(max(TILES, 2))", "tile, below TILES; held to done_o"),
              Port.inputs(
                  "sums_i", "NEURONS + 1", "SUM_BITS", "raw sums, unsigned; held to done_o"),
              Port.numbers(
                  "scores_o", "NEURONS", "SCORE_BITS", "sums over the tiles, converter units"),
              Port.output("done_o", "1", "one clock long: the tile is in the scores")),
          List.of(
              State.unsigned("reference_q", "1", "CONVERTER_BITS", "the reference as converted")),
          List.of(
              Memory.of(
                  "column_q",
                  "TILES*COLUMNS",
                  "OFFSET_BITS + GAIN_BITS",
                  "{offset, gain} of column c of tile t is word t*COLUMNS + c; the reference is the"
                      + " last column")));

  private EcramReadoutSpec() {}
}
