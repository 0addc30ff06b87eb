// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.ArgExtremeSpec;

@RequiresTool("verilator")
final class ArgExtremeRtlTest extends ArgExtremeContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(ArgExtremeSpec.BLOCK, parameters);
  }
}
