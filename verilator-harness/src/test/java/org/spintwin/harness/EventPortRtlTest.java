// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.EventPortSpec;

@RequiresTool("verilator")
final class EventPortRtlTest extends EventPortContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(EventPortSpec.BLOCK, parameters);
  }
}
