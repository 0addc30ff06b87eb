// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.EcramPulsesSpec;

@RequiresTool("verilator")
final class EcramPulsesRtlTest extends EcramPulsesContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(EcramPulsesSpec.BLOCK, parameters);
  }
}
