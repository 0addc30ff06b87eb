// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.LinkedChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.golden.SotMlpModel;
import org.spintwin.golden.TinyTapeoutChip;
import org.spintwin.golden.TsPcmModel;
import org.spintwin.golden.WishboneChip;
import org.spintwin.soak.RandomEcram;
import org.spintwin.soak.RandomMtjBnn;
import org.spintwin.soak.RandomNetworks;
import org.spintwin.spec.Architecture;

/**
 * Chips whose Verilog is to be covered: of every kind and architecture, and in all that stands
 * around chips. Numbers are so narrow that the clocks given reach their ends.
 *
 * @param clocks to run
 */
record CoveredChips(GoldenChip chip, int clocks) {
  private static final long SEED = 1;
  private static final int BARE_CLOCKS = 100_000;

  /** A word of Wishbone or of the pins takes some clocks. */
  private static final int SHELL_CLOCKS = 200_000;

  /** A byte takes 40 clocks on a line of 4 clocks a bit, a frame up to 10,000. */
  private static final int LINK_CLOCKS = 1_000_000;

  private static final long CLOCK_HZ = 40_000;
  private static final long BAUD = 10_000;

  private static final int PULSE = 0;
  private static final int EXPONENTIAL = 1;
  private static final int ALPHA = 2;

  private static final int SHIFT = 1;
  private static final int COEFFICIENT = 2;

  /** The least that has all of a folded core. */
  static Stream<CoveredChips> one() {
    return Stream.of(new CoveredChips(folded(), BARE_CLOCKS));
  }

  static Stream<CoveredChips> all() {
    Stream<GoldenChip> bare =
        Stream.of(
            folded(),
            mram(Architecture.FOLDED, EXPONENTIAL, SHIFT, COEFFICIENT, 1),
            mram(Architecture.FOLDED, PULSE, COEFFICIENT, SHIFT, 4),
            mram(Architecture.PARALLEL, ALPHA, COEFFICIENT, 0, 0),
            mram(Architecture.PARALLEL, EXPONENTIAL, SHIFT, SHIFT, 0),
            parallelAxi(),
            mram(Architecture.PARALLEL_AXI, ALPHA, SHIFT, COEFFICIENT, 0),
            RandomNetworks.chip(RandomNetworks.draw(3)),
            perceptron(true),
            perceptron(false),
            RandomMtjBnn.draw(SEED),
            RandomEcram.draw(SEED),
            RandomEcram.draw(2),
            RandomEcram.draw(4),
            tsPcm(3),
            tsPcm(0));
    Stream<GoldenChip> shells = Stream.of(WishboneChip.of(folded()), TinyTapeoutChip.of(folded()));
    // Events; samples of many parts, and of one.
    Stream<GoldenChip> links =
        Stream.of(folded(), parallelAxi(), perceptron(true), RandomMtjBnn.draw(SEED))
            .map(chip -> LinkedChip.of(chip, CLOCK_HZ, BAUD));
    return Stream.of(
            bare.map(chip -> new CoveredChips(chip, BARE_CLOCKS)),
            shells.map(chip -> new CoveredChips(chip, SHELL_CLOCKS)),
            links.map(chip -> new CoveredChips(chip, LINK_CLOCKS)))
        .flatMap(chips -> chips);
  }

  static GoldenChip folded() {
    return mram(Architecture.FOLDED, ALPHA, COEFFICIENT, 0, 2);
  }

  private static GoldenChip parallelAxi() {
    return mram(Architecture.PARALLEL_AXI, EXPONENTIAL, COEFFICIENT, SHIFT, 0);
  }

  /**
   * 4 inputs, 4 neurons, with inhibition.
   *
   * @param decay of traces
   * @param leak as {@code decay}, or 0: none
   * @param lanes of a folded core
   */
  private static GoldenChip mram(Architecture kind, int psp, int decay, int leak, int lanes) {
    Map<String, Long> p = new LinkedHashMap<>();
    p.put("INPUTS", 4L);
    p.put("NEURONS", 4L);
    p.put("CODE_BITS", 5L);
    p.put("CODE_FRACTION_BITS", 1L);
    p.put("FRACTION_BITS", 2L);
    p.put("TRACE_BITS", 7L);
    p.put("MEMBRANE_BITS", 9L);
    p.put("REFRACTORY_BITS", 2L);
    p.put("DIVIDER_BITS", 4L);
    p.put("COEFFICIENT_BITS", 6L);
    p.put("PSP_SHAPE", (long) psp);
    p.put("DECAY_MODE", (long) decay);
    p.put("LEAK_MODE", (long) leak);
    p.put("STRICT_THRESHOLD", leak == SHIFT ? 1L : 0L);
    p.put("RESET_SUBTRACT", leak == SHIFT ? 1L : 0L);
    p.put("POLARITY", leak == COEFFICIENT ? 1L : 0L);
    p.put("INHIBITION", 1L);
    p.put("INIT_ENABLE", 1L);
    p.put("INIT_DIVIDER", 1L);
    p.put("INIT_THRESHOLD", 50L);
    p.put("INIT_RESET_VALUE", -10L);
    p.put("INIT_LEAK", leak == COEFFICIENT ? 50L : 2L * leak);
    p.put("INIT_DECAY_E", decay == SHIFT ? 2L : 40L);
    p.put("INIT_DECAY_I", decay == SHIFT ? 1L : 50L);
    p.put("INIT_REFRACTORY", 1L);
    p.put("INIT_INHIBITION", 20L);
    if (kind != Architecture.PARALLEL) {
      p.put("EVENT_QUEUE_BITS", 4L);
      p.put("COUNTER_BITS", 8L);
      p.put("READBACK", 1L);
      p.put("FIXED_SETTINGS", 0L);
      p.put("INIT_STEP_MODE", 0L);
    }
    if (kind == Architecture.FOLDED) {
      p.put("LANES", (long) lanes);
    }
    var model = new MramLifModel(kind);
    return model.chip("covered_mram_lif", p, model.randomMemories(p, SEED));
  }

  /** Two layers; a table of the sigmoid where it is folded, else line segments. */
  private static GoldenChip perceptron(boolean folded) {
    Map<String, Long> p = new LinkedHashMap<>();
    p.put("INPUTS", 6L);
    p.put("NEURONS_1", 5L);
    p.put("NEURONS_2", 3L);
    p.put("VALUE_BITS", 5L);
    p.put("CODE_BITS", 3L);
    if (folded) {
      p.put("CODES", 1L);
    }
    p.put("CODE_FRACTION_BITS", 1L);
    p.put("ACTIVATION", folded ? 2L : 1L);
    p.put("TABLE_BITS", 4L);
    p.put("SIGMOID_SHIFT_1", 3L);
    var model = new SotMlpModel(2, folded);
    return model.chip("covered_perceptron", p, model.randomMemories(p, SEED));
  }

  /**
   * @param noiseBits 0: none
   */
  private static GoldenChip tsPcm(long noiseBits) {
    Map<String, Long> p = new LinkedHashMap<>();
    p.put("CELLS", 3L);
    p.put("VALUE_BITS", 6L);
    p.put("CONDUCTANCE_BITS", 5L);
    p.put("VOLTAGE_BITS", 10L);
    p.put("FRACTION_BITS", 3L);
    p.put("LEAK_SHIFT", 3L);
    p.put("DISCHARGE_SHIFT", 1L);
    p.put("HOLD", 60L);
    p.put("INTRINSIC_STEP", 20L);
    p.put("EXCITABILITY_MAX", 300L);
    p.put("SYNAPTIC_STEP", 5L);
    p.put("DECAY_SHIFT", 2L);
    p.put("PERIOD_BITS", 4L);
    p.put("NOISE_BITS", noiseBits);
    p.put("LFSR_SEED", 99L);
    // What each cell conducts at least, and its threshold.
    long[] cells = {20L << 10 | 400, 9L << 10 | 200, 3L << 10 | 100};
    return new TsPcmModel().chip("covered_ts_pcm", p, Map.of(TsPcmModel.CELLS, cells));
  }
}
