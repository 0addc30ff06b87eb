// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.FoldedNeuronSpec;

@RequiresTool("verilator")
final class FoldedNeuronFiringRtlTest extends FoldedNeuronFiringContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(FoldedNeuronSpec.BLOCK, parameters);
  }
}
