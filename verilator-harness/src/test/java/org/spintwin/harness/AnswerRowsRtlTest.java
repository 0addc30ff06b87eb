// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.AnswerRowsSpec;

@RequiresTool("verilator")
final class AnswerRowsRtlTest extends AnswerRowsContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return verilog(AnswerRowsSpec.BLOCK, parameters);
  }
}
