// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.TsPcmCellSpec;

@RequiresTool("verilator")
final class TsPcmCellRtlTest extends TsPcmCellContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(TsPcmCellSpec.BLOCK, parameters);
  }
}
