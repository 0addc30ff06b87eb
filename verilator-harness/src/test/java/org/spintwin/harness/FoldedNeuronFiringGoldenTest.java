// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.FoldedNeuronGolden;
import org.spintwin.spec.FoldedNeuronSpec;

final class FoldedNeuronFiringGoldenTest extends FoldedNeuronFiringContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new FoldedNeuronGolden(FoldedNeuronSpec.BLOCK.resolve(parameters));
  }
}
