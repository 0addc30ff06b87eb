// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.UartTransmitterGolden;
import org.spintwin.spec.UartTransmitterSpec;

final class UartTransmitterGoldenTest extends UartTransmitterContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new UartTransmitterGolden(UartTransmitterSpec.BLOCK.resolve(parameters));
  }
}
