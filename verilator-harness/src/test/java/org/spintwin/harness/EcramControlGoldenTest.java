// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.EcramControlGolden;
import org.spintwin.spec.EcramControlSpec;

final class EcramControlGoldenTest extends EcramControlContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new EcramControlGolden(EcramControlSpec.BLOCK.resolve(parameters));
  }
}
