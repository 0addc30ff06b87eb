// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.EventLatchSpec;

@RequiresTool("verilator")
final class EventLatchRtlTest extends EventLatchContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(EventLatchSpec.BLOCK, parameters);
  }
}
