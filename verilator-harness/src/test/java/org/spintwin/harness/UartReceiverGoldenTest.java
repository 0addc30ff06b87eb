// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.UartReceiverGolden;
import org.spintwin.spec.UartReceiverSpec;

final class UartReceiverGoldenTest extends UartReceiverContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new UartReceiverGolden(UartReceiverSpec.BLOCK.resolve(parameters));
  }
}
