// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.FrameReceiverGolden;
import org.spintwin.golden.FrameSenderGolden;
import org.spintwin.golden.UartReceiverGolden;
import org.spintwin.golden.UartTransmitterGolden;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.FrameReceiverSpec;
import org.spintwin.spec.FrameSenderSpec;
import org.spintwin.spec.UartReceiverSpec;
import org.spintwin.spec.UartTransmitterSpec;

/**
 * The blocks of the link, each alone, golden model and Verilog on the same random inputs: faster
 * and ruder than anything that a line and a host would do to them.
 */
@RequiresTool("verilator")
@Execution(ExecutionMode.CONCURRENT)
final class LinkBlocksTest {
  private static final int CLOCKS = 60_000;

  /** Both models of a block. */
  private static final class Twins implements AutoCloseable {
    final BlockDriver golden;
    final BlockDriver rtl;
    private final BlockSpec block;
    private final SplittableRandom random;
    private final long seed;

    Twins(BlockSpec block, Map<String, Long> parameters, ClockedModel golden, long seed) {
      this.block = block;
      this.golden = new BlockDriver(golden);
      this.rtl = new BlockDriver(BlockContract.verilog(block, parameters));
      random = new SplittableRandom(seed);
      this.seed = seed;
    }

    void set(String port, long value) {
      golden.set(port, value);
      rtl.set(port, value);
    }

    long get(String signal) {
      return golden.get(signal);
    }

    /** Once in so many clocks on average. */
    boolean happens(int clocks) {
      return random.nextInt(clocks) == 0;
    }

    int below(int bound) {
      return random.nextInt(bound);
    }

    void clock(int clock) {
      set("rst_ni", happens(10_000) ? 0 : 1);
      golden.clock();
      rtl.clock();
      assertThat(rtl.record())
          .as("outputs and state of %s after clock %d, seed %d", block.stem(), clock, seed)
          .isEqualTo(golden.record());
    }

    @Override
    public void close() {
      block
          .memories()
          .forEach(
              m ->
                  assertThat(rtl.memory(m.register()))
                      .as("%s, seed %d", m.register(), seed)
                      .isEqualTo(golden.memory(m.register())));
      rtl.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"4, 1, 1", "25, 3, 2", "1073741824, 268435456, 3"})
  void theUartsAgree(long clockRate, long baudRate, long seed) {
    Map<String, Long> rates = Map.of("CLOCK_RATE", clockRate, "BAUD_RATE", baudRate);
    var receiver = new UartReceiverGolden(rates);
    var transmitter = new UartTransmitterGolden(rates);
    try (var in = new Twins(UartReceiverSpec.BLOCK, rates, receiver, seed);
        var out = new Twins(UartTransmitterSpec.BLOCK, rates, transmitter, seed)) {
      int longest = (int) (clockRate / baudRate) * 3;
      int left = 0;
      int bytes = 0;
      for (int clock = 0; clock < CLOCKS; clock++) {
        if (left-- == 0) {
          in.set("uart_rx_i", in.below(2));
          left = in.below(longest);
        }
        in.clock(clock);
        bytes += (int) in.get("valid_o");
        if (out.happens(20)) {
          out.set("valid_i", out.below(2));
          out.set("byte_i", out.below(256));
        }
        out.clock(clock);
      }
      assertThat(bytes).isGreaterThan(5);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void theFrameReceiversAgree(long seed) {
    var golden = new FrameReceiverGolden(Map.of());
    try (var twins = new Twins(FrameReceiverSpec.BLOCK, Map.of(), golden, seed)) {
      Deque<Integer> line = new ArrayDeque<>();
      int taken = 0;
      int sessions = 0;
      for (int clock = 0; clock < CLOCKS; clock++) {
        if (line.isEmpty()) {
          line.addAll(frame(twins));
        }
        boolean valid = twins.below(4) > 0;
        twins.set("valid_i", valid ? 1 : 0);
        twins.set("byte_i", valid ? line.remove() : twins.below(256));
        // In some thousand clocks few words are taken, so that the ring is full.
        boolean ready = twins.happens((clock & 1 << 13) == 0 ? 2 : 50);
        twins.set("word_ready_i", ready ? 1 : 0);
        taken += ready ? (int) twins.get("word_valid_o") : 0;
        twins.clock(clock);
        sessions += (int) twins.get("opened_o");
      }
      assertThat(taken).isGreaterThan(1000);
      assertThat(sessions).isGreaterThan(4);
    }
  }

  /** A frame that more often than not is right and of use. */
  private static List<Integer> frame(Twins twins) {
    int session = twins.happens(10) ? twins.below(0x10000) : (int) twins.get("session_o");
    int position = (int) twins.get("expected_o") + (twins.happens(6) ? twins.below(300) : 0);
    int flags = twins.happens(12) ? 1 : twins.below(4) << 1;
    int count = twins.happens(2) ? twins.below(5) : twins.below(121);
    List<Integer> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(twins.happens(3) ? twins.below(3) : twins.below(0x10000));
    }
    var frame =
        new LinkFrame(
            flags, session, position & 0xFFFF, twins.below(0x10000), twins.below(9), words);
    List<Integer> body = new ArrayList<>(frame.body());
    if (twins.happens(10)) {
      body.set(twins.below(body.size()), twins.below(256));
    }
    if (twins.happens(20)) {
      // Of a wrong length, with a right check.
      body = LinkFrame.checked(body.subList(0, twins.below(body.size())));
    }
    List<Integer> line = LinkFrame.stuffed(body);
    if (twins.happens(10)) {
      line.remove(twins.below(line.size()));
    }
    if (twins.happens(10)) {
      line.add(twins.below(line.size()), twins.below(256));
    }
    return line;
  }

  @ParameterizedTest
  @CsvSource({"1, 300", "2, 1", "3, 1000000"})
  void theFrameSendersAgree(long seed, long retryClocks) {
    Map<String, Long> parameters = Map.of("RETRY_CLOCKS", retryClocks);
    var golden = new FrameSenderGolden(parameters);
    try (var twins = new Twins(FrameSenderSpec.BLOCK, parameters, golden, seed)) {
      int limit = 512;
      int frames = 0;
      for (int clock = 0; clock < CLOCKS; clock++) {
        boolean opened = twins.happens(3000);
        limit = opened ? 512 : limit + (twins.happens(40) ? twins.below(30) : 0);
        twins.set("opened_i", opened ? 1 : 0);
        twins.set("session_i", twins.below(3) * 0x1200);
        twins.set("expected_i", twins.below(0x10000));
        twins.set("limit_i", limit & 0xFFFF);
        twins.set("answer_i", twins.happens(900) ? 1 : 0);
        acknowledge(twins);
        // For some thousand clocks words come faster than they are acknowledged, and slower.
        boolean busy = (clock & 1 << 13) == 0;
        twins.set("word_valid_i", twins.happens(busy ? 2 : 60) ? 1 : 0);
        twins.set("word_i", twins.happens(3) ? twins.below(3) : twins.below(0x10000));
        twins.set("ready_i", twins.happens(busy ? 1 : 5) ? 1 : 0);
        frames += twins.get("valid_o") == 1 && twins.get("byte_o") == 0 ? 1 : 0;
        twins.clock(clock);
      }
      assertThat(frames).isGreaterThan(50);
    }
  }

  private static void acknowledge(Twins twins) {
    twins.set("acknowledged_valid_i", twins.happens(150) ? 1 : 0);
    twins.set("repeat_i", twins.happens(3) ? 1 : 0);
    long written = twins.get("written_q");
    long kept = written - twins.get("acknowledged_q") & 0xFFFF;
    long place = written - (kept == 0 ? 0 : twins.below((int) kept + 1));
    twins.set("acknowledged_i", (twins.happens(5) ? twins.below(0x10000) : place) & 0xFFFF);
  }
}
