// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.TopSpec;

/** What the golden models of tops have in common: layouts, and memories by instance path. */
abstract class TopGolden implements ClockedModel {
  private final RecordLayout inputs;
  private final RecordLayout compared;
  private final List<MemoryShape> memories;
  private final Map<String, ClockedModel> blocks = new LinkedHashMap<>();

  /**
   * @param values as {@link TopSpec#resolve} gives them
   */
  TopGolden(TopSpec top, Map<String, Long> values) {
    inputs = top.inputs(values);
    compared = top.compared(values);
    memories = MemoryShape.of(top, values);
  }

  /** Makes the memories of a block known under the name of its instance. */
  final <B extends ClockedModel> B instance(String name, B block) {
    blocks.put(name, block);
    return block;
  }

  /** Where an input of one word stands in the input record. */
  final int at(String port) {
    return inputs.signal(port).offset();
  }

  @Override
  public final RecordLayout inputs() {
    return inputs;
  }

  @Override
  public final RecordLayout compared() {
    return compared;
  }

  @Override
  public final List<MemoryShape> memories() {
    return memories;
  }

  @Override
  public final void loadMemory(String name, long[] contents) {
    block(name).loadMemory(register(name), contents);
  }

  @Override
  public final long[] memory(String name) {
    return block(name).memory(register(name));
  }

  private ClockedModel block(String name) {
    if (memories.stream().noneMatch(m -> m.name().equals(name))) {
      throw new IllegalArgumentException(
          "no memory '"
              + name
              + "'; there are "
              + memories.stream().map(MemoryShape::name).toList());
    }
    return blocks.get(name.substring(0, name.indexOf('.')));
  }

  private static String register(String name) {
    return name.substring(name.indexOf('.') + 1);
  }
}
