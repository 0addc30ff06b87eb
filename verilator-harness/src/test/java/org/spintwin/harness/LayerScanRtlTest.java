// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.LayerScanSpec;

@RequiresTool("verilator")
final class LayerScanRtlTest extends LayerScanContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(LayerScanSpec.BLOCK, parameters);
  }

  @Override
  boolean quick() {
    return !Boolean.getBoolean("spintwin.full");
  }
}
