// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import org.spintwin.golden.GoldenChip;
import org.spintwin.spec.Design;

/**
 * A random host at the pins of a chip for Tiny Tapeout. First it writes all codes and the mask, as
 * it must; then come events, accesses to registers and words that are none, at any pace; answers
 * taken or left; resets; now and then strobes that mean nothing.
 */
final class RandomPins extends FollowingStimulus {
  private static final int SHORTEST_PHASE = 256;
  private static final int LONGEST_PHASE = 8192;

  private static final int STROBE = 1;
  private static final int ACKNOWLEDGED = 2;
  private static final int OFFERED = 4;
  private static final int TAKEN = 8;

  private static final int WRITE = 0xA000;

  /** Of a write. */
  private static final int ANSWER_BYTES = 2;

  private final long seed;
  private final Design chip;
  private final Map<String, Long> values;
  private final int reset = input("rst_n");
  private final int enable = input("ena");
  private final int in = input("ui_in");
  private final int bidirectional = input("uio_in");
  private final int pins = output("uio_out");
  private final Queue<Integer> bytes = new ArrayDeque<>();

  private SplittableRandom random;
  private RandomRequests requests;
  private int phaseLeft;
  private int resetLeft;
  private int packetLength;
  private int requestRarity;
  private int pace;
  private boolean listens;
  private int octet;
  private boolean strobe;
  private boolean taken;

  /** Bytes of answers to the writes that load the memories which the host has not taken yet. */
  private int unanswered;

  /**
   * @param shell a chip behind the pins
   */
  RandomPins(GoldenChip shell, long seed) {
    super(shell.design().top(), shell.design().values(), shell::golden);
    this.seed = seed;
    chip = shell.design().parts().get(0);
    values = chip.values();
    restart();
  }

  @Override
  public void restart() {
    super.restart();
    random = new SplittableRandom(seed);
    requests = new RandomRequests(chip.top().registers(), values, random);
    bytes.clear();
    phaseLeft = 0;
    resetLeft = RESET_CLOCKS;
    strobe = false;
    taken = false;
    unanswered = 0;
    loadMemories();
    pace = 1;
    listens = true;
  }

  private void loadMemories() {
    int neurons = values.get("NEURONS").intValue();
    load("SYNAPSE_CODE", neurons * values.get("INPUTS").intValue());
    if (values.get("INHIBITION") != 0) {
      load("INHIBITION_MASK", neurons * neurons);
    }
  }

  private void load(String window, int count) {
    write(address("ARRAY_ADDRESS"), 0);
    for (int i = 0; i < count; i++) {
      write(address(window), random.nextInt());
    }
    unanswered += ANSWER_BYTES * (1 + count);
  }

  private int address(String register) {
    return chip.top().registers().stream()
        .filter(r -> r.name().equals(register))
        .findFirst()
        .orElseThrow()
        .address();
  }

  @Override
  protected void drive() {
    if (unanswered == 0 && phaseLeft-- == 0) {
      newPhase();
    }
    set(reset, resetLeft > 0 ? 0 : 1);
    resetLeft = Math.max(0, resetLeft - 1);
    set(enable, random.nextInt(64) == 0 ? 0 : 1);
    if (random.nextInt(pace) == 0) {
      give();
    }
    boolean offered = (get(pins) & OFFERED) != 0;
    if (listens && random.nextInt(pace) == 0 || random.nextInt(1024) == 0) {
      if (offered && !taken && unanswered > 0) {
        unanswered--;
      }
      taken = offered;
    }
    boolean spurious = unanswered == 0 && random.nextInt(2048) == 0;
    set(in, strobe ? octet : random.nextInt(256));
    set(
        bidirectional,
        (strobe ^ spurious ? STROBE : 0) | (taken ? TAKEN : 0) | random.nextInt(256) & 0xF6);
  }

  private void newPhase() {
    phaseLeft = random.nextInt(SHORTEST_PHASE, LONGEST_PHASE);
    packetLength = 1 << random.nextInt(1, 6);
    requestRarity = 1 << random.nextInt(6);
    pace = 1 << random.nextInt(4);
    // In some phases nobody takes answers, so that all queues fill up.
    listens = random.nextInt(4) > 0;
    if (random.nextInt(8) == 0) {
      resetLeft = random.nextInt(1, 5);
    }
    if (random.nextInt(2) == 0) {
      requests.restore();
    }
  }

  /** The next move of the handshake of bytes to the chip. */
  private void give() {
    boolean acknowledged = (get(pins) & ACKNOWLEDGED) != 0;
    if (strobe) {
      strobe = !acknowledged;
    } else if (!acknowledged && !(bytes.isEmpty() && unanswered > 0)) {
      while (bytes.isEmpty()) {
        request();
      }
      octet = bytes.remove();
      strobe = true;
    }
  }

  private void request() {
    if (requests.restoring() || random.nextInt(requestRarity) == 0) {
      requests.noise();
      requests.next();
      if (requests.write()) {
        write(requests.address(), (int) requests.data());
      } else {
        add(0x9000 | requests.address());
      }
    } else if (random.nextInt(packetLength) == 0) {
      add(0x8000);
    } else {
      int inputs = values.get("INPUTS").intValue();
      add(
          switch (random.nextInt(128)) {
            case 0 -> random.nextInt(1 << 16);
            case 1 -> 0xB000;
            default -> random.nextInt(inputs);
          });
    }
  }

  private void write(int address, int data) {
    add(WRITE | address);
    add(data & 0xFFFF);
    add(data >>> 16);
  }

  /** A word, its lower byte first. */
  private void add(int word) {
    bytes.add(word & 0xFF);
    bytes.add(word >> 8 & 0xFF);
  }
}
