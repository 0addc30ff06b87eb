// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** Presents the columns of a layer: see {@code docs/blocks/layer_scan.md}. */
public final class LayerScanSpec {
  /** Clocks from the edge that sees start_i to the one after which column 0 can be seen. */
  public static final int LATENCY = 2;

  public static final BlockSpec BLOCK =
      new BlockSpec(
          "layer_scan",
          "Presents the columns of a layer one a clock, once for each group of neurons.",
          LayerParameters.pick("NEURONS", "LANES", "COLUMNS", "VALUE_BITS"),
          List.of(
              LayerParameters.GROUPS,
              new Derived(
                  "ADDRESS_BITS",
                  Expr.of("clog2(max(GROUPS*COLUMNS, 2))"),
                  "bits of a group's column"),
              new Derived("COLUMN_BITS", Expr.of("clog2(max(COLUMNS, 2))"), "bits of a column"),
              new Derived(
                  "CHUNKS", Expr.of("(COLUMNS + 63)/64"), "columns are chosen among 64 first"),
              new Derived(
                  "CHUNK_BITS", Expr.of("clog2(max(CHUNKS, 2))"), "bits of a choice among those")),
          List.of(
              LayerParameters.LANES_EXIST,
              LayerParameters.narrow("COLUMNS_times_VALUE_BITS", "COLUMNS*VALUE_BITS")),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input("start_i", "1", "begin with column 0 of group 0"),
              Port.inputs(
                  "values_i", "COLUMNS", "VALUE_BITS", "values of the columns, held meanwhile"),
              Port.output("address_o", "ADDRESS_BITS", "group * COLUMNS + column"),
              Port.output("value_o", "VALUE_BITS", "value of the column"),
              Port.output("valid_o", "1", "a column is presented; what goes with it stays else"),
              Port.output("first_o", "1", "it is column 0"),
              Port.output("last_o", "1", "it is the last column of its group")),
          List.of(State.unsigned("active_q", "1", "1", "there are columns to present")),
          List.of());

  private LayerScanSpec() {}
}
