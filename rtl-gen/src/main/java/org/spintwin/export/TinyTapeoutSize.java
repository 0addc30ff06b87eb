// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spintwin.spec.Design;
import org.spintwin.spec.RecordLayout;

/**
 * What a chip behind the pins of Tiny Tapeout takes of its tiles, before any synthesis.
 *
 * @param stateBits flip-flops of registers
 * @param memoryBits flip-flops of memories
 */
record TinyTapeoutSize(long stateBits, long memoryBits) {
  /**
   * Standard cells of SKY130 for each flip-flop, the logic around it among them, µm²; what Yosys
   * made of chips was 37 to 51.
   */
  static final double AREA_OF_A_BIT = 50;

  /** The part of the tiles that standard cells may take. */
  private static final double DENSITY = 0.6;

  private static final Set<String> SETTINGS =
      Set.of(
          "threshold_o",
          "reset_value_o",
          "leak_o",
          "decay_e_o",
          "decay_i_o",
          "refractory_o",
          "inhibition_o");
  private static final Set<String> COUNTERS =
      Set.of(
          "step_count_q",
          "saturated_steps_q",
          "events_in_q",
          "events_out_q",
          "events_ignored_q",
          "stalled_clocks_q");

  /** What only lateral inhibition needs. */
  private static final Set<String> OF_INHIBITION =
      Set.of("mask_q", "mask_write_o", "recurrent_o", "neighbour_o");

  /** A project of so many tiles. */
  record Tiles(String name, double area) {}

  /** All sizes, smallest first; width and height of the die, µm, as Tiny Tapeout has them. */
  static final List<Tiles> SIZES =
      List.of(
          new Tiles("1x1", 161.00 * 111.52),
          new Tiles("1x2", 161.00 * 225.76),
          new Tiles("2x2", 334.88 * 225.76),
          new Tiles("3x2", 508.76 * 225.76),
          new Tiles("4x2", 682.64 * 225.76),
          new Tiles("6x2", 1030.40 * 225.76),
          new Tiles("8x2", 1378.16 * 225.76));

  /**
   * @param shell a chip behind the pins
   */
  static TinyTapeoutSize of(Design shell) {
    return of(shell, shell.values(), shell.parts().get(0).values());
  }

  /**
   * @param values of a design's parameters and localparams
   * @param chip those of the chip in it, or of itself
   */
  private static TinyTapeoutSize of(
      Design design, Map<String, Long> values, Map<String, Long> chip) {
    long state =
        design.top().compared(values).signals().stream()
            .filter(s -> isOfABlock(s.name()) && isUsed(s.name(), chip))
            .mapToLong(RecordLayout.Signal::bits)
            .sum();
    long memory =
        design.top().memories(values).stream()
            .filter(m -> isUsed(m.name(), chip))
            .mapToLong(m -> (long) m.words() * m.width())
            .sum();
    return new TinyTapeoutSize(state, memory);
  }

  /** Not an output of a top, which is that of a block once more. */
  private static boolean isOfABlock(String path) {
    return path.matches("u_chip\\.\\w+\\.\\w+|u_(?!chip)\\w+\\.\\w+");
  }

  /** Whether synthesis leaves it, which takes out constants and what nothing reads. */
  private static boolean isUsed(String path, Map<String, Long> chip) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    boolean inhibition =
        OF_INHIBITION.contains(name)
            || path.contains("u_recurrent_queue.")
            || path.contains("u_folded_inhibition.");
    return !name.equals("written_q")
        && !(inhibition && chip.get("INHIBITION") == 0)
        && !(SETTINGS.contains(name) && chip.get("FIXED_SETTINGS") != 0)
        && !(name.startsWith("decay_") && chip.get("PSP_SHAPE") == 0)
        && !(COUNTERS.contains(name) && chip.get("COUNTER_BITS") == 0);
  }

  long bits() {
    return stateBits + memoryBits;
  }

  /** Standard cells, µm². */
  long area() {
    return Math.round(bits() * AREA_OF_A_BIT);
  }

  /** The most bits for which there are tiles. */
  static long mostBits() {
    return (long) (SIZES.get(SIZES.size() - 1).area() * DENSITY / AREA_OF_A_BIT);
  }

  /** The smallest project that has room; empty where none has. */
  Optional<Tiles> tiles() {
    return SIZES.stream().filter(t -> area() <= t.area() * DENSITY).findFirst();
  }

  /** The most neurons, fewer than it has, with which the chip would fit; 0 where none would. */
  static long neuronsThatFit(Design shell) {
    Design chip = shell.parts().get(0);
    long around = of(shell).bits() - bits(chip, chip.values().get("NEURONS"));
    long lanes = chip.values().getOrDefault("LANES", 1L);
    for (long n = chip.values().get("NEURONS") / lanes - 1; n > 0; n--) {
      if (around + bits(chip, n * lanes) <= mostBits()) {
        return n * lanes;
      }
    }
    return 0;
  }

  /** Bits of the chip alone, were it of so many neurons. */
  private static long bits(Design chip, long neurons) {
    Map<String, Long> parameters = new LinkedHashMap<>(chip.parameters());
    parameters.put("NEURONS", neurons);
    Map<String, Long> values = chip.top().resolve(parameters);
    return of(chip, values, values).bits();
  }
}
