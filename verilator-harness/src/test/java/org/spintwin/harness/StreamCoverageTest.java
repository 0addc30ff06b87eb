// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.MramLifModel;
import org.spintwin.soak.RandomMramLif;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;
import org.spintwin.spec.TwinImage;

/** What the random streams bring about: a comparison of chips at rest would prove little. */
final class StreamCoverageTest {
  private static final int CHIPS = 60;
  private static final int CLOCKS = 20_000;
  private static final int LARGEST = 32;

  /** What is driven on a clock, what is seen before its edge, and what after it. */
  private static final class Clock {
    final ClockedModel model;
    private final Map<String, Signal> inputs;
    private final Map<String, Signal> outputs;
    private final long[] driven;
    private int base;
    private final long[] before;
    private final long[] after;

    Clock(ClockedModel model, long[] driven) {
      this.model = model;
      this.driven = driven;
      inputs = byName(model.inputs());
      outputs = byName(model.compared());
      before = new long[model.compared().words()];
      after = new long[before.length];
    }

    private static Map<String, Signal> byName(RecordLayout layout) {
      return layout.signals().stream().collect(Collectors.toMap(Signal::name, s -> s));
    }

    void go(int clock) {
      base = clock * model.inputs().words();
      System.arraycopy(after, 0, before, 0, after.length);
      model.clock(driven, base, after, 0);
    }

    boolean driven(String input) {
      return input(input) != 0;
    }

    long input(String name) {
      return inputs.get(name).get(driven, base, 0);
    }

    boolean was(String signal) {
      return value(signal) != 0;
    }

    long value(String signal) {
      return outputs.get(signal).get(before, 0, 0);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FOLDED", "PARALLEL_AXI"})
  void mostRandomChipsMeetEverythingThatStreamsAndRegistersCanBring(Architecture kind) {
    Map<String, Integer> chips = new TreeMap<>();
    for (long seed = 1; seed <= CHIPS; seed++) {
      seen(RandomMramLif.draw(seed, LARGEST, kind), kind, seed)
          .forEach((what, clocks) -> chips.merge(what, clocks > 0 ? 1 : 0, Integer::sum));
    }
    System.out.println(kind + ", of " + CHIPS + " chips: " + chips);
    chips.forEach((what, count) -> assertThat(count).as(what).isGreaterThanOrEqualTo(CHIPS / 6));
    assertThat(chips.get("spike sent")).isGreaterThanOrEqualTo(CHIPS * 9 / 10);
    assertThat(chips.get("step saturated")).isGreaterThanOrEqualTo(CHIPS / 2);
  }

  /** On how many clocks of a random run each thing happened. */
  private static Map<String, Integer> seen(TwinImage image, Architecture kind, long seed) {
    Stimulus stimulus = ChipStimulus.random(MramLifModel.chip(image), seed);
    ClockedModel model = MramLifModel.chip(image).golden();
    long[] in = new long[CLOCKS * model.inputs().words()];
    stimulus.fill(in, CLOCKS);
    var clock = new Clock(model, in);
    Map<String, Integer> seen = new TreeMap<>();
    var last = new LastEvent();
    for (int c = 0; c < CLOCKS; c++) {
      clock.go(c);
      count(seen, clock, kind, image.parameters().get("EVENT_QUEUE_BITS"));
      merge(seen, "event repeated", last.repeats(clock));
    }
    return seen;
  }

  private static void merge(Map<String, Integer> seen, String what, boolean happens) {
    seen.merge(what, happens ? 1 : 0, Integer::sum);
  }

  private static void count(
      Map<String, Integer> seen, Clock clock, Architecture kind, long queueBits) {
    boolean running = clock.driven("rst_ni");
    boolean sent = running && clock.was("m_axis_tvalid") && clock.driven("m_axis_tready");
    merge(seen, "spike sent", sent && clock.value("m_axis_tkeep") == 3);
    merge(seen, "output stalled", clock.was("m_axis_tvalid") && !clock.driven("m_axis_tready"));
    merge(seen, "event ignored", clock.was("u_event_queue.ignored_o"));
    merge(seen, "input stalled", clock.was("u_event_queue.stalled_o"));
    long mask = (1L << queueBits) - 1;
    long used = clock.value("u_event_queue.write_q") - clock.value("u_event_queue.read_q") & mask;
    merge(seen, "event queue full", used >= mask - 1);
    merge(seen, "step ended by the divider", clock.was("u_event_queue.marker_q"));
    boolean folded = kind == Architecture.FOLDED;
    boolean stepWaits =
        folded
            ? clock.was("u_sweep_control.ends_q")
            : clock.was("u_event_queue.head_valid_o") && clock.was("u_event_queue.head_last_o");
    merge(seen, "no room for a step", running && stepWaits && !clock.was("u_spike_queue.room_o"));
    String busy = folded ? "u_sweep_control.running_q" : "u_synapse_array.valid_o";
    merge(seen, "reset while computing", !running && clock.was(busy));
    merge(seen, "step saturated", clock.was("u_axi_registers.saturated_steps_q"));
    long address = clock.value("u_axi_registers.address_q");
    boolean window = address >= 0x44 && address <= 0x60;
    boolean read = clock.was("s_axi_rvalid");
    boolean written = clock.was("s_axi_bvalid");
    merge(seen, "window read", read && window && clock.value("s_axi_rresp") == 0);
    merge(seen, "window written", written && window && clock.value("s_axi_bresp") == 0);
    for (long response : new long[] {0, 2, 3}) {
      merge(seen, "read answered " + response, read && clock.value("s_axi_rresp") == response);
      merge(seen, "write answered " + response, written && clock.value("s_axi_bresp") == response);
    }
  }

  /** Finds an event that is the same as the one before it in its step. */
  private static final class LastEvent {
    private long input = -1;

    boolean repeats(Clock clock) {
      boolean beat = clock.driven("s_axis_tvalid") && clock.was("s_axis_tready");
      boolean event = beat && clock.input("s_axis_tkeep") == 3;
      boolean repeats = event && clock.input("s_axis_tdata") == input;
      if (event) {
        input = clock.input("s_axis_tdata");
      }
      if (!clock.driven("rst_ni")
          || clock.was("u_event_queue.marker_q")
          || beat && clock.driven("s_axis_tlast")) {
        input = -1;
      }
      return repeats;
    }
  }
}
