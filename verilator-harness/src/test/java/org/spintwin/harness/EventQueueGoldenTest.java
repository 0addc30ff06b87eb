// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.EventQueueGolden;
import org.spintwin.spec.EventQueueSpec;

final class EventQueueGoldenTest extends EventQueueContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new EventQueueGolden(EventQueueSpec.BLOCK.resolve(parameters));
  }
}
