// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.WishboneBridgeGolden;

final class WishboneBridgeGoldenTest extends WishboneBridgeContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new WishboneBridgeGolden(parameters);
  }
}
