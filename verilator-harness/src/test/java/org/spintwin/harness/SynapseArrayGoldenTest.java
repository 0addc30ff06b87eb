// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.SynapseArrayGolden;
import org.spintwin.spec.SynapseArraySpec;

final class SynapseArrayGoldenTest extends SynapseArrayContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new SynapseArrayGolden(SynapseArraySpec.BLOCK.resolve(parameters));
  }
}
