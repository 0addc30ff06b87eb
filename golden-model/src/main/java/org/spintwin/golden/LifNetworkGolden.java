// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.spintwin.spec.DelayLineSpec;
import org.spintwin.spec.Instance;
import org.spintwin.spec.LayerArraySpec;
import org.spintwin.spec.LayerNeuronSpec;
import org.spintwin.spec.LayerScanSpec;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Source;
import org.spintwin.spec.LifNetworkSizes;
import org.spintwin.spec.LifNetworkSpec;
import org.spintwin.spec.RecordLayout.Signal;
import org.spintwin.spec.TopSpec;

/**
 * Clock-exact golden model of a network of layers: {@code docs/chips/lif-network.md}, "Clocks".
 *
 * <p>Layers read each other's answers in both directions. So all scans are clocked before any
 * neuron is, and neurons get the sums that were there before the edge.
 */
public final class LifNetworkGolden extends TopGolden {
  private final int resetAt;
  private final int validAt;
  private final int valuesAt;
  private final int firstAt;

  private final LifNetworkChip chip;
  private final LifNetworkSizes sizes;
  private final NetworkStepGolden step;
  private final Map<String, BlockGolden> blocks = new HashMap<>();
  private final List<BlockGolden> inOrder = new ArrayList<>();
  private final Map<String, Line> lines = new HashMap<>();
  private final List<Stage> stages = new ArrayList<>();
  private final RecordWriter writer = new RecordWriter();

  /** A network whose memories hold zeros. */
  public LifNetworkGolden(LifNetworkChip chip, Map<String, Long> parameters) {
    this(chip, LifNetworkSpec.top(chip), parameters);
  }

  private LifNetworkGolden(LifNetworkChip chip, TopSpec top, Map<String, Long> parameters) {
    super(top, top.resolve(parameters));
    this.chip = chip;
    sizes = chip.sizes();
    for (Instance i : top.instances()) {
      BlockGolden block = instance(i.name(), block(i, i.values(top.resolve(parameters))));
      blocks.put(i.name(), block);
      inOrder.add(block);
    }
    step = block("u_network_step", NetworkStepGolden.class);
    for (int k = 1; k <= chip.layers().size(); k++) {
      stages.add(new Stage(k));
      for (Source source : chip.layers().get(k - 1).sources()) {
        if (isDelayed(source, k)) {
          lines.put(lineOf(source), new Line(source));
        }
      }
    }
    resetAt = at("rst_ni");
    validAt = at("valid_i");
    valuesAt = at("values_i");
    firstAt = at("first_i");
  }

  private static BlockGolden block(Instance instance, Map<String, Long> values) {
    if (instance.block() == DelayLineSpec.BLOCK) {
      return new DelayLineGolden(values);
    } else if (instance.block() == LayerScanSpec.BLOCK) {
      return new LayerScanGolden(values);
    } else if (instance.block() == LayerArraySpec.BLOCK) {
      return new LayerArrayGolden(values);
    } else if (instance.block() == LayerNeuronSpec.BLOCK) {
      return new LayerNeuronGolden(values);
    }
    return new NetworkStepGolden(values);
  }

  private <B> B block(String name, Class<B> kind) {
    return kind.cast(blocks.get(name));
  }

  /** Whether a layer needs other answers than those that are there when it works. */
  private static boolean isDelayed(Source source, int reader) {
    int there = source.layer() < reader ? 0 : 1;
    return source.delay() != there;
  }

  /** The instance that delays it, which layers may share. */
  private static String lineOf(Source source) {
    return "u_delay_" + source.layer() + "_" + source.delay();
  }

  private LayerNeuronGolden neurons(int k) {
    return block("u_neurons_" + k, LayerNeuronGolden.class);
  }

  /** A delay line with what it takes. */
  private final class Line {
    private final DelayLineGolden delay;
    private final int from;

    Line(Source source) {
      delay = block(lineOf(source), DelayLineGolden.class);
      from = source.layer();
    }

    void clock(boolean reset, boolean clear, boolean advance) {
      delay.clock(reset, clear, advance, advance ? bits() : null);
    }

    private long[] bits() {
      if (from == LifNetworkChip.INPUT) {
        return step.values();
      }
      int width = sizes.answerBits(from);
      long[] bits = new long[(sizes.answers(from) * width + 63) / 64];
      var fields = new BitFields(bits);
      for (long answer : neurons(from).answers()) {
        fields.put(answer, width);
      }
      return bits;
    }
  }

  /** The blocks of a layer. */
  private final class Stage {
    private final LayerScanGolden scan;
    private final LayerArrayGolden array;
    private final LayerNeuronGolden neurons;
    private final IntToLongFunction columns;

    /** What the array showed before the edge. */
    private boolean given;

    private long[] sums;

    Stage(int k) {
      scan = block("u_scan_" + k, LayerScanGolden.class);
      array = block("u_array_" + k, LayerArrayGolden.class);
      neurons = neurons(k);
      List<IntToLongFunction> values = new ArrayList<>();
      for (Source source : chip.layers().get(k - 1).sources()) {
        IntToLongFunction answers = answers(source, k);
        for (int element : sizes.elements(source)) {
          values.add(column -> answers.applyAsLong(element) << source.shift());
        }
      }
      columns = column -> values.get(column).applyAsLong(column);
    }

    private IntToLongFunction answers(Source source, int reader) {
      int from = source.layer();
      int width = sizes.answerBits(from);
      var packed = new Signal("", sizes.answers(from), width, width > 1, 0);
      if (isDelayed(source, reader)) {
        DelayLineGolden line = block(lineOf(source), DelayLineGolden.class);
        return element -> packed.get(line.delayed(), 0, element);
      } else if (from == LifNetworkChip.INPUT) {
        return element -> packed.get(step.values(), 0, element);
      }
      LayerNeuronGolden answering = neurons(from);
      return element -> answering.answers()[element];
    }

    void clockArray(boolean reset, boolean start) {
      given = array.valid();
      sums = given ? array.sums().clone() : null;
      array.clock(reset, scan.valid(), scan.address(), scan.value(), scan.first(), scan.last());
      scan.clock(reset, start, columns);
    }

    void clockNeurons(boolean reset, boolean first, boolean clear) {
      neurons.clock(reset, given, sums, first, clear);
    }
  }

  @Override
  public void clock(long[] in, int inputBase, long[] record, int recordBase) {
    boolean reset = in[inputBase + resetAt] == 0;
    boolean first = step.first();
    boolean clear = step.start() && first;
    boolean start = step.start();
    boolean clipped = false;
    for (Stage stage : stages) {
      stage.clockArray(reset, start);
      start = stage.neurons.done();
      clipped |= stage.neurons.saturated();
    }
    boolean done = start;
    for (Line line : lines.values()) {
      line.clock(reset, clear, done);
    }
    for (Stage stage : stages) {
      stage.clockNeurons(reset, first, clear);
    }
    step.clock(
        reset,
        in[inputBase + validAt] != 0,
        in,
        inputBase + valuesAt,
        in[inputBase + firstAt] != 0,
        done,
        clipped);
    write(record, recordBase);
  }

  private void write(long[] record, int base) {
    writer.start(record, base);
    writer.put(step.ready());
    writer.put(step.valid());
    for (int k : chip.outputs()) {
      neurons(k).writeAnswers(writer);
    }
    writer.put(step.saturated());
    inOrder.forEach(block -> block.write(writer));
  }
}
