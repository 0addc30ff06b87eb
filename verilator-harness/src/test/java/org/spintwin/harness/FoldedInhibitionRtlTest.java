// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.FoldedInhibitionSpec;

@RequiresTool("verilator")
final class FoldedInhibitionRtlTest extends FoldedInhibitionContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(FoldedInhibitionSpec.BLOCK, parameters);
  }
}
