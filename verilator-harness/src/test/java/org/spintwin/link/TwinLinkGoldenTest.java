// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import org.spintwin.golden.GoldenChip;

/** Through the pins of the golden model. */
final class TwinLinkGoldenTest extends TwinLinkContractTest {
  @Override
  TwinLink open(GoldenChip chip, GoldenChip claimed) {
    return TwinLink.over(PinLine.golden(chip, CLOCK_HZ, BAUD), claimed, 1);
  }
}
