// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.AxiRegistersSpec;

@RequiresTool("verilator")
final class AxiRegistersWindowRtlTest extends AxiRegistersWindowContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(AxiRegistersSpec.BLOCK, parameters);
  }
}
