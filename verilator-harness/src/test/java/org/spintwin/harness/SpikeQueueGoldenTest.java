// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.SpikeQueueGolden;
import org.spintwin.spec.SpikeQueueSpec;

final class SpikeQueueGoldenTest extends SpikeQueueContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new SpikeQueueGolden(SpikeQueueSpec.BLOCK.resolve(parameters));
  }
}
