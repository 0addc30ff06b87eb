// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.RowArraySpec;

@RequiresTool("verilator")
final class RowArrayRtlTest extends RowArrayContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(RowArraySpec.BLOCK, parameters);
  }
}
