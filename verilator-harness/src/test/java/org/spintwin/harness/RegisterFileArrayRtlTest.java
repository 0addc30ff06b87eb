// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.RegisterFileSpec;

@RequiresTool("verilator")
final class RegisterFileArrayRtlTest extends RegisterFileArrayContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(RegisterFileSpec.BLOCK, parameters);
  }
}
