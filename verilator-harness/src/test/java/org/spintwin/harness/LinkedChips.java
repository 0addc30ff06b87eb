// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.stream.Stream;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.LinkedChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.soak.RandomNetworks;
import org.spintwin.soak.RandomTsPcm;
import org.spintwin.spec.TwinImage;

/** Chips of every kind behind a link. */
final class LinkedChips {
  /** So slow that a line's pace does not make tests long: 4 clocks a bit, retries soon. */
  private static final long CLOCK_HZ = 40_000;

  private static final long BAUD = 10_000;

  private LinkedChips() {}

  /** A link of four clocks a bit, which sends again after 2,000 clocks. */
  static GoldenChip fast(GoldenChip chip) {
    return LinkedChip.of(chip, CLOCK_HZ, BAUD);
  }

  static GoldenChip fast(TwinImage image) {
    return fast(MramLifModel.chip(image));
  }

  /** A link of 25/6 clocks a bit. */
  static GoldenChip uneven(GoldenChip chip) {
    return LinkedChip.of(chip, 25_000, 6_000);
  }

  /** Chips of every kind. */
  static Stream<GoldenChip> ofEveryKind() {
    return Stream.of(
        uneven(MramLifModel.chip(SmallChips.foldedRing())),
        fast(SmallPerceptrons.small(true)),
        fast(EcramChips.small(1)),
        uneven(MtjBnnChips.smallest()),
        fast(TsPcmChips.everything()));
  }

  /** These and others. */
  static Stream<GoldenChip> all() {
    return Stream.concat(
        ofEveryKind(),
        Stream.of(
            fast(SmallChips.foldedAlpha()),
            fast(SmallChips.axiTimed()),
            fast(SmallChips.axiWide()),
            uneven(SmallPerceptrons.small(false)),
            fast(EcramChips.least()),
            fast(MtjBnnChips.standard(1)),
            fast(RandomTsPcm.draw(1)),
            fast(RandomNetworks.chip(SmallNetworks.small()))));
  }
}
