// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/**
 * Random spikes and register traffic for the MRAM LIF chip, in phases of different activity:
 * resets, settings changed in mid-run, codes and mask reloaded, divider changes, idle clocks,
 * requests that are refused.
 */
public final class RandomStimulus implements Stimulus {
  private static final int SHORTEST_PHASE = 64;
  private static final int LONGEST_PHASE = 1024;

  private final Map<String, Long> values;
  private final long seed;
  private final int words;
  private final Signal reset;
  private final Signal spikes;
  private final Signal valid;
  private final Signal write;
  private final Signal address;
  private final Signal data;

  private final RandomResets resets = new RandomResets();
  private SplittableRandom random;
  private int phaseLeft;
  private int sparseness;
  private int requestRarity;
  private RandomRequests requests;

  /**
   * @param parameters values of the chip's Verilog parameters
   * @param seed gives the same clocks for the same parameters
   */
  public RandomStimulus(Map<String, Long> parameters, long seed) {
    this.values = MramLifSpec.TOP.resolve(parameters);
    this.seed = seed;
    RecordLayout layout = MramLifSpec.TOP.inputs(values);
    words = layout.words();
    reset = layout.signal("rst_ni");
    spikes = layout.signal("spikes_i");
    valid = layout.signal("cfg_valid_i");
    write = layout.signal("cfg_write_i");
    address = layout.signal("cfg_address_i");
    data = layout.signal("cfg_wdata_i");
    restart();
  }

  @Override
  public void restart() {
    random = new SplittableRandom(seed);
    phaseLeft = 0;
    resets.restart(random);
    requests = new RandomRequests(MramLifSpec.TOP.registers(), values, random);
  }

  @Override
  public void fill(long[] inputs, int clocks) {
    for (int c = 0; c < clocks; c++) {
      fillClock(inputs, c * words);
    }
  }

  private void fillClock(long[] inputs, int base) {
    if (phaseLeft-- == 0) {
      newPhase();
    }
    inputs[base + reset.offset()] = resets.next() ? 0 : 1;
    fillSpikes(inputs, base + spikes.offset());
    boolean request = requests.restoring() || random.nextInt(requestRarity) == 0;
    inputs[base + valid.offset()] = request ? 1 : 0;
    // Without a request the other lines carry noise, which must not matter.
    requests.noise();
    if (request) {
      requests.next();
    }
    inputs[base + write.offset()] = requests.write() ? 1 : 0;
    inputs[base + address.offset()] = requests.address();
    inputs[base + data.offset()] = requests.data();
  }

  private void newPhase() {
    phaseLeft = random.nextInt(SHORTEST_PHASE, LONGEST_PHASE);
    sparseness = random.nextInt(6);
    requestRarity = 1 << random.nextInt(0, 14);
    resets.newPhase();
    if (random.nextInt(2) == 0) {
      requests.restore();
    }
  }

  /** Each input spikes with probability 2^-sparseness, or never. */
  private void fillSpikes(long[] inputs, int at) {
    int left = spikes.bits();
    for (int w = 0; w < spikes.words(); w++, left -= 64) {
      long word = sparseness == 5 ? 0 : -1L;
      for (int i = 0; i < sparseness && word != 0; i++) {
        word &= random.nextLong();
      }
      inputs[at + w] = left >= 64 ? word : word & (1L << left) - 1;
    }
  }
}
