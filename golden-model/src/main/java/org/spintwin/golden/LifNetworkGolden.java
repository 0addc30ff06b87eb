// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import org.spintwin.spec.DelayLineSpec;
import org.spintwin.spec.Instance;
import org.spintwin.spec.LayerArraySpec;
import org.spintwin.spec.LayerNeuronSpec;
import org.spintwin.spec.LayerScanSpec;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Source;
import org.spintwin.spec.LifNetworkLine;
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
  private final Map<String, BlockGolden> blocks = new LinkedHashMap<>();
  private final List<Line> lines;
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
    Map<String, Long> values = top.resolve(parameters);
    for (Instance i : top.instances()) {
      blocks.put(i.name(), instance(i.name(), block(i, i.values(values))));
    }
    step = block("u_network_step", NetworkStepGolden.class);
    lines = LifNetworkLine.of(chip).stream().map(Line::new).toList();
    for (int k = 1; k <= chip.layers().size(); k++) {
      stages.add(new Stage(k));
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

  private LayerNeuronGolden neurons(int k) {
    return block("u_neurons_" + k, LayerNeuronGolden.class);
  }

  /** A delay line with what it takes. */
  private final class Line {
    private final LifNetworkLine line;
    private final DelayLineGolden block;

    Line(LifNetworkLine line) {
      this.line = line;
      block = block(line.instance(), DelayLineGolden.class);
    }

    void clock(boolean reset, boolean clear, boolean advance) {
      block.clock(reset, clear, advance, advance ? taken() : null);
    }

    private long[] taken() {
      int width = sizes.answerBits(line.layer());
      long[] bits = new long[(line.elements().size() * width + 63) / 64];
      var fields = new BitFields(bits);
      IntToLongFunction answers = answers(line.layer());
      line.elements().forEach(element -> fields.put(answers.applyAsLong(element), width));
      return bits;
    }

    /** What an element was some steps ago. */
    IntToLongFunction delayed() {
      Signal packed = packed(line.layer(), line.elements().size());
      return element ->
          packed.get(block.delayed(), 0, Collections.binarySearch(line.elements(), element));
    }
  }

  /** Answers of a layer, or inputs, as they are. */
  private IntToLongFunction answers(int layer) {
    if (layer == LifNetworkChip.INPUT) {
      Signal packed = packed(layer, sizes.inputs());
      return element -> packed.get(step.values(), 0, element);
    }
    LayerNeuronGolden answering = neurons(layer);
    return element -> answering.answers()[element];
  }

  private Signal packed(int layer, int count) {
    int width = sizes.answerBits(layer);
    return new Signal("", count, width, width > 1, 0);
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
      List<LongSupplier> values = new ArrayList<>();
      for (Source source : chip.layers().get(k - 1).sources()) {
        IntToLongFunction answers = read(source, k);
        for (int element : sizes.elements(source)) {
          values.add(() -> answers.applyAsLong(element) << source.shift());
        }
      }
      columns = column -> values.get(column).getAsLong();
    }

    private IntToLongFunction read(Source source, int reader) {
      return LifNetworkLine.isNeeded(source, reader)
          ? lines.stream().filter(l -> l.line.isOf(source)).findFirst().orElseThrow().delayed()
          : answers(source.layer());
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
    for (Line line : lines) {
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
    blocks.values().forEach(block -> block.write(writer));
  }
}
