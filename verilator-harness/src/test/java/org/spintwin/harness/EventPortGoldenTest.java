// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.EventPortGolden;

final class EventPortGoldenTest extends EventPortContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new EventPortGolden(parameters);
  }
}
