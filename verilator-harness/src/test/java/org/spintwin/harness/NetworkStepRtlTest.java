// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.NetworkStepSpec;

@RequiresTool("verilator")
final class NetworkStepRtlTest extends NetworkStepContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(NetworkStepSpec.BLOCK, parameters);
  }
}
