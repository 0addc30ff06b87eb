// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

/**
 * The chip of a linked chip, and the block that carries out requests on it. Both see each other's
 * outputs as they were before an edge.
 */
abstract class ChipSide {
  final ClockedModel chip;

  /** Inputs of the chip on a clock. */
  final long[] inputs;

  /** What the chip shows after its last clock. */
  final long[] record;

  private final WordPort port;
  private final int resetAt;

  ChipSide(ClockedModel chip, WordPort port) {
    this.chip = chip;
    this.port = port;
    inputs = new long[chip.inputs().words()];
    record = new long[chip.compared().words()];
    resetAt = chip.inputs().signal("rst_ni").offset();
  }

  final WordPort port() {
    return port;
  }

  /**
   * One rising edge.
   *
   * @param portReset resets the block
   * @param chipReset resets the chip
   * @param given a word of requests is offered
   * @param taken the word of answers that is offered, if one is, is taken
   */
  abstract void clock(
      boolean portReset, boolean chipReset, boolean given, int request, boolean taken);

  final void clockChip(boolean reset) {
    inputs[resetAt] = reset ? 0 : 1;
    chip.clock(inputs, 0, record, 0);
  }
}
