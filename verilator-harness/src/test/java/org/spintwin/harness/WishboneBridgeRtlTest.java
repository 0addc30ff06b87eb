// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.WishboneBridgeSpec;

@RequiresTool("verilator")
final class WishboneBridgeRtlTest extends WishboneBridgeContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(WishboneBridgeSpec.BLOCK, parameters);
  }
}
