// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.EventLatchGolden;
import org.spintwin.spec.EventLatchSpec;

final class EventLatchGoldenTest extends EventLatchContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new EventLatchGolden(EventLatchSpec.BLOCK.resolve(parameters));
  }
}
