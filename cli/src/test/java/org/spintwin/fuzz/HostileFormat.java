// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** A kind of input that the program reads. */
public interface HostileFormat {
  /** All kinds; how often one stands here is how often it is drawn. */
  List<HostileFormat> ALL =
      List.of(
          new ChipFiles(),
          new ChipFiles(),
          new ChipFiles(),
          new ChipFiles(),
          new TableFiles(),
          new TableFiles(),
          new NpyFiles(),
          new NpyFiles(),
          new IdxFiles(),
          new NirModels(),
          new NirSignals(),
          new JsonFiles(),
          new JsonFiles(),
          new BoardFiles(),
          new DataFiles(),
          new OptionWords(),
          new OptionWords(),
          new PlaceNames(),
          new LyingBoards(),
          new NoisyHosts());

  /** As a finding names it. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** The case of a seed. */
  HostileCase draw(SplittableRandom random);
}
