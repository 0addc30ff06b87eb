// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.CellWriterGolden;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.CellWriterSpec;

final class CellWriterGoldenTest extends CellWriterContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new CellWriterGolden(CellWriterSpec.BLOCK.resolve(parameters));
  }
}
