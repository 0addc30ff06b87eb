// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.Register;
import org.spintwin.spec.TopSpec;

/**
 * Random events, stalls and register traffic for a top with AXI ports, in phases of different
 * activity: resets in mid-run, packets of any length, repeated and unknown inputs, null beats,
 * settings changed, codes and mask reloaded and read back, requests that are refused.
 */
final class RandomStreams extends AxiStimulus {
  private static final int SHORTEST_PHASE = 64;
  private static final int LONGEST_PHASE = 2048;

  private final Map<String, Long> values;
  private final List<Register> registers;
  private final long seed;
  private final int reset = input("rst_ni");
  private final Channel events = new Channel("s_axis_tvalid", "s_axis_tready");
  private final int eventData = input("s_axis_tdata");
  private final int eventKeep = input("s_axis_tkeep");
  private final int eventLast = input("s_axis_tlast");
  private final int outReady = input("m_axis_tready");
  private final Channel writeAddresses = new Channel("s_axi_awvalid", "s_axi_awready");
  private final int writeAddress = input("s_axi_awaddr");
  private final Channel writes = new Channel("s_axi_wvalid", "s_axi_wready");
  private final int writeData = input("s_axi_wdata");
  private final int writeStrobe = input("s_axi_wstrb");
  private final Channel reads = new Channel("s_axi_arvalid", "s_axi_arready");
  private final int readAddress = input("s_axi_araddr");
  private final int[] protections = {input("s_axi_awprot"), input("s_axi_arprot")};
  private final int[] responsesReady = {input("s_axi_bready"), input("s_axi_rready")};

  private final RandomResets resets = new RandomResets();
  private SplittableRandom random;
  private RandomRequests requests;
  private int phaseLeft;

  /** Clocks until a reset that meets a request on its way; 0 where none is to come. */
  private int resetIn;

  private int eventRarity;
  private int packetLength;
  private int stallRarity;
  private int requestRarity;
  private int event;
  private int keep;
  private boolean last;
  private int awaddr;
  private long wdata;
  private int wstrb;
  private int araddr;

  /** One direction of a handshake: what is offered stays until it is taken. */
  private final class Channel {
    private final int valid;
    private final int ready;
    private boolean offered;

    /** Clocks until the offer is shown. */
    private int delay;

    Channel(String valid, String ready) {
      this.valid = input(valid);
      this.ready = output(ready);
    }

    /** Shows the offer on this clock; it is over when the other side is ready. */
    void show() {
      if (offered && delay > 0) {
        delay--;
        return;
      }
      set(valid, offered ? 1 : 0);
      if (offered && get(ready) != 0) {
        offered = false;
      }
    }
  }

  /**
   * @param values of its parameters and localparams
   * @param seed gives the same clocks for the same golden model
   */
  RandomStreams(TopSpec top, Map<String, Long> values, Supplier<ClockedModel> golden, long seed) {
    super(top, values, golden);
    this.registers = top.registers();
    this.values = values;
    this.seed = seed;
    restart();
  }

  @Override
  public void restart() {
    super.restart();
    random = new SplittableRandom(seed);
    requests = new RandomRequests(registers, values, random);
    phaseLeft = 0;
    resets.restart(random);
    resetIn = 0;
    dropOffers();
  }

  private void dropOffers() {
    for (Channel c : List.of(events, writeAddresses, writes, reads)) {
      c.offered = false;
    }
  }

  @Override
  protected void drive() {
    if (phaseLeft-- == 0) {
      newPhase();
    }
    if (resetIn > 0 && --resetIn == 0) {
      resets.reset();
    }
    boolean inReset = resets.next();
    set(reset, inReset ? 0 : 1);
    for (int line : protections) {
      set(line, random.nextInt(8));
    }
    for (int line : responsesReady) {
      set(line, random.nextInt(4) > 0 ? 1 : 0);
    }
    set(outReady, random.nextInt(stallRarity) > 0 ? 1 : 0);
    if (inReset) {
      dropOffers();
      return;
    }
    driveEvents();
    driveRequests();
  }

  private void newPhase() {
    phaseLeft = random.nextInt(SHORTEST_PHASE, LONGEST_PHASE);
    eventRarity = 1 << random.nextInt(7);
    packetLength = 1 << random.nextInt(8);
    stallRarity = 1 << random.nextInt(1, 8);
    if (random.nextInt(4) == 0) {
      // Nothing is taken in this phase, and short steps come fast, so that all queues fill up.
      phaseLeft = LONGEST_PHASE;
      stallRarity = 1;
      eventRarity = 1;
      packetLength = 1 << random.nextInt(3);
    }
    requestRarity = 1 << random.nextInt(2, 12);
    resets.newPhase();
    if (random.nextInt(2) == 0) {
      requests.restore();
    }
  }

  private void driveEvents() {
    if (!events.offered && random.nextInt(eventRarity) == 0) {
      events.offered = true;
      int inputs = values.get("INPUTS").intValue();
      event = random.nextInt(64) == 0 ? random.nextInt(1 << 16) : random.nextInt(inputs);
      keep = random.nextInt(16) == 0 ? random.nextInt(4) : 3;
      last = random.nextInt(packetLength) == 0;
    }
    set(eventData, event);
    set(eventKeep, keep);
    set(eventLast, last ? 1 : 0);
    events.show();
  }

  private void driveRequests() {
    boolean free = !writeAddresses.offered && !writes.offered && !reads.offered;
    boolean wanted = requests.restoring() || random.nextInt(requestRarity) == 0;
    if (wanted && (free || random.nextInt(4) == 0)) {
      request();
    }
    set(writeAddress, awaddr);
    set(writeData, wdata);
    set(writeStrobe, wstrb);
    set(readAddress, araddr);
    writeAddresses.show();
    writes.show();
    reads.show();
  }

  /** A request on a channel that is free; others wait their turn. */
  private void request() {
    requests.noise();
    requests.next();
    // Not while queues are meant to fill up.
    if (stallRarity > 1 && random.nextInt(128) == 0) {
      resetIn = random.nextInt(1, 32);
    }
    if (requests.write() && !writeAddresses.offered && !writes.offered) {
      awaddr = requests.address();
      wdata = requests.data();
      wstrb = random.nextInt(32) == 0 ? random.nextInt(16) : 15;
      writeAddresses.offered = true;
      writes.offered = true;
      // Address and data come in any order.
      writeAddresses.delay = Math.max(0, random.nextInt(8) - 4);
      writes.delay = Math.max(0, random.nextInt(8) - 4);
    } else if (!requests.write() && !reads.offered) {
      araddr = requests.address();
      reads.offered = true;
    }
  }
}
