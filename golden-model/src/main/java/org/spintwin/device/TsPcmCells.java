// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import java.util.Map;
import org.spintwin.device.CounterDraws.Purpose;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.TsPcmChip;

/**
 * The cells of a ts-pcm chip as they were made: the threshold of each switch, and what each memory
 * conducts after RESET. Both have a logarithmic spread, V_th0 = threshold * exp(sigma * z) and
 * likewise G0, z standard normal. The same seed gives the same cells on every machine.
 */
public final class TsPcmCells {
  private final TsPcmChip chip;
  private final CounterDraws thresholds;
  private final CounterDraws conductances;

  public TsPcmCells(TsPcmChip chip) {
    this.chip = chip;
    thresholds = CounterDraws.of(chip.device().seed(), Purpose.SWITCH_THRESHOLD);
    conductances = CounterDraws.of(chip.device().seed(), Purpose.RESET_CONDUCTANCE);
  }

  /** Firing threshold of a cell, raw, in the format of voltages. */
  public long threshold(int row, int column) {
    TsPcmChip.Device device = chip.device();
    double factor = thresholds.logNormal(device.sigmaThreshold(), row, column, 0);
    return chip.cell().voltage().raw(device.threshold() * factor);
  }

  /** Conductance G0 of a cell, steps. */
  public long conductance(int row, int column) {
    TsPcmChip.Device device = chip.device();
    double factor = conductances.logNormal(device.sigmaConductance(), row, column, 0);
    QFormat steps = new QFormat(false, chip.cell().conductanceBits(), 0);
    return steps.raw(device.conductance() * factor);
  }

  /**
   * The image of the memory {@code cell_q}, cell row * columns + column: threshold, and the
   * conductance above its bits.
   */
  public long[] image() {
    long[] image = new long[chip.cells()];
    for (int n = 0; n < image.length; n++) {
      int row = n / chip.columns();
      int column = n % chip.columns();
      long base = conductance(row, column) << chip.cell().voltage().bits();
      image[n] = base | threshold(row, column);
    }
    return image;
  }

  /** Values of the Verilog parameters, with the digest that tells this chip from others. */
  public Map<String, Long> parameters() {
    Map<String, Long> parameters = chip.parameters();
    var digest = new SpecDigest();
    parameters.forEach(digest::line);
    for (long cell : image()) {
      digest.line("cell", cell);
    }
    parameters.put("SPEC_DIGEST", digest.value());
    return parameters;
  }
}
