// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.LayerNeuronSpec;

@RequiresTool("verilator")
final class LayerNeuronRtlTest extends LayerNeuronContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(LayerNeuronSpec.BLOCK, parameters);
  }

  @Override
  boolean quick() {
    return !Boolean.getBoolean("spintwin.full");
  }
}
