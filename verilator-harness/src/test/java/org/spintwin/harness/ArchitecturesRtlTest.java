// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.stream.LongStream;
import org.spintwin.golden.MramLifModel;
import org.spintwin.harness.StepBench.Trace;
import org.spintwin.spec.TwinImage;

@RequiresTool("verilator")
final class ArchitecturesRtlTest extends ArchitecturesContractTest {
  private static final int CHIPS = chips(Boolean.getBoolean("spintwin.full") ? 8 : 3);

  /** Chips that can have several lanes; those that cannot are in the tests of random chips. */
  static LongStream seeds() {
    return allSeeds().filter(s -> draw(s).spec().array().neurons() % 4 == 0).limit(CHIPS);
  }

  @Override
  Trace trace(TwinImage image, long seed) {
    var verification = Verification.of(MramLifModel.chip(image));
    var build = new VerilatorBuild(Toolchain.find(System.getenv()));
    try (VerilatedModel model = verification.open(verification.build(build, Variant.FAST))) {
      return trace(image, seed, model);
    }
  }
}
