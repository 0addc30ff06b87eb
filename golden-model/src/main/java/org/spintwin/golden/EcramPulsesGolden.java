// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.EcramPulsesSpec;

/** Golden model of {@code ecram_pulses}: {@code docs/chips/ecram.md}, "Pulses". */
public final class EcramPulsesGolden extends BlockGolden {
  private final int neurons;
  private final int scoreBits;
  private final PulseDraws draws;

  /** The columns drawn for, the last one highest. */
  private final Flags columns;

  public EcramPulsesGolden(Map<String, Long> parameters) {
    super(EcramPulsesSpec.BLOCK, EcramPulsesSpec.BLOCK.resolve(parameters));
    Map<String, Long> values = EcramPulsesSpec.BLOCK.resolve(parameters);
    neurons = values.get("NEURONS").intValue();
    scoreBits = values.get("SCORE_BITS").intValue();
    draws = new PulseDraws(values);
    columns = new Flags(neurons);
  }

  /** One rising edge. */
  void clock(
      boolean reset, boolean drawsColumn, int column, int label, int[] scores, boolean drawsRow) {
    if (reset) {
      draws.reset();
      columns.clear();
    } else if (drawsColumn) {
      boolean pulse = draws.column(scores[column], column == label);
      columns.shiftDown(pulse);
      draws.next();
    } else if (drawsRow) {
      draws.next();
    }
  }

  /** Whether a column is pulsed in that direction. */
  boolean column(int column, int label, boolean up) {
    return columns.get(column) && (column == label) == up;
  }

  /** Whether any column is pulsed in that direction. */
  boolean some(int label, boolean up) {
    for (int n = 0; n < neurons; n++) {
      if (column(n, label, up)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a row of that value is pulsed. */
  boolean row(int value) {
    return draws.row(value);
  }

  @Override
  void clock(InputReader in) {
    clock(
        !in.flag("rst_ni"),
        in.flag("draw_column_i"),
        (int) in.get("column_i"),
        (int) in.get("label_i"),
        in.numbers("scores_i", neurons, scoreBits),
        in.flag("draw_row_i"));
  }

  @Override
  void write(RecordWriter out) {
    out.putBits(columns.words());
    out.put(draws.state());
  }
}
