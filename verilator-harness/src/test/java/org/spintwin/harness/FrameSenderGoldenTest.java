// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.FrameSenderGolden;
import org.spintwin.spec.FrameSenderSpec;

final class FrameSenderGoldenTest extends FrameSenderContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new FrameSenderGolden(FrameSenderSpec.BLOCK.resolve(parameters));
  }
}
