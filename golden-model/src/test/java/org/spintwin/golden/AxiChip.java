// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.spec.MramLifAxiSpec;
import org.spintwin.spec.MramLifFoldedSpec;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.TwinImage;

/**
 * A chip with streams on a test bench: streams with random pauses, a master on the register bus.
 */
final class AxiChip {
  /** Step end without an event. */
  static final int NO_EVENT = -1;

  /** A step that came out. */
  record Step(List<Integer> spikes) {}

  private record Beat(int input, boolean last) {}

  final ClockedModel model;
  final Map<String, Long> values;
  private final RecordLayout compared;
  private final RecordLayout.Signal[] inputs;
  private final Map<String, Integer> places = new HashMap<>();
  private final long[] in;
  final long[] record;
  private final SplittableRandom random;

  /** Chances in 16 that a beat is offered or taken on a clock. */
  int offers = 16;

  int takes = 16;
  long clocks;
  private boolean offered;
  private final ArrayDeque<Beat> toSend = new ArrayDeque<>();
  private List<Integer> spikes = new ArrayList<>();
  final List<Step> steps = new ArrayList<>();

  /** The folded chip of that many lanes. */
  static AxiChip folded(TwinImage image, int lanes, long seed) {
    Map<String, Long> parameters = new LinkedHashMap<>(image.parameters());
    parameters.put("LANES", (long) lanes);
    Map<String, Long> values = MramLifFoldedSpec.TOP.resolve(parameters);
    var memories =
        new MramLifMemories.Folded(
            new FoldedArrayGolden(values), new FoldedInhibitionGolden(values));
    return new AxiChip(new MramLifFoldedGolden(parameters), values, image, memories, seed);
  }

  /** All neurons at once. */
  static AxiChip parallel(TwinImage image, long seed) {
    Map<String, Long> values = MramLifAxiSpec.TOP.resolve(image.parameters());
    var memories =
        new MramLifMemories.Parallel(new SynapseArrayGolden(values), new LifNeuronGolden(values));
    return new AxiChip(new MramLifAxiGolden(image.parameters()), values, image, memories, seed);
  }

  private AxiChip(
      ClockedModel model,
      Map<String, Long> values,
      TwinImage image,
      MramLifMemories.Layout memories,
      long seed) {
    this.model = model;
    this.values = values;
    MramLifMemories.write(image, memories);
    memories.contents().forEach(model::loadMemory);
    compared = model.compared();
    inputs = model.inputs().signals().toArray(RecordLayout.Signal[]::new);
    for (int i = 0; i < inputs.length; i++) {
      places.put(inputs[i].name(), i);
    }
    in = new long[model.inputs().words()];
    record = new long[compared.words()];
    random = new SplittableRandom(seed);
    reset();
  }

  void reset() {
    set("rst_ni", 0);
    clock();
    set("rst_ni", 1);
  }

  void set(String port, long value) {
    inputs[places.get(port)].set(in, 0, 0, value);
  }

  long get(String signal) {
    return compared.signal(signal).get(record, 0, 0);
  }

  /** A number of a signal that packs several. */
  long get(String signal, int index) {
    return compared.signal(signal).get(record, 0, index);
  }

  /** Queues an event, or a step end without one, on the bench. */
  void send(int input, boolean last) {
    toSend.add(new Beat(input, last));
  }

  boolean sentAll() {
    return toSend.isEmpty();
  }

  /** One clock: what is offered stays until it is taken. */
  void clock() {
    if (!offered) {
      offered = !toSend.isEmpty() && random.nextInt(16) < offers;
      set("s_axis_tvalid", offered ? 1 : 0);
      if (offered) {
        Beat beat = toSend.peek();
        set("s_axis_tdata", beat.input == NO_EVENT ? random.nextInt(1 << 16) : beat.input);
        set("s_axis_tkeep", beat.input == NO_EVENT ? random.nextInt(3) : 3);
        set("s_axis_tlast", beat.last ? 1 : 0);
      }
    }
    boolean take = random.nextInt(16) < takes;
    set("m_axis_tready", take ? 1 : 0);
    if (take && get("m_axis_tvalid") != 0) {
      receive();
    }
    if (offered && get("s_axis_tready") != 0) {
      toSend.remove();
      offered = false;
    }
    model.clock(in, 0, record, 0);
    clocks++;
  }

  private void receive() {
    if (get("m_axis_tkeep") == 3) {
      spikes.add((int) get("m_axis_tdata"));
    }
    if (get("m_axis_tlast") != 0) {
      steps.add(new Step(spikes));
      spikes = new ArrayList<>();
    }
  }

  /** A transaction on the register bus: data read, with the response in bits 33:32. */
  long read(int address) {
    set("s_axi_arvalid", 1);
    set("s_axi_araddr", address);
    await("s_axi_arready");
    set("s_axi_arvalid", 0);
    set("s_axi_rready", 1);
    await("s_axi_rvalid");
    long answer = get("s_axi_rdata") | get("s_axi_rresp") << 32;
    clock();
    set("s_axi_rready", 0);
    return answer;
  }

  /** Writes a register; returns the response. */
  int write(int address, int data) {
    return write(address, data, 15);
  }

  int write(int address, int data, int strobes) {
    set("s_axi_awvalid", 1);
    set("s_axi_awaddr", address);
    set("s_axi_wvalid", 1);
    set("s_axi_wdata", data & 0xFFFFFFFFL);
    set("s_axi_wstrb", strobes);
    await("s_axi_awready");
    set("s_axi_awvalid", 0);
    set("s_axi_wvalid", 0);
    set("s_axi_bready", 1);
    await("s_axi_bvalid");
    int answer = (int) get("s_axi_bresp");
    clock();
    set("s_axi_bready", 0);
    return answer;
  }

  /** Clocks until the signal is 1. */
  private void await(String signal) {
    for (int i = 0; get(signal) == 0; i++) {
      if (i == 10_000) {
        throw new IllegalStateException("no " + signal + " within " + i + " clocks");
      }
      clock();
    }
  }
}
