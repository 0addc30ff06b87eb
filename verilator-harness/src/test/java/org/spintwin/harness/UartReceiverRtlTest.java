// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.UartReceiverSpec;

@RequiresTool("verilator")
final class UartReceiverRtlTest extends UartReceiverContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(UartReceiverSpec.BLOCK, parameters);
  }
}
