// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.EcramReadoutSpec;

@RequiresTool("verilator")
final class EcramReadoutRtlTest extends EcramReadoutContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(EcramReadoutSpec.BLOCK, parameters);
  }
}
