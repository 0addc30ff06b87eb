// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.RecordLayout.Signal;
import org.spintwin.spec.TsPcmCellSpec;

/** Golden model of {@code ts_pcm_cell}: {@code docs/chips/ts-pcm.md}, "Clocks". */
public final class TsPcmCellGolden extends BlockGolden {
  private static final String MEMORY = "cell_q";
  private static final int NOISE_WIDTH = 32;

  /** Where one of so many cells fired, packing all anew is quicker than those. */
  private static final int MANY = 8;

  private final int valueBits;
  private final int conductanceBits;
  private final int voltageBits;
  private final int excitabilityBits;

  private final TsPcmSteps cells;
  private final int[] values;
  private final int[] noise;
  private final RecordWriter writer = new RecordWriter();
  private boolean valid;

  /** Conductances and excitabilities as in a record: few of them change in a step. */
  private final long[] conductanceWords;

  private final long[] excitabilityWords;
  private final Signal conductances;
  private final Signal excitabilities;

  public TsPcmCellGolden(Map<String, Long> values) {
    super(TsPcmCellSpec.BLOCK, TsPcmCellSpec.BLOCK.resolve(values));
    Map<String, Long> all = TsPcmCellSpec.BLOCK.resolve(values);
    valueBits = all.get("VALUE_BITS").intValue();
    conductanceBits = all.get("CONDUCTANCE_BITS").intValue();
    voltageBits = all.get("VOLTAGE_BITS").intValue();
    excitabilityBits = all.get("EXCITABILITY_BITS").intValue();
    cells = new TsPcmSteps(all);
    this.values = new int[cells.cells()];
    noise = new int[cells.noise.length];
    conductances = new Signal("G", cells.cells(), conductanceBits, false, 0);
    excitabilities = new Signal("E", cells.cells(), excitabilityBits, false, 0);
    conductanceWords = new long[conductances.words()];
    excitabilityWords = new long[excitabilities.words()];
  }

  /**
   * One rising edge.
   *
   * @param in holds the packed values from {@code valuesAt} and the cells to forget from {@code
   *     forgetAt}
   */
  void clock(boolean reset, boolean step, long[] in, int valuesAt, int forgetAt) {
    valid = !reset && step;
    if (reset) {
      cells.reset();
      Arrays.fill(conductanceWords, 0);
      Arrays.fill(excitabilityWords, 0);
      return;
    }
    if (step) {
      unpack(in, valuesAt);
      cells.step(values);
      takeChanges();
    }
    for (int w = 0; w < cells.spikes.length; w++) {
      for (long left = in[forgetAt + w]; left != 0; left &= left - 1) {
        int cell = Long.SIZE * w + Long.numberOfTrailingZeros(left);
        cells.forget(cell);
        conductances.set(conductanceWords, 0, cell, 0);
      }
    }
  }

  /** What spikes and decay changed. */
  private void takeChanges() {
    int fired = 0;
    for (long word : cells.spikes) {
      fired += Long.bitCount(word);
    }
    boolean many = fired * MANY > values.length;
    for (int w = 0; w < cells.spikes.length && !many; w++) {
      for (long left = cells.spikes[w]; left != 0; left &= left - 1) {
        int cell = Long.SIZE * w + Long.numberOfTrailingZeros(left);
        conductances.set(conductanceWords, 0, cell, cells.conductance[cell]);
        excitabilities.set(excitabilityWords, 0, cell, cells.excitability[cell]);
      }
    }
    if (many) {
      writer.start(conductanceWords, 0);
      writer.putAll(cells.conductance, conductanceBits);
    }
    if (many || cells.periodPosition() == 0) {
      writer.start(excitabilityWords, 0);
      writer.putAll(cells.excitability, excitabilityBits);
    }
  }

  private void unpack(long[] in, int at) {
    long mask = (1L << valueBits) - 1;
    for (int n = 0; n < values.length; n++) {
      int bit = n * valueBits;
      int shift = bit & 63;
      long word = in[at + (bit >> 6)] >>> shift;
      if (shift + valueBits > 64) {
        word |= in[at + (bit >> 6) + 1] << 64 - shift;
      }
      values[n] = (int) (word & mask);
    }
  }

  @Override
  void clock(InputReader in) {
    long[] packed = in.bits("values_i");
    long[] forget = in.bits("forget_i");
    long[] both = new long[packed.length + forget.length];
    System.arraycopy(packed, 0, both, 0, packed.length);
    System.arraycopy(forget, 0, both, packed.length, forget.length);
    clock(!in.flag("rst_ni"), in.flag("valid_i"), both, 0, packed.length);
  }

  /** The outputs, as a top shows them. */
  void writeOutputs(RecordWriter out) {
    out.putBits(cells.spikes);
    out.putBits(conductanceWords);
    out.put(valid);
  }

  @Override
  void write(RecordWriter out) {
    writeOutputs(out);
    out.putAll(cells.voltage, voltageBits);
    out.putBits(cells.on);
    out.putBits(excitabilityWords);
    out.put(cells.periodPosition());
    for (int n = 0; n < noise.length; n++) {
      noise[n] = (int) cells.noise[n].state();
    }
    if (noise.length > 0) {
      out.putAll(noise, NOISE_WIDTH);
    } else {
      out.putZeros(values.length, 1);
    }
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    if (!name.equals(MEMORY)) {
      super.loadMemory(name, contents);
    }
    cells.load(contents);
  }

  @Override
  public long[] memory(String name) {
    return name.equals(MEMORY) ? cells.image() : super.memory(name);
  }
}
