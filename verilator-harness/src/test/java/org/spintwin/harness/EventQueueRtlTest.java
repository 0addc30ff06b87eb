// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.EventQueueSpec;

@RequiresTool("verilator")
final class EventQueueRtlTest extends EventQueueContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(EventQueueSpec.BLOCK, parameters);
  }
}
