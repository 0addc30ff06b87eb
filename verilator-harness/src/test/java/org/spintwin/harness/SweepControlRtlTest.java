// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.SweepControlSpec;

@RequiresTool("verilator")
final class SweepControlRtlTest extends SweepControlContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(SweepControlSpec.BLOCK, parameters);
  }
}
