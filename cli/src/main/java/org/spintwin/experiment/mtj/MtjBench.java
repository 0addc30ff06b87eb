// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mtj;

import java.nio.file.Path;
import org.spintwin.harness.Toolchain;
import org.spintwin.io.LabelledTable;
import org.spintwin.spec.MtjBnnChip;
import org.spintwin.train.WineSplit;

/** Where experiments are done: the user's chip, golden model and Verilog, and the wines. */
public final class MtjBench {
  private static final int FEATURES = 13;
  private static final int CLASSES = 3;

  private final MtjBnnChip chip;
  private final Toolchain tools;
  private final Path wines;

  /**
   * @param wines the table of wines
   */
  public MtjBench(MtjBnnChip chip, Toolchain tools, Path wines) {
    this.chip = chip;
    this.tools = tools;
    this.wines = wines;
  }

  /** The user's chip. */
  public MtjBnnChip chip() {
    return chip;
  }

  /** Golden model and Verilog, with a count of clocks of their own. */
  public MtjModels models() {
    return new MtjModels(tools);
  }

  /** Whether the chip's network has the features and classes of the wines. */
  boolean suitsWines() {
    return chip.features() == FEATURES && chip.classes() == CLASSES;
  }

  /** Why an experiment with wines cannot be done on other chips. */
  String whyNotWines() {
    return "wines have "
        + FEATURES
        + " features and "
        + CLASSES
        + " classes; network.features is "
        + chip.features()
        + ", network.classes "
        + chip.classes();
  }

  /** The wines in values of the chip. */
  public WineSplit split() {
    return WineSplit.of(LabelledTable.read(wines), chip.fullScale());
  }
}
