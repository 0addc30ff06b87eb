// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.EcramUpdateSpec;

@RequiresTool("verilator")
final class EcramUpdateRtlTest extends EcramUpdateContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(EcramUpdateSpec.BLOCK, parameters);
  }
}
