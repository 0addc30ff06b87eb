// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.TsPcmCellGolden;
import org.spintwin.spec.TsPcmCellSpec;

final class TsPcmCellGoldenTest extends TsPcmCellContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new TsPcmCellGolden(TsPcmCellSpec.BLOCK.resolve(parameters));
  }
}
