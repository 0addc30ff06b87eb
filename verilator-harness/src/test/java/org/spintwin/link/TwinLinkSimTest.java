// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.LinkChips;
import org.spintwin.harness.RequiresTool;

/** Through the pins of the Verilog. */
@RequiresTool("verilator")
@Execution(ExecutionMode.CONCURRENT)
final class TwinLinkSimTest extends TwinLinkContractTest {
  /** Each has to be built: one that takes all of a sample at once, and one in beats. */
  @Override
  List<GoldenChip> ofSamples() {
    return super.ofSamples().subList(1, 3);
  }

  @Override
  TwinLink open(GoldenChip chip, GoldenChip claimed) {
    return TwinLink.over(LinkChips.verilog(chip, CLOCK_HZ, BAUD).get(), claimed, 1);
  }
}
