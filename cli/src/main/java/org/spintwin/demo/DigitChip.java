// SPDX-License-Identifier: Apache-2.0
package org.spintwin.demo;

import java.util.Arrays;
import java.util.Locale;
import org.spintwin.device.TwinImages;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.ArchitectureSpec;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.TwinImage;

/** The chips that a split's levels are put on. */
public enum DigitChip {
  /** Every cell as designed. */
  IDEAL("ideal"),
  /** Cells spread as the chip file says. */
  MISMATCHED("mismatched"),
  /** The same cells, and nothing subtracted from their currents. */
  WITHOUT_SUBTRACTION("withoutSubtraction");

  private final String key;

  DigitChip(String key) {
    this.key = key;
  }

  /** Name for programs. */
  public String key() {
    return key;
  }

  /** Name for people. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * The twin. Neurons beyond the ten classes keep level 0 everywhere.
   *
   * @param levels [class][input]
   * @param split added to the device seed, so that each split runs on another chip
   */
  TwinImage twin(ChipSpec chip, int[][] levels, int split) {
    MramDeviceSpec device = chip.device().withSeed(chip.device().seed() + split);
    MramDeviceSpec used =
        switch (this) {
          case IDEAL ->
              new MramDeviceSpec(
                  device.rP(), device.tmr(), 0, 0, device.readVoltage(), true, device.seed());
          case MISMATCHED -> device.withCurrentSubtraction(true);
          case WITHOUT_SUBTRACTION -> device.withCurrentSubtraction(false);
        };
    ChipSpec spec = chip.with(used).with(ArchitectureSpec.of(Architecture.PARALLEL));
    return TwinImages.of(spec, onAllNeurons(levels, chip.array()), null);
  }

  /** Levels [neuron][input] of a whole array, given those of the classes. */
  static int[][] onAllNeurons(int[][] levels, ArraySpec array) {
    int[][] all = Arrays.copyOf(levels, array.neurons());
    Arrays.fill(all, levels.length, all.length, new int[array.inputs()]);
    return all;
  }
}
