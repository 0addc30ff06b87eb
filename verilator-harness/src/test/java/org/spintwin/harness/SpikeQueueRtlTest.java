// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.SpikeQueueSpec;

@RequiresTool("verilator")
final class SpikeQueueRtlTest extends SpikeQueueContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(SpikeQueueSpec.BLOCK, parameters);
  }
}
