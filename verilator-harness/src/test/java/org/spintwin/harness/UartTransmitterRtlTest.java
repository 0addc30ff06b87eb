// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.UartTransmitterSpec;

@RequiresTool("verilator")
final class UartTransmitterRtlTest extends UartTransmitterContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(UartTransmitterSpec.BLOCK, parameters);
  }
}
