// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.PassControlSpec;

@RequiresTool("verilator")
final class PassControlRtlTest extends PassControlContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(PassControlSpec.BLOCK, parameters);
  }
}
