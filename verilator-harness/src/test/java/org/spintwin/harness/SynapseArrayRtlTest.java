// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.SynapseArraySpec;

@RequiresTool("verilator")
final class SynapseArrayRtlTest extends SynapseArrayContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(SynapseArraySpec.BLOCK, parameters);
  }
}
