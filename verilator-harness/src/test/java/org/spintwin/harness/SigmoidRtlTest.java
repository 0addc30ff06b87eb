// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.SigmoidSpec;

@RequiresTool("verilator")
final class SigmoidRtlTest extends SigmoidContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(SigmoidSpec.BLOCK, parameters);
  }
}
