// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.EcramUpdateGolden;
import org.spintwin.spec.EcramUpdateSpec;

final class EcramUpdateGoldenTest extends EcramUpdateContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new EcramUpdateGolden(EcramUpdateSpec.BLOCK.resolve(parameters));
  }
}
