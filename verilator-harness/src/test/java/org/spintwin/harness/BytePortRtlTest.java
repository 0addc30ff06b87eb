// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.BytePortSpec;

@RequiresTool("verilator")
final class BytePortRtlTest extends BytePortContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(BytePortSpec.BLOCK, parameters);
  }
}
