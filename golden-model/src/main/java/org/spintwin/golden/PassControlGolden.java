// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.PassControlSpec;

/** Golden model of {@code pass_control}: {@code docs/chips/mtj-bnn.md}, "Clocks". */
public final class PassControlGolden extends BlockGolden {
  private final int rows;
  private final int columns;
  private final int featureBits;
  private final int biasRows;
  private final int hiddenNeurons;
  private final int valueBits;
  private final int currentBits;
  private final int scoreBits;
  private final long fullScale;

  private final long[] drive;
  private final BitFields fields;
  private final long[] hidden;
  private final int[] scores;
  private boolean ready;
  private boolean second;
  private boolean driveValid;
  private boolean scoresValid;

  public PassControlGolden(Map<String, Long> values) {
    super(PassControlSpec.BLOCK, PassControlSpec.BLOCK.resolve(values));
    rows = values.get("ROWS").intValue();
    columns = values.get("COLUMNS").intValue();
    biasRows = values.get("BIAS_ROWS").intValue();
    hiddenNeurons = values.get("HIDDEN").intValue();
    valueBits = values.get("VALUE_BITS").intValue();
    featureBits = values.get("FEATURES").intValue() * valueBits;
    currentBits = values.get("CURRENT_BITS").intValue();
    scoreBits = currentBits + 1;
    fullScale = (1L << valueBits) - 1;
    drive = new long[(rows * valueBits + 63) / 64];
    fields = new BitFields(drive);
    hidden = new long[(hiddenNeurons + 63) / 64];
    scores = new int[values.get("CLASSES").intValue()];
  }

  /**
   * One rising edge.
   *
   * @param sample values of the features, packed from {@code base}
   * @param currents of the columns
   */
  void clock(
      boolean reset, boolean valid, long[] sample, int base, boolean currentValid, int[] currents) {
    driveValid = false;
    scoresValid = false;
    if (reset) {
      Arrays.fill(drive, 0);
      Arrays.fill(hidden, 0);
      Arrays.fill(scores, 0);
      second = false;
      ready = true;
    } else if (ready) {
      if (valid) {
        driveSample(sample, base);
        ready = false;
      }
    } else if (currentValid) {
      if (second) {
        score(currents);
        ready = true;
      } else {
        threshold(currents);
        driveHidden();
      }
      second = !second;
    }
  }

  private void driveSample(long[] sample, int base) {
    Arrays.fill(drive, 0);
    int words = (featureBits + 63) / 64;
    System.arraycopy(sample, base, drive, 0, words);
    driveBias();
  }

  private void threshold(int[] currents) {
    Arrays.fill(hidden, 0);
    for (int k = 0; k < hiddenNeurons; k++) {
      if (currents[2 * k] >= currents[2 * k + 1]) {
        hidden[k / 64] |= 1L << k;
      }
    }
  }

  private void driveHidden() {
    Arrays.fill(drive, 0);
    fields.seek(0);
    for (int k = 0; k < hiddenNeurons; k++) {
      boolean on = (hidden[k / 64] >>> k & 1) != 0;
      fields.put(on ? fullScale : 0, valueBits);
      fields.put(on ? 0 : fullScale, valueBits);
    }
    driveBias();
  }

  private void driveBias() {
    for (int bit = (rows - biasRows) * valueBits; bit < rows * valueBits; bit++) {
      drive[bit / 64] |= 1L << bit;
    }
    driveValid = true;
  }

  private void score(int[] currents) {
    for (int c = 0; c < scores.length; c++) {
      int plus = 2 * (hiddenNeurons + c);
      scores[c] = currents[plus] - currents[plus + 1];
    }
    scoresValid = true;
  }

  boolean ready() {
    return ready;
  }

  boolean driveValid() {
    return driveValid;
  }

  /** Value of each row, packed. */
  long[] drive() {
    return drive;
  }

  boolean scoresValid() {
    return scoresValid;
  }

  int[] scores() {
    return scores;
  }

  long[] hidden() {
    return hidden;
  }

  @Override
  void clock(InputReader in) {
    clock(
        !in.flag("rst_ni"),
        in.flag("valid_i"),
        in.bits("values_i"),
        0,
        in.flag("current_valid_i"),
        in.numbers("currents_i", columns, currentBits));
  }

  @Override
  void write(RecordWriter out) {
    out.put(ready);
    out.putBits(drive);
    out.put(driveValid);
    out.putBits(hidden);
    out.putAll(scores, scoreBits);
    out.put(scoresValid);
    out.put(second);
  }
}
