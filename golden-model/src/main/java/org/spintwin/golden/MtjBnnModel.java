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

  /** A twin of such a chip. */
  public static GoldenChip chip(MtjBnnImage image) {
    Map<String, long[]> memories =
        memories(image.parameters(), image.states(), image.parallel(), image.antiparallel());
    return new MtjBnnModel().chip(image.chip().name(), image.parameters(), memories);
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
    boolean[][] states = new boolean[rows][columns];
    int[][] parallel = new int[rows][columns];
    int[][] antiparallel = new int[rows][columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        states[row][column] = random.nextBoolean();
        parallel[row][column] = random.nextInt();
        antiparallel[row][column] = random.nextInt();
      }
    }
    return memories(parameters, states, parallel, antiparallel);
  }

  /** Codes are cut to their width. */
  private static Map<String, long[]> memories(
      Map<String, Long> parameters, boolean[][] states, int[][] parallel, int[][] antiparallel) {
    CellWriterGolden writer = writer(parameters);
    SynapseArrayGolden array = array(parameters);
    int mask = (1 << parameters.get("CODE_BITS")) - 1;
    for (int row = 0; row < states.length; row++) {
      for (int column = 0; column < states[row].length; column++) {
        boolean state = states[row][column];
        int ofParallel = parallel[row][column] & mask;
        int ofAntiparallel = antiparallel[row][column] & mask;
        writer.set(row, column, state, ofParallel, ofAntiparallel);
        array.synapses().write(column, row, state ? ofParallel : ofAntiparallel);
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
