// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.Instance;
import org.spintwin.spec.SotMlpSpec;
import org.spintwin.spec.TopSpec;

/**
 * Clock-exact golden model of the pipelined perceptron: {@code docs/chips/sot-mlp.md}, "Clocks".
 *
 * <p>Blocks are clocked from the last to the first, so that each sees its predecessors as they were
 * before the edge.
 */
public final class SotMlpGolden extends TopGolden {
  private final int resetAt;
  private final int validAt;
  private final int valuesAt;
  private final int sampleBits;
  private final int valueBits;

  private final List<SynapseArrayGolden> arrays = new ArrayList<>();
  private final List<SigmoidGolden> neurons = new ArrayList<>();
  private final ArgExtremeGolden classes;

  /** For each layer what drives the rows of its array, packed, the bias last. */
  private final List<long[]> rows = new ArrayList<>();

  private final RecordWriter writer = new RecordWriter();

  /** A chip of that many layers whose memories hold zeros. */
  public SotMlpGolden(int layers, Map<String, Long> parameters) {
    this(SotMlpSpec.top(layers), layers, parameters);
  }

  private SotMlpGolden(TopSpec top, int layers, Map<String, Long> parameters) {
    super(top, top.resolve(parameters));
    Map<String, Long> values = top.resolve(parameters);
    valueBits = values.get("VALUE_BITS").intValue();
    ArgExtremeGolden last = null;
    for (Instance i : top.instances()) {
      Map<String, Long> own = i.values(values);
      if (i.name().startsWith("u_layer_")) {
        arrays.add(instance(i.name(), new SynapseArrayGolden(own)));
        rows.add(new long[(own.get("INPUTS").intValue() * valueBits + 63) / 64]);
      } else if (i.name().startsWith("u_neurons_")) {
        neurons.add(instance(i.name(), new SigmoidGolden(own)));
      } else {
        last = instance(i.name(), new ArgExtremeGolden(own));
      }
    }
    classes = last;
    resetAt = at("rst_ni");
    validAt = at("valid_i");
    valuesAt = at("values_i");
    sampleBits = inputs().signal("values_i").bits();
  }

  @Override
  public void clock(long[] in, int inputBase, long[] record, int recordBase) {
    boolean reset = in[inputBase + resetAt] == 0;
    SynapseArrayGolden last = arrays.get(arrays.size() - 1);
    classes.clock(reset, last.valid(), last.currentE());
    for (int k = arrays.size() - 1; k > 0; k--) {
      SigmoidGolden before = neurons.get(k - 1);
      if (before.valid()) {
        drive(k, before.answers());
      }
      sum(k, reset, before.valid());
      before.clock(reset, arrays.get(k - 1).valid(), arrays.get(k - 1).currentE());
    }
    boolean given = in[inputBase + validAt] != 0;
    if (given) {
      long[] first = rows.get(0);
      int words = (sampleBits + 63) / 64;
      Arrays.fill(first, 0);
      System.arraycopy(in, inputBase + valuesAt, first, 0, words);
      addBias(first, sampleBits);
    }
    sum(0, reset, given);
    writer.start(record, recordBase);
    classes.write(writer);
    for (int k = 0; k < arrays.size(); k++) {
      arrays.get(k).write(writer);
      if (k < neurons.size()) {
        neurons.get(k).write(writer);
      }
    }
    classes.write(writer);
  }

  private void sum(int layer, boolean reset, boolean given) {
    arrays.get(layer).clock(reset, given, rows.get(layer), false, 0, 0, 0);
  }

  private void drive(int layer, int[] answers) {
    long[] packed = rows.get(layer);
    Arrays.fill(packed, 0);
    var fields = new BitFields(packed);
    for (int answer : answers) {
      fields.put(answer, valueBits);
    }
    fields.put(-1L, valueBits);
  }

  private void addBias(long[] packed, int from) {
    for (int bit = from; bit < from + valueBits; bit++) {
      packed[bit / 64] |= 1L << bit;
    }
  }
}
