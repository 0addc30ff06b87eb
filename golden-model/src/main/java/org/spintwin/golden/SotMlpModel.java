// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.List;
import java.util.Map;
import org.spintwin.spec.SotMlpFoldedSpec;
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
    return folded ? SotMlpFoldedSpec.top(layers) : SotMlpSpec.top(layers);
  }

  @Override
  public ClockedModel golden(Map<String, Long> parameters) {
    return folded
        ? new SotMlpFoldedGolden(layers, parameters)
        : new SotMlpGolden(layers, parameters);
  }

  /** A folded chip takes one number after the other. */
  @Override
  public List<String> samplePorts() {
    return List.of(folded ? "value_i" : "values_i");
  }

  @Override
  public int beats(Map<String, Long> values) {
    return folded ? values.get("INPUTS").intValue() : 1;
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
