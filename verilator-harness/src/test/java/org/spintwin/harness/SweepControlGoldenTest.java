// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.SweepControlGolden;
import org.spintwin.spec.SweepControlSpec;

final class SweepControlGoldenTest extends SweepControlContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new SweepControlGolden(SweepControlSpec.BLOCK.resolve(parameters));
  }
}
