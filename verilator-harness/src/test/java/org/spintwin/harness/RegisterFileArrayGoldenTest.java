// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.RegisterFileGolden;
import org.spintwin.spec.RegisterFileSpec;

final class RegisterFileArrayGoldenTest extends RegisterFileArrayContractTest {
  @Override
  ClockedModel model(Map<String, Long> parameters) {
    return new RegisterFileGolden(RegisterFileSpec.BLOCK.resolve(parameters));
  }
}
