// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.LinkedHashMap;
import java.util.Map;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.SotMlpModel;

/** Perceptrons that are quick to build. */
final class SmallPerceptrons {
  private SmallPerceptrons() {}

  /** Two layers, codes of three bits, and a table. */
  static GoldenChip small(boolean folded) {
    Map<String, Long> parameters = new LinkedHashMap<>();
    parameters.put("INPUTS", 14L);
    parameters.put("NEURONS_1", 6L);
    parameters.put("NEURONS_2", 3L);
    parameters.put("VALUE_BITS", 5L);
    parameters.put("CODE_BITS", 3L);
    if (folded) {
      parameters.put("CODES", 1L);
    }
    parameters.put("CODE_FRACTION_BITS", 1L);
    parameters.put("ACTIVATION", 2L);
    parameters.put("TABLE_BITS", 4L);
    parameters.put("SIGMOID_SHIFT_1", 4L);
    var model = new SotMlpModel(2, folded);
    return model.chip("perceptron", parameters, model.randomMemories(parameters, 1));
  }

  /** The table has more entries than a sum has values. */
  static GoldenChip wideTable(boolean folded) {
    GoldenChip chip = small(folded);
    Map<String, Long> parameters = new LinkedHashMap<>(chip.design().parameters());
    parameters.put("INPUTS", 2L);
    parameters.put("VALUE_BITS", 1L);
    parameters.put("TABLE_BITS", 12L);
    parameters.put("SIGMOID_SHIFT_1", 8L);
    var memories = chip.model().randomMemories(parameters, 1);
    return chip.model().chip("perceptron", parameters, memories);
  }

  /** {@link #small} with the clipped line or with line segments. */
  static GoldenChip small(boolean folded, long activation) {
    GoldenChip chip = small(folded);
    Map<String, Long> parameters = new LinkedHashMap<>(chip.design().parameters());
    parameters.put("ACTIVATION", activation);
    var memories = chip.model().randomMemories(parameters, 1);
    return chip.model().chip("perceptron", parameters, memories);
  }
}
