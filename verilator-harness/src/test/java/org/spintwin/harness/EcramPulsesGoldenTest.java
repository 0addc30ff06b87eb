// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.EcramPulsesGolden;
import org.spintwin.spec.EcramPulsesSpec;

final class EcramPulsesGoldenTest extends EcramPulsesContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new EcramPulsesGolden(EcramPulsesSpec.BLOCK.resolve(parameters));
  }
}
