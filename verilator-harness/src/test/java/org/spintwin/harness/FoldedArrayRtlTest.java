// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.FoldedArraySpec;

@RequiresTool("verilator")
final class FoldedArrayRtlTest extends FoldedArrayContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(FoldedArraySpec.BLOCK, parameters);
  }
}
