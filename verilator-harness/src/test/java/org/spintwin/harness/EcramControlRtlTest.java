// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.EcramControlSpec;

@RequiresTool("verilator")
final class EcramControlRtlTest extends EcramControlContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(EcramControlSpec.BLOCK, parameters);
  }
}
