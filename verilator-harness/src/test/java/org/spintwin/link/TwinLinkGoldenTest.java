// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.LinkChips;

/** Through the pins of the golden model. */
final class TwinLinkGoldenTest extends TwinLinkContractTest {
  @Override
  TwinLink open(GoldenChip chip, GoldenChip claimed) {
    return TwinLink.over(PinLine.golden(chip, CLOCK_HZ, BAUD), claimed, 1);
  }

  @Test
  void manyRefusalsLeaveTheLinkInStep() {
    try (TwinLink link = open(LinkChips.withoutReadback())) {
      assertThatThrownBy(link::synapses)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("register SYNAPSE_CODE cannot be read there, or as the chip was built");
      assertThat(link.read("ID")).isEqualTo(0x5354776E);
    }
  }
}
