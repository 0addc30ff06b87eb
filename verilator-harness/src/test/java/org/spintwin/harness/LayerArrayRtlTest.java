// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.LayerArraySpec;

@RequiresTool("verilator")
final class LayerArrayRtlTest extends LayerArrayContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(LayerArraySpec.BLOCK, parameters);
  }

  @Override
  boolean quick() {
    return !Boolean.getBoolean("spintwin.full");
  }
}
