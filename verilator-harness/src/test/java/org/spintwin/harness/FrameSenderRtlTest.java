// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.FrameSenderSpec;

@RequiresTool("verilator")
final class FrameSenderRtlTest extends FrameSenderContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(FrameSenderSpec.BLOCK, parameters);
  }
}
