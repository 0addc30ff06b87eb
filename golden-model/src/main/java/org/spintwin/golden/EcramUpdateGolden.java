// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.EcramUpdateSpec;

/**
 * Golden model of {@code ecram_update}: {@code docs/chips/ecram.md}, "Update". What it writes into
 * the array is told to a {@link Cells}.
 */
public final class EcramUpdateGolden extends BlockGolden {
  private final int columns;
  private final int levelBits;
  private final EcramPulse pulse;
  private final Flags selected;
  private final int[] targets;
  private final PackedNumbers packed;

  /** A row of the array. */
  interface Cells {
    int level(int column);

    void write(int column, int level);
  }

  /** Which columns are pulsed. */
  interface Columns {
    boolean pulsed(int column);
  }

  public EcramUpdateGolden(Map<String, Long> parameters) {
    super(EcramUpdateSpec.BLOCK, EcramUpdateSpec.BLOCK.resolve(parameters));
    Map<String, Long> values = EcramUpdateSpec.BLOCK.resolve(parameters);
    columns = values.get("COLUMNS").intValue();
    levelBits = values.get("LEVEL_BITS").intValue();
    pulse = new EcramPulse(values);
    selected = new Flags(columns);
    targets = new int[columns];
    packed = new PackedNumbers(targets, levelBits);
  }

  void reset() {
    pulse.reset();
    selected.clear();
    Arrays.fill(targets, 0);
    packed.changed();
  }

  /**
   * An edge that pulses a row.
   *
   * @return whether anything is written
   */
  boolean pulse(boolean row, Columns pulsed, boolean up, Cells cells) {
    packed.changed();
    boolean writes = false;
    for (int c = 0; c < columns; c++) {
      int level = cells.level(c);
      boolean column = c < columns - 1 && pulsed.pulsed(c);
      selected.set(c, row && column);
      if (row && column) {
        targets[c] = pulse.target(level, up);
        cells.write(c, pulse.pulsed(c, level, up));
        writes = true;
      } else if (row != column && pulse.disturbs(c)) {
        cells.write(c, pulse.target(level, up));
        writes = true;
      }
    }
    pulse.next();
    return writes;
  }

  /**
   * An edge that pulses the cells that are off their targets.
   *
   * @return whether anything is written
   */
  boolean correct(Cells cells) {
    boolean writes = false;
    for (int c = 0; c < columns; c++) {
      int level = cells.level(c);
      if (selected.get(c) && level != targets[c]) {
        cells.write(c, pulse.pulsed(c, level, targets[c] > level));
        writes = true;
      }
    }
    pulse.next();
    return writes;
  }

  /** Whether all cells that were pulsed last are at their targets. */
  boolean met(Cells cells) {
    for (int c = 0; c < columns; c++) {
      if (selected.get(c) && cells.level(c) != targets[c]) {
        return false;
      }
    }
    return true;
  }

  @Override
  void clock(InputReader in) {
    if (!in.flag("rst_ni")) {
      reset();
      return;
    }
    int[] levels = in.numbers("levels_i", columns, levelBits);
    long[] chosen = in.bits("columns_i");
    Cells cells =
        new Cells() {
          @Override
          public int level(int column) {
            return levels[column] & (1 << levelBits) - 1;
          }

          @Override
          public void write(int column, int level) {
            // What is written can be seen at the array only.
          }
        };
    if (in.flag("pulse_i")) {
      pulse(in.flag("row_i"), c -> (chosen[c / 64] >>> c & 1) != 0, in.flag("up_i"), cells);
    } else if (in.flag("correct_i")) {
      correct(cells);
    }
  }

  @Override
  void write(RecordWriter out) {
    out.putBits(selected.words());
    packed.write(out);
  }
}
