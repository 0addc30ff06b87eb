// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.AnswerRowsGolden;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.AnswerRowsSpec;

final class AnswerRowsGoldenTest extends AnswerRowsContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new AnswerRowsGolden(AnswerRowsSpec.BLOCK.resolve(parameters));
  }
}
