// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.DelayLineGolden;
import org.spintwin.spec.DelayLineSpec;

final class DelayLineGoldenTest extends DelayLineContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new DelayLineGolden(DelayLineSpec.BLOCK.resolve(parameters));
  }
}
