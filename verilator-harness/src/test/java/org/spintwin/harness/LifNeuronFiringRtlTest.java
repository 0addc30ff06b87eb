// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.LifNeuronSpec;

@RequiresTool("verilator")
final class LifNeuronFiringRtlTest extends LifNeuronFiringContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(LifNeuronSpec.BLOCK, parameters);
  }
}
