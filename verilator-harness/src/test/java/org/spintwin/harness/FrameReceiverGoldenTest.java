// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.FrameReceiverGolden;
import org.spintwin.spec.FrameReceiverSpec;

final class FrameReceiverGoldenTest extends FrameReceiverContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new FrameReceiverGolden(FrameReceiverSpec.BLOCK.resolve(parameters));
  }
}
