// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.CellWriterSpec;

@RequiresTool("verilator")
final class CellWriterRtlTest extends CellWriterContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(CellWriterSpec.BLOCK, parameters);
  }
}
