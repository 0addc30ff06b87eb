// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.AxiRegistersGolden;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.AxiRegistersSpec;

final class AxiRegistersWindowGoldenTest extends AxiRegistersWindowContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new AxiRegistersGolden(AxiRegistersSpec.BLOCK.resolve(parameters));
  }
}
