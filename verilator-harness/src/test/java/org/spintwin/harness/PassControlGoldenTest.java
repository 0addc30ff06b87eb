// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.PassControlGolden;
import org.spintwin.spec.PassControlSpec;

final class PassControlGoldenTest extends PassControlContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new PassControlGolden(PassControlSpec.BLOCK.resolve(parameters));
  }
}
