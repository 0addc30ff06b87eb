// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.EcramReadoutSpec;

/** Golden model of {@code ecram_readout}: {@code docs/chips/ecram.md}, "Readout". */
public final class EcramReadoutGolden extends BlockGolden {
  /** Clocks from the start to the first conversion that shows: the reference. */
  private static final int FILL = 4;

  private final int neurons;
  private final int sumBits;
  private final int scoreBits;
  private final int converterBits;
  private final ColumnConverter converter;
  private final int[] scores;

  /** The scores as they lie in the register, the lowest first. */
  private final int[] turned;

  private final PackedNumbers packed;

  /** Clocks since the start; -1 while nothing is converted. */
  private int clocks = -1;

  /** Which score lies lowest. */
  private int lowest;

  private int reference;
  private boolean done;

  public EcramReadoutGolden(Map<String, Long> parameters) {
    super(EcramReadoutSpec.BLOCK, EcramReadoutSpec.BLOCK.resolve(parameters));
    Map<String, Long> values = EcramReadoutSpec.BLOCK.resolve(parameters);
    neurons = values.get("NEURONS").intValue();
    sumBits = values.get("SUM_BITS").intValue();
    scoreBits = values.get("SCORE_BITS").intValue();
    converterBits = values.get("CONVERTER_BITS").intValue();
    converter = new ColumnConverter(values);
    scores = new int[neurons];
    turned = new int[neurons];
    packed = new PackedNumbers(turned, scoreBits);
  }

  /**
   * One rising edge.
   *
   * @param sums of the columns, the reference last, as they are until the tile is done
   */
  void clock(boolean reset, boolean start, int tile, int[] sums) {
    done = false;
    if (reset) {
      clocks = -1;
      lowest = 0;
      reference = 0;
      Arrays.fill(scores, 0);
      turn();
      return;
    }
    if (start) {
      clocks = 0;
      return;
    }
    if (clocks < 0) {
      return;
    }
    clocks++;
    if (clocks == FILL) {
      reference = converter.code(tile, neurons, sums[neurons]);
    } else if (clocks > FILL) {
      // Written over the lowest, which then is the highest: the scores turn.
      int unused = 32 - scoreBits;
      int code = converter.code(tile, clocks - FILL - 1, sums[clocks - FILL - 1]);
      int before = tile == 0 ? 0 : scores[lowest];
      scores[lowest] = before + code - reference << unused >> unused;
      lowest = lowest == neurons - 1 ? 0 : lowest + 1;
      turn();
      done = clocks == FILL + neurons;
      clocks = done ? -1 : clocks;
    }
  }

  private void turn() {
    for (int n = 0; n < neurons; n++) {
      turned[n] = scores[(lowest + n) % neurons];
    }
    packed.changed();
  }

  boolean done() {
    return done;
  }

  /** By column, once the tile is done. */
  int[] scores() {
    return scores;
  }

  @Override
  void clock(InputReader in) {
    clock(
        !in.flag("rst_ni"),
        in.flag("start_i"),
        (int) in.get("tile_i"),
        in.numbers("sums_i", neurons + 1, sumBits));
  }

  @Override
  void write(RecordWriter out) {
    packed.write(out);
    out.put(done);
    out.put(reference & (1 << converterBits) - 1);
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    if (!name.equals("column_q")) {
      super.loadMemory(name, contents);
    }
    converter.load(contents);
  }

  @Override
  public long[] memory(String name) {
    return name.equals("column_q") ? converter.contents() : super.memory(name);
  }
}
