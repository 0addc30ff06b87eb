// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.golden.GoldenChip;
import org.spintwin.spec.Design;

/**
 * A random master of a chip as a Wishbone slave, in phases of different activity: events, spikes
 * read or left, registers, requests that are refused, dropped or changed on the way, resets.
 */
final class RandomWishbone extends FollowingStimulus {
  private static final int SHORTEST_PHASE = 64;
  private static final int LONGEST_PHASE = 2048;
  private static final int PUSH = 0x100;
  private static final int POP = 0x104;
  private static final int ALL_STROBES = 15;

  private final long seed;
  private final Design chip;
  private final Map<String, Long> values;
  private final int reset = input("rst_ni");
  private final int cycle = input("wbs_cyc_i");
  private final int strobe = input("wbs_stb_i");
  private final int write = input("wbs_we_i");
  private final int select = input("wbs_sel_i");
  private final int address = input("wbs_adr_i");
  private final int data = input("wbs_dat_i");
  private final int ack = output("u_wishbone_bridge.ack_q");
  private final int err = output("u_wishbone_bridge.err_q");
  private final int offered = output("u_wishbone_bridge.m_axis_tvalid");

  private final RandomResets resets = new RandomResets();
  private SplittableRandom random;
  private RandomRequests requests;
  private int phaseLeft;
  private int pause;
  private int idleRarity;
  private int registerRarity;
  private int popRarity;
  private int packetLength;
  private boolean asks;
  private boolean writes;
  private int strobes;
  private long at;
  private long word;

  /**
   * @param shell a chip as a Wishbone slave
   */
  RandomWishbone(GoldenChip shell, long seed) {
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
    phaseLeft = 0;
    resets.restart(random);
    asks = false;
    pause = 0;
  }

  @Override
  protected void drive() {
    if (phaseLeft-- == 0) {
      newPhase();
    }
    set(reset, resets.next() ? 0 : 1);
    boolean answered = get(ack) != 0 || get(err) != 0;
    if (asks && (answered || random.nextInt(256) == 0)) {
      asks = false;
      pause = Math.max(0, random.nextInt(idleRarity) - 2);
    }
    if (!asks && pause-- <= 0) {
      request();
    }
    set(cycle, asks || random.nextInt(4) == 0 ? 1 : 0);
    set(strobe, asks ? 1 : 0);
    // What lies on the bus without a request means nothing.
    set(write, (asks ? writes : random.nextBoolean()) ? 1 : 0);
    set(select, asks ? strobes : random.nextInt(16));
    set(address, asks ? at : random.nextInt() & 0xFFFFFFFFL);
    set(data, asks ? word : random.nextInt() & 0xFFFFFFFFL);
  }

  private void newPhase() {
    phaseLeft = random.nextInt(SHORTEST_PHASE, LONGEST_PHASE);
    idleRarity = 1 << random.nextInt(7);
    registerRarity = 1 << random.nextInt(2, 10);
    packetLength = 1 << random.nextInt(6);
    // In some phases nobody reads spikes, so that all queues fill up.
    popRarity = random.nextInt(4) == 0 ? Integer.MAX_VALUE : 1 << random.nextInt(4);
    resets.newPhase();
    if (random.nextInt(2) == 0) {
      requests.restore();
    }
  }

  private void request() {
    asks = true;
    writes = true;
    strobes = random.nextInt(64) == 0 ? random.nextInt(16) : ALL_STROBES;
    int above = random.nextInt() << 9;
    if (requests.restoring() || random.nextInt(registerRarity) == 0) {
      requests.noise();
      requests.next();
      writes = requests.write();
      at = requests.address();
      word = requests.data();
    } else if (random.nextInt(popRarity) == 0) {
      writes = random.nextInt(64) == 0;
      at = POP;
    } else if (random.nextInt(32) == 0) {
      writes = random.nextBoolean();
      at = PUSH + random.nextInt(4) * 4 + (random.nextInt(16) == 0 ? random.nextInt(256) : 0);
      word = random.nextInt() & 0xFFFFFFFFL;
    } else if (get(offered) == 0 || random.nextInt(16) == 0) {
      at = PUSH;
      word = event();
    } else {
      asks = false;
    }
    at = (at | above) & 0xFFFFFFFFL;
  }

  private long event() {
    int inputs = values.get("INPUTS").intValue();
    int number = random.nextInt(64) == 0 ? random.nextInt(1 << 16) : random.nextInt(inputs);
    int last = random.nextInt(packetLength) == 0 ? 1 << 16 : 0;
    int none = random.nextInt(16) == 0 ? 1 << 17 : 0;
    return number | last | none;
  }
}
