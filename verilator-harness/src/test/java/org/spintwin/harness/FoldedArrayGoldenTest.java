// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.FoldedArrayGolden;
import org.spintwin.spec.FoldedArraySpec;

final class FoldedArrayGoldenTest extends FoldedArrayContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new FoldedArrayGolden(FoldedArraySpec.BLOCK.resolve(parameters));
  }
}
