// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.GoldenChip;
import org.spintwin.link.RandomHost;
import org.spintwin.spec.RecordLayout.Signal;

/**
 * Golden model and Verilog of linked chips at every clock, down to the state of the chip inside,
 * while a random host speaks to them. {@code -Dspintwin.firstSeed=S -Dspintwin.hosts=1} replays
 * seed S; {@code -Dspintwin.full=true} for the long campaign.
 */
@RequiresTool("verilator")
@Execution(ExecutionMode.CONCURRENT)
final class LinkedChipsTest {
  private static final boolean FULL = Boolean.getBoolean("spintwin.full");
  private static final long FIRST_SEED = Long.getLong("spintwin.firstSeed", 1);
  private static final long HOSTS = Long.getLong("spintwin.hosts", FULL ? 30 : 1);
  private static final int CLOCKS = FULL ? 1_000_000 : 120_000;

  static Stream<GoldenChip> chips() {
    return FULL ? LinkedChips.all() : LinkedChips.ofEveryKind();
  }

  @ParameterizedTest
  @MethodSource("chips")
  void verilogEqualsGoldenModelAtEveryClock(GoldenChip chip) {
    LongStream.range(FIRST_SEED, FIRST_SEED + HOSTS)
        .forEach(seed -> ChipTwins.assertEqual(chip, seed, CLOCKS));
  }

  /** A comparison of chips that nobody speaks to would prove little. */
  @ParameterizedTest
  @MethodSource("chips")
  void theRandomHostReachesTheChipAndIsAnswered(GoldenChip chip) {
    ClockedModel golden = chip.golden();
    String step = chip.design().top().step();
    FollowingStimulus host = new RandomHost(chip.design(), chip::golden, FIRST_SEED);
    long[] input = new long[golden.inputs().words()];
    long[] record = new long[golden.compared().words()];
    Map<String, Integer> clocks = new HashMap<>();
    List<Signal> counted =
        Stream.of(
                "u_link_reset.rst_no",
                "u_frame_receiver.opened_o",
                "u_frame_receiver.word_valid_o",
                "u_frame_sender.repeat_q",
                "u_frame_sender.valid_o",
                step)
            .map(golden.compared()::signal)
            .toList();
    for (int c = 0; c < CLOCKS; c++) {
      host.follow(input, 0, record, 0);
      golden.clock(input, 0, record, 0);
      counted.stream()
          .filter(s -> record[s.offset()] != 0)
          .forEach(s -> clocks.merge(s.name(), 1, Integer::sum));
    }
    assertThat(clocks).as("clocks on which these were not 0").containsKeys(step);
    assertThat(clocks.get("u_link_reset.rst_no")).isBetween(CLOCKS / 2, CLOCKS - 300);
    assertThat(clocks.get("u_frame_receiver.opened_o")).isGreaterThan(3);
    assertThat(clocks.get("u_frame_receiver.word_valid_o")).isGreaterThan(50);
    assertThat(clocks.get("u_frame_sender.repeat_q")).isPositive();
    assertThat(clocks.get("u_frame_sender.valid_o")).isGreaterThan(1000);
  }
}
