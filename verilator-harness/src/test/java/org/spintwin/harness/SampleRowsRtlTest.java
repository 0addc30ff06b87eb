// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.SampleRowsSpec;

@RequiresTool("verilator")
final class SampleRowsRtlTest extends SampleRowsContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(SampleRowsSpec.BLOCK, parameters);
  }
}
