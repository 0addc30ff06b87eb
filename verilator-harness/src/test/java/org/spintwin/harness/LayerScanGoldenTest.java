// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.LayerScanGolden;

final class LayerScanGoldenTest extends LayerScanContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new LayerScanGolden(parameters);
  }
}
