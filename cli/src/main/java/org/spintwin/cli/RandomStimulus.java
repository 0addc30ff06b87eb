// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.spintwin.harness.Stimulus;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.Register;
import org.spintwin.spec.Register.Access;
import org.spintwin.spec.RegisterFileSpec;

/**
 * Everything that can happen to a chip, drawn from a seed: spikes from none to all, idle clocks,
 * resets in mid-run, register reads and writes, divider changes, code and mask reloads, and
 * requests that the chip must refuse.
 */
final class RandomStimulus implements Stimulus {
  /** The same on every Java platform, as its algorithm is part of its name. */
  private static final String GENERATOR = "L64X128MixRandom";

  private static final int FIRST_RESET_CLOCKS = 2;
  private static final int CLOCKS_BETWEEN_RESETS = 5000;
  private static final int LONGEST_PHASE = 400;
  private static final int DENSEST = 0;
  private static final int SPARSEST = 7;
  private static final List<Register> WRITABLE =
      RegisterFileSpec.REGISTERS.stream().filter(r -> r.access() != Access.READ_ONLY).toList();

  private final RecordLayout layout;
  private final Map<String, Long> values;
  private final long seed;
  private final int inputs;
  private final int spikesAt;
  private final int resetAt;
  private final int validAt;
  private final int writeAt;
  private final int addressAt;
  private final int dataAt;
  private RandomGenerator random;
  private int resetClocks;
  private int phaseClocks;

  /** Spikes come with probability 2^-sparsity. */
  private int sparsity;

  /** Requests come on one of so many clocks; 0 for none. */
  private int requestEvery;

  /**
   * @param values parameters of the chip
   */
  RandomStimulus(RecordLayout layout, Map<String, Long> values, long seed) {
    this.layout = layout;
    this.values = values;
    this.seed = seed;
    inputs = values.get("INPUTS").intValue();
    spikesAt = layout.signal("spikes_i").offset();
    resetAt = layout.signal("rst_ni").offset();
    validAt = layout.signal("cfg_valid_i").offset();
    writeAt = layout.signal("cfg_write_i").offset();
    addressAt = layout.signal("cfg_address_i").offset();
    dataAt = layout.signal("cfg_wdata_i").offset();
    restart();
  }

  @Override
  public void restart() {
    random = RandomGeneratorFactory.of(GENERATOR).create(seed);
    resetClocks = FIRST_RESET_CLOCKS;
    phaseClocks = 0;
  }

  @Override
  public void fill(long[] records, int clocks) {
    Arrays.fill(records, 0, clocks * layout.words(), 0);
    for (int base = 0; base < clocks * layout.words(); base += layout.words()) {
      clock(records, base);
    }
  }

  private void clock(long[] record, int base) {
    if (phaseClocks-- == 0) {
      phaseClocks = random.nextInt(LONGEST_PHASE);
      sparsity = random.nextInt(DENSEST, SPARSEST + 1);
      requestEvery = new int[] {0, 1, 8, 64}[random.nextInt(4)];
    }
    if (resetClocks == 0 && random.nextInt(CLOCKS_BETWEEN_RESETS) == 0) {
      resetClocks = random.nextInt(1, 4);
    }
    record[base + resetAt] = resetClocks > 0 ? 0 : 1;
    resetClocks = Math.max(0, resetClocks - 1);
    spikes(record, base + spikesAt);
    if (requestEvery > 0 && random.nextInt(requestEvery) == 0) {
      request(record, base);
    }
  }

  private void spikes(long[] record, int at) {
    if (sparsity == SPARSEST) {
      return; // an idle phase
    }
    for (int from = 0; from < inputs; from += 64) {
      long word = inputs - from >= 64 ? -1L : (1L << (inputs - from)) - 1;
      for (int i = 0; i < sparsity; i++) {
        word &= random.nextLong();
      }
      record[at + from / 64] = word;
    }
  }

  private void request(long[] record, int base) {
    record[base + validAt] = 1;
    boolean anywhere = random.nextInt(16) == 0;
    boolean write = random.nextInt(4) > 0;
    List<Register> candidates = write ? WRITABLE : RegisterFileSpec.REGISTERS;
    Register register = candidates.get(random.nextInt(candidates.size()));
    record[base + writeAt] = write ? 1 : 0;
    record[base + addressAt] = anywhere ? random.nextInt(256) : register.address();
    record[base + dataAt] = (write ? data(register) : random.nextInt()) & 0xFFFFFFFFL;
  }

  /** Mostly near the value after reset, so that the neurons keep firing; sometimes anything. */
  private long data(Register register) {
    return switch (register.name()) {
      case "ENABLE" -> random.nextInt(8) > 0 ? 1 : 0;
      case "DIVIDER" -> random.nextInt(6);
      case "ARRAY_ADDRESS" -> arrayAddress();
      case "LEAK", "DECAY_E", "DECAY_I" ->
          random.nextBoolean() ? random.nextInt(32) : near(register);
      case "SYNAPSE_CODE", "INHIBITION_MASK" -> random.nextInt();
      default -> random.nextInt(8) > 0 ? near(register) : random.nextInt();
    };
  }

  private long near(Register register) {
    long initial = values.get(register.resetParameter());
    return initial + (random.nextInt() >> random.nextInt(8, 32));
  }

  private long arrayAddress() {
    int neurons = values.get("NEURONS").intValue();
    boolean inside = random.nextInt(16) > 0;
    int row = random.nextInt(inside ? neurons : 1 << 16);
    int column = random.nextInt(inside ? Math.max(neurons, inputs) : 1 << 16);
    return (long) row << 16 | column;
  }
}
