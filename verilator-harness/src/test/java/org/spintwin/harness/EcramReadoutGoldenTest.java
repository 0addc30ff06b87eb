// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.EcramReadoutGolden;
import org.spintwin.spec.EcramReadoutSpec;

final class EcramReadoutGoldenTest extends EcramReadoutContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new EcramReadoutGolden(EcramReadoutSpec.BLOCK.resolve(parameters));
  }
}
