// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.SamplePortSpec;

@RequiresTool("verilator")
final class SamplePortRtlTest extends SamplePortContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(SamplePortSpec.BLOCK, parameters);
  }
}
