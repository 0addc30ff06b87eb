// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.StepLatchSpec;

@RequiresTool("verilator")
final class StepLatchRtlTest extends StepLatchContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(StepLatchSpec.BLOCK, parameters);
  }
}
