// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.spintwin.golden.ClockedModel;
import org.spintwin.harness.StepPackets.Beat;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/** Drives a chip of any architecture, golden or Verilog, with given steps and tells what it did. */
final class StepBench {
  private static final int MOST_CLOCKS = 1_000_000;

  /**
   * What a chip did in each step.
   *
   * @param spikes neurons that spiked, as the chip's outputs say
   * @param states state of all neurons after the step: {@link NeuronState}
   */
  record Trace(List<BitSet> spikes, List<List<Long>> states) {}

  private final Architecture architecture;
  private final Map<String, Long> parameters;
  private final ClockedModel model;
  private final NeuronState state;
  private final SplittableRandom random;
  private final Map<String, Signal> inputs;
  private final Map<String, Signal> outputs;
  private final long[] in;
  private final long[] record;
  private final Trace trace = new Trace(new ArrayList<>(), new ArrayList<>());

  /**
   * @param model at clock 0 with its memories loaded
   * @param seed of order, repetitions and stalls, which must not matter
   */
  StepBench(
      Architecture architecture, Map<String, Long> parameters, ClockedModel model, long seed) {
    this.architecture = architecture;
    this.parameters = parameters;
    this.model = model;
    state = NeuronState.of(architecture, parameters);
    random = new SplittableRandom(seed);
    inputs = byName(model.inputs());
    outputs = byName(model.compared());
    in = new long[model.inputs().words()];
    record = new long[model.compared().words()];
  }

  private static Map<String, Signal> byName(RecordLayout layout) {
    return layout.signals().stream().collect(Collectors.toMap(Signal::name, s -> s));
  }

  /**
   * Resets the chip and lets it do the steps.
   *
   * @throws IllegalStateException when they do not come out
   */
  Trace run(StepPackets packets) {
    clock();
    set("rst_ni", 1);
    if (architecture == Architecture.PARALLEL) {
      runBare(packets);
    } else {
      runStreams(packets);
    }
    return trace;
  }

  /** Each spike at some clock of its step. */
  private void runBare(StepPackets packets) {
    long divider = Math.max(1, parameters.get("INIT_DIVIDER"));
    var arriving = new BitSet();
    for (long c = 0; trace.states.size() < packets.count(); c++) {
      long step = (c + divider - 1) / divider;
      long left = step * divider - c;
      BitSet spikes = step < packets.count() ? packets.step((int) step) : new BitSet();
      var now = new BitSet();
      spikes.stream()
          .filter(i -> !arriving.get(i) && (left == 0 || random.nextInt(4) == 0))
          .forEach(now::set);
      arriving.or(now);
      if (left == 0) {
        arriving.clear();
      }
      Signal port = inputs.get("spikes_i");
      Arrays.fill(in, port.offset(), port.offset() + port.words(), 0);
      long[] words = now.toLongArray();
      System.arraycopy(words, 0, in, port.offset(), words.length);
      clock();
      if (get("spikes_valid_o") != 0) {
        Signal out = outputs.get("spikes_o");
        trace.spikes.add(
            BitSet.valueOf(Arrays.copyOfRange(record, out.offset(), out.offset() + out.words())));
      }
    }
  }

  /** Beats offered and taken on random clocks. */
  private void runStreams(StepPackets packets) {
    List<Beat> beats = packets.beats(random);
    int offers = random.nextInt(1, 5);
    int takes = random.nextInt(1, 5);
    var spikes = new BitSet();
    boolean offered = false;
    int next = 0;
    for (int c = 0; trace.spikes.size() < packets.count(); c++) {
      if (c == MOST_CLOCKS) {
        throw new IllegalStateException(trace.spikes.size() + " steps in " + c + " clocks");
      }
      offered |= next < beats.size() && random.nextInt(4) < offers;
      set("s_axis_tvalid", offered ? 1 : 0);
      if (offered) {
        offer(beats.get(next));
      }
      boolean taken = random.nextInt(4) < takes;
      set("m_axis_tready", taken ? 1 : 0);
      if (taken && get("m_axis_tvalid") != 0) {
        if (get("m_axis_tkeep") == 3) {
          spikes.set((int) get("m_axis_tdata"));
        }
        if (get("m_axis_tlast") != 0) {
          trace.spikes.add(spikes);
          spikes = new BitSet();
        }
      }
      if (offered && get("s_axis_tready") != 0) {
        next++;
        offered = false;
      }
      clock();
    }
  }

  private void offer(Beat beat) {
    set("s_axis_tdata", beat.input() < 0 ? random.nextInt(1 << 16) : beat.input());
    set("s_axis_tkeep", beat.input() < 0 ? random.nextInt(3) : 3);
    set("s_axis_tlast", beat.last() ? 1 : 0);
  }

  private void clock() {
    model.clock(in, 0, record, 0);
    if (get(architecture.top().step()) != 0) {
      trace.states.add(state.read(model, record));
    }
  }

  private void set(String input, long value) {
    inputs.get(input).set(in, 0, 0, value);
  }

  private long get(String output) {
    return outputs.get(output).get(record, 0, 0);
  }
}
