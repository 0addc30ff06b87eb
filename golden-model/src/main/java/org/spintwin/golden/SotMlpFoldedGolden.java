// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.Instance;
import org.spintwin.spec.SotMlpFoldedSpec;
import org.spintwin.spec.TopSpec;

/**
 * Clock-exact golden model of the folded perceptron: {@code docs/chips/sot-mlp.md}, "Clocks".
 *
 * <p>Blocks are clocked from the last to the first, so that each sees its predecessors as they were
 * before the edge; the first also sees whether the last had a result.
 */
public final class SotMlpFoldedGolden extends TopGolden {
  private final int resetAt;
  private final int validAt;
  private final int valueAt;

  private final SampleRowsGolden sample;
  private final List<RowArrayGolden> arrays = new ArrayList<>();
  private final List<SigmoidGolden> neurons = new ArrayList<>();
  private final List<AnswerRowsGolden> answers = new ArrayList<>();
  private final ArgExtremeGolden classes;

  private final RecordWriter writer = new RecordWriter();

  /** A chip of that many layers whose memories hold zeros. */
  public SotMlpFoldedGolden(int layers, Map<String, Long> parameters) {
    this(SotMlpFoldedSpec.top(layers), layers, parameters);
  }

  private SotMlpFoldedGolden(TopSpec top, int layers, Map<String, Long> parameters) {
    super(top, top.resolve(parameters));
    List<Instance> instances = top.instances();
    Map<String, Long> values = top.resolve(parameters);
    sample = instance("u_sample", new SampleRowsGolden(instances.get(0).values(values)));
    for (Instance i : instances) {
      Map<String, Long> own = i.values(values);
      if (i.name().startsWith("u_layer_")) {
        arrays.add(instance(i.name(), new RowArrayGolden(own)));
      } else if (i.name().startsWith("u_neurons_")) {
        neurons.add(instance(i.name(), new SigmoidGolden(own)));
      } else if (i.name().startsWith("u_answers_")) {
        answers.add(instance(i.name(), new AnswerRowsGolden(own)));
      }
    }
    Instance last = instances.get(instances.size() - 1);
    classes = instance(last.name(), new ArgExtremeGolden(last.values(values)));
    resetAt = at("rst_ni");
    validAt = at("valid_i");
    valueAt = at("value_i");
  }

  @Override
  public void clock(long[] in, int inputBase, long[] record, int recordBase) {
    boolean reset = in[inputBase + resetAt] == 0;
    boolean done = classes.valid();
    int top = arrays.size() - 1;
    classes.clock(reset, arrays.get(top).valid(), arrays.get(top).sums());
    for (int k = top; k > 0; k--) {
      drive(arrays.get(k), answers.get(k - 1).drive(), reset);
      SigmoidGolden before = neurons.get(k - 1);
      answers.get(k - 1).clock(reset, before.valid(), before.answers());
      before.clock(reset, arrays.get(k - 1).valid(), arrays.get(k - 1).sums());
    }
    drive(arrays.get(0), sample.drive(), reset);
    sample.clock(reset, in[inputBase + validAt] != 0, (int) in[inputBase + valueAt], done);
    writer.start(record, recordBase);
    writer.put(sample.ready());
    classes.write(writer);
    sample.write(writer);
    for (int k = 0; k <= top; k++) {
      arrays.get(k).write(writer);
      if (k < top) {
        neurons.get(k).write(writer);
        answers.get(k).write(writer);
      }
    }
    classes.write(writer);
  }

  private static void drive(RowArrayGolden array, RowDrive drive, boolean reset) {
    array.clock(reset, drive.row, drive.valid, drive.value, drive.first, drive.last);
  }
}
