// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.FoldedInhibitionGolden;
import org.spintwin.spec.FoldedInhibitionSpec;

final class FoldedInhibitionGoldenTest extends FoldedInhibitionContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new FoldedInhibitionGolden(FoldedInhibitionSpec.BLOCK.resolve(parameters));
  }
}
