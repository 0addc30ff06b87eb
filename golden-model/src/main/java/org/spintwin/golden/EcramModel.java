// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.List;
import java.util.Map;
import org.spintwin.spec.EcramSpec;
import org.spintwin.spec.TopSpec;

/** The ECRAM chip. */
public record EcramModel() implements ChipModel {
  @Override
  public TopSpec top() {
    return EcramSpec.TOP;
  }

  @Override
  public ClockedModel golden(Map<String, Long> parameters) {
    return new EcramGolden(parameters);
  }

  @Override
  public List<String> samplePorts() {
    return List.of("values_i", "label_i", "train_i");
  }
}
