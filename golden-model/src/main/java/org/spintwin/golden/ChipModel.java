// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.golden.ClockedModel.MemoryShape;
import org.spintwin.spec.Design;
import org.spintwin.spec.TopSpec;

/** A kind of chip below the physics: its top, and the golden model of any chip with that top. */
public interface ChipModel {
  TopSpec top();

  /**
   * The clock-exact golden model of a chip whose memories hold zeros.
   *
   * @param parameters values of the Verilog parameters of the top
   */
  ClockedModel golden(Map<String, Long> parameters);

  /**
   * A chip of this kind.
   *
   * @param name Verilog name of the top-level module
   * @param parameters values of the Verilog parameters of the top
   * @param memories contents of the memories that have an image
   */
  default GoldenChip chip(String name, Map<String, Long> parameters, Map<String, long[]> memories) {
    return new GoldenChip(new Design(name, top(), parameters, memories), this);
  }

  /**
   * Random contents for every memory that has an image, laid out as {@link ClockedModel#loadMemory}
   * takes them.
   *
   * @param parameters values of the Verilog parameters of the top
   */
  default Map<String, long[]> randomMemories(Map<String, Long> parameters, long seed) {
    var random = new SplittableRandom(seed);
    Map<String, long[]> memories = new LinkedHashMap<>();
    top().memories(top().resolve(parameters)).stream()
        .filter(placed -> placed.memory().image())
        .map(placed -> new MemoryShape(placed.name(), placed.words(), placed.width()))
        .forEach(shape -> memories.put(shape.name(), random(shape, random)));
    return memories;
  }

  private static long[] random(MemoryShape shape, SplittableRandom random) {
    int longs = shape.longsPerWord();
    long[] contents = new long[shape.words() * longs];
    long last = -1L >>> -shape.width();
    for (int i = 0; i < contents.length; i++) {
      contents[i] = random.nextLong() & (i % longs == longs - 1 ? last : -1L);
    }
    return contents;
  }

  /**
   * The inputs that together are a sample, where the chip takes samples: a row of a file of samples
   * holds their numbers in this order. A row may leave out those after the first port, which are 0
   * then.
   */
  default List<String> samplePorts() {
    return List.of("values_i");
  }

  /**
   * How often the sample ports are to be taken for one sample, 1 where all its numbers come at
   * once.
   *
   * @param values of the top's parameters and localparams
   */
  default int beats(Map<String, Long> values) {
    return 1;
  }
}
