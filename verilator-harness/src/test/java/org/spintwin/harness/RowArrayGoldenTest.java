// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.RowArrayGolden;
import org.spintwin.spec.RowArraySpec;

final class RowArrayGoldenTest extends RowArrayContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new RowArrayGolden(RowArraySpec.BLOCK.resolve(parameters));
  }
}
