// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.LinkChips;
import org.spintwin.harness.RequiresTool;

/**
 * Faults between a host and the Verilog of a board. {@code -Dspintwin.firstSeed=S
 * -Dspintwin.scenarios=1} replays the scenario of seed S.
 */
@RequiresTool("verilator")
@Execution(ExecutionMode.CONCURRENT)
final class LinkFaultsTest {
  private static final int SCENARIOS = Integer.getInteger("spintwin.scenarios", 1000);
  private static final long FIRST_SEED = Long.getLong("spintwin.firstSeed", 1);

  private static final long BAUD = 115_200;
  private static final long CLOCK_HZ = 4 * BAUD;
  private static final int STEPS = 12;

  /** Nanoseconds without a cable after which a host gives up. */
  private static final long SILENT = 2_700_000_000L;

  private final GoldenChip chip = LinkChips.folded();

  /** Loads synapses, runs steps, and reads what they left behind. */
  private String conversation(SerialLine line, int session) {
    var random = new SplittableRandom(9);
    long[][] spikes = new long[STEPS][1];
    Arrays.setAll(spikes, step -> new long[] {random.nextLong() & 0x1F});
    int[][] synapses = new int[6][5];
    Arrays.stream(synapses).forEach(row -> Arrays.setAll(row, i -> random.nextInt(1 << 8)));
    try (TwinLink link = TwinLink.over(line, chip, session)) {
      link.loadSynapses(synapses);
      long[][] fired = link.run(spikes);
      return Arrays.deepToString(fired)
          + Arrays.toString(link.state("STATE_MEMBRANE"))
          + link.read("STEP_COUNT")
          + link.read("EVENTS_IGNORED");
    }
  }

  @Test
  void faultsAreMendedOrTold() {
    var boards = LinkChips.verilog(chip, CLOCK_HZ, BAUD);
    var counting =
        new FaultyLine(boards.get(), FaultPlan.NOTHING, new SplittableRandom(0), () -> {});
    String expected = conversation(counting, 1);
    var campaign = new FaultCampaign<>(this::conversation, expected, counting.bytes(), SILENT);
    var tally = new FaultCampaign.Tally();
    long clocks =
        LongStream.range(FIRST_SEED, FIRST_SEED + SCENARIOS)
            .parallel()
            .map(
                seed -> {
                  try (PinLine board = boards.get()) {
                    campaign.run(seed, board, board::pressReset, tally);
                    return board.clocks();
                  }
                })
            .sum();
    System.out.printf("seeds from %d, %,d clocks: %s%n", FIRST_SEED, clocks, tally);
    if (SCENARIOS >= 1000) {
      tally.assertEverythingMet();
    }
  }
}
