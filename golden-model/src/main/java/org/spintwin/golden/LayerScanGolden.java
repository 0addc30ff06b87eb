// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import java.util.function.IntToLongFunction;
import org.spintwin.spec.LayerScanSpec;

/** Golden model of {@code layer_scan}: {@code docs/blocks/layer_scan.md}. */
public final class LayerScanGolden extends BlockGolden {
  private final int columns;
  private final int valueBits;

  /** Columns of all groups. */
  private final int places;

  private boolean active;

  /** The place that is next, and its column. */
  private int next;

  private int nextColumn;

  /** A column as it is presented. */
  private static final class Presented {
    private boolean valid;
    private int address;
    private long value;
    private boolean first;
    private boolean last;
  }

  /** The column whose value was taken at the edge before. */
  private final Presented taken = new Presented();

  private final Presented shown = new Presented();

  public LayerScanGolden(Map<String, Long> parameters) {
    super(LayerScanSpec.BLOCK, LayerScanSpec.BLOCK.resolve(parameters));
    Map<String, Long> values = LayerScanSpec.BLOCK.resolve(parameters);
    columns = values.get("COLUMNS").intValue();
    valueBits = values.get("VALUE_BITS").intValue();
    places = columns * values.get("GROUPS").intValue();
  }

  /**
   * One edge.
   *
   * @param values of the columns, by their numbers; asked for one column at most
   */
  void clock(boolean reset, boolean start, IntToLongFunction values) {
    if (reset) {
      active = false;
      taken.valid = false;
      shown.valid = false;
      shown.address = 0;
      shown.value = 0;
      shown.first = false;
      shown.last = false;
      return;
    }
    shown.valid = taken.valid;
    if (taken.valid) {
      shown.address = taken.address;
      shown.value = taken.value;
      shown.first = taken.first;
      shown.last = taken.last;
    }
    taken.valid = active;
    if (active) {
      taken.address = next;
      taken.value = values.applyAsLong(nextColumn);
      taken.first = nextColumn == 0;
      taken.last = nextColumn == columns - 1;
      next++;
      nextColumn = taken.last ? 0 : nextColumn + 1;
      active = next < places;
    }
    if (start) {
      active = true;
      next = 0;
      nextColumn = 0;
    }
  }

  int address() {
    return shown.address;
  }

  /** 0 or 1 where values have one bit, else a signed number. */
  long value() {
    return shown.value;
  }

  boolean valid() {
    return shown.valid;
  }

  boolean first() {
    return shown.first;
  }

  boolean last() {
    return shown.last;
  }

  @Override
  void clock(InputReader in) {
    long[] values = in.longs("values_i", columns, valueBits);
    clock(
        !in.flag("rst_ni"),
        in.flag("start_i"),
        column -> valueBits == 1 ? values[column] & 1 : values[column]);
  }

  @Override
  void write(RecordWriter out) {
    out.put(shown.address);
    out.put(shown.value & -1L >>> (64 - valueBits));
    out.put(shown.valid);
    out.put(shown.first);
    out.put(shown.last);
    out.put(active);
  }
}
