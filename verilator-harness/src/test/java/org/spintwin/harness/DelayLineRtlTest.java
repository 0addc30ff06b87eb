// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.DelayLineSpec;

@RequiresTool("verilator")
final class DelayLineRtlTest extends DelayLineContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(DelayLineSpec.BLOCK, parameters);
  }
}
