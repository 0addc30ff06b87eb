// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.FrameReceiverSpec;

@RequiresTool("verilator")
final class FrameReceiverRtlTest extends FrameReceiverContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(FrameReceiverSpec.BLOCK, parameters);
  }
}
