// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.BytePortGolden;
import org.spintwin.golden.ClockedModel;

final class BytePortGoldenTest extends BytePortContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new BytePortGolden(parameters);
  }
}
