// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.SotMlpImage;
import org.spintwin.spec.SotMlpSpec;
import org.spintwin.spec.TopSpec;

/**
 * SOT-MRAM perceptrons of so many layers of neurons.
 *
 * @param folded whether one row is summed a clock instead of all
 */
public record SotMlpModel(int layers, boolean folded) implements ChipModel {

  /** A twin of a perceptron. */
  public static GoldenChip chip(SotMlpImage image) {
    return new SotMlpModel(image.chip().layers(), image.chip().folded())
        .chip(image.chip().name(), image.parameters(), SotMlpMemories.of(image));
  }

  @Override
  public TopSpec top() {
    return SotMlpSpec.top(layers);
  }

  @Override
  public ClockedModel golden(Map<String, Long> parameters) {
    return new SotMlpGolden(layers, parameters);
  }

  /** Random codes and tables; bits that stand for nothing are 0. */
  @Override
  public Map<String, long[]> randomMemories(Map<String, Long> parameters, long seed) {
    ClockedModel golden = golden(parameters);
    Map<String, long[]> contents = ChipModel.super.randomMemories(parameters, seed);
    contents.forEach(golden::loadMemory);
    contents.replaceAll((name, bits) -> golden.memory(name));
    return contents;
  }
}
