// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.NetworkStepGolden;
import org.spintwin.spec.NetworkStepSpec;

final class NetworkStepGoldenTest extends NetworkStepContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new NetworkStepGolden(NetworkStepSpec.BLOCK.resolve(parameters));
  }
}
