// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.StepLatchGolden;
import org.spintwin.spec.StepLatchSpec;

final class StepLatchGoldenTest extends StepLatchContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new StepLatchGolden(StepLatchSpec.BLOCK.resolve(parameters));
  }
}
