// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ArgExtremeGolden;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.ArgExtremeSpec;

final class ArgExtremeGoldenTest extends ArgExtremeContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new ArgExtremeGolden(ArgExtremeSpec.BLOCK.resolve(parameters));
  }
}
