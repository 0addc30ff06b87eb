// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.SigmoidGolden;
import org.spintwin.spec.SigmoidSpec;

final class SigmoidGoldenTest extends SigmoidContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new SigmoidGolden(SigmoidSpec.BLOCK.resolve(parameters));
  }
}
