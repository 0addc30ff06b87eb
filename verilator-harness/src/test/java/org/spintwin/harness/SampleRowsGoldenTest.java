// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.SampleRowsGolden;
import org.spintwin.spec.SampleRowsSpec;

final class SampleRowsGoldenTest extends SampleRowsContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new SampleRowsGolden(SampleRowsSpec.BLOCK.resolve(parameters));
  }
}
