// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.LifNeuronGolden;
import org.spintwin.spec.LifNeuronSpec;

final class LifNeuronFiringGoldenTest extends LifNeuronFiringContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new LifNeuronGolden(LifNeuronSpec.BLOCK.resolve(parameters));
  }
}
