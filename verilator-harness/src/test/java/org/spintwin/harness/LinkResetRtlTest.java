// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.LinkResetSpec;

@RequiresTool("verilator")
final class LinkResetRtlTest extends LinkResetContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(LinkResetSpec.BLOCK, parameters);
  }
}
