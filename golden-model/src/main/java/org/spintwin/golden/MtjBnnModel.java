// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.spec.MtjBnnImage;
import org.spintwin.spec.MtjBnnSpec;
import org.spintwin.spec.TopSpec;

/** The chip of a passive array that computes two layers in two passes. */
public record MtjBnnModel() implements ChipModel {
  static final String WRITER = "u_cell_writer";
  static final String ARRAY = "u_synapse_array";

  /** What decides the contents of a cell's place in the memories. */
  private interface Cells {
    boolean state(int row, int column);

    int code(int row, int column, boolean state);
  }

  /** A twin of such a chip. */
  public static GoldenChip chip(MtjBnnImage image) {
    Cells cells =
        new Cells() {
          @Override
          public boolean state(int row, int column) {
            return image.states()[row][column];
          }

          @Override
          public int code(int row, int column, boolean state) {
            return (state ? image.parallel() : image.antiparallel())[row][column];
          }
        };
    return new MtjBnnModel()
        .chip(image.chip().name(), image.parameters(), memories(image.parameters(), cells));
  }

  @Override
  public TopSpec top() {
    return MtjBnnSpec.TOP;
  }

  @Override
  public ClockedModel golden(Map<String, Long> parameters) {
    return new MtjBnnGolden(parameters);
  }

  /** Random states and codes; the array holds the codes of the states. */
  @Override
  public Map<String, long[]> randomMemories(Map<String, Long> parameters, long seed) {
    var random = new SplittableRandom(seed);
    Map<String, Long> values = MtjBnnSpec.TOP.resolve(parameters);
    int rows = values.get("ROWS").intValue();
    int columns = values.get("COLUMNS").intValue();
    int[] drawn = random.ints(2L * rows * columns).toArray();
    Cells cells =
        new Cells() {
          @Override
          public boolean state(int row, int column) {
            return drawn[row * columns + column] < 0;
          }

          @Override
          public int code(int row, int column, boolean state) {
            return drawn[(state ? rows * columns : 0) + row * columns + column];
          }
        };
    return memories(parameters, cells);
  }

  private static Map<String, long[]> memories(Map<String, Long> parameters, Cells cells) {
    CellWriterGolden writer = writer(parameters);
    SynapseArrayGolden array = array(parameters);
    int mask = (1 << parameters.get("CODE_BITS")) - 1;
    for (int row = 0; row < writer.rows(); row++) {
      for (int column = 0; column < writer.columns(); column++) {
        boolean state = cells.state(row, column);
        int parallel = cells.code(row, column, true) & mask;
        int antiparallel = cells.code(row, column, false) & mask;
        writer.set(row, column, state, parallel, antiparallel);
        array.synapses().write(column, row, state ? parallel : antiparallel);
      }
    }
    Map<String, long[]> memories = new LinkedHashMap<>();
    memories.put(WRITER + ".state_q", writer.memory("state_q"));
    memories.put(WRITER + ".cell_q", writer.memory("cell_q"));
    memories.put(ARRAY + ".synapse_q", array.memory("synapse_q"));
    memories.put(ARRAY + ".polarity_q", array.memory("polarity_q"));
    return memories;
  }

  static CellWriterGolden writer(Map<String, Long> parameters) {
    return new CellWriterGolden(values(WRITER, parameters));
  }

  static SynapseArrayGolden array(Map<String, Long> parameters) {
    return new SynapseArrayGolden(values(ARRAY, parameters));
  }

  /** Parameters and localparams of an instance. */
  static Map<String, Long> values(String instance, Map<String, Long> parameters) {
    Map<String, Long> all = MtjBnnSpec.TOP.resolve(parameters);
    return MtjBnnSpec.TOP.instances().stream()
        .filter(i -> i.name().equals(instance))
        .findFirst()
        .orElseThrow()
        .values(all);
  }
}
