// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.golden.EventPortGolden.ChipAnswers;
import org.spintwin.spec.Register;
import org.spintwin.spec.WishboneBridgeSpec;

/** Golden model of {@code wishbone_bridge}: {@code docs/blocks/wishbone_bridge.md}. */
public final class WishboneBridgeGolden extends BlockGolden {
  private static final int ALL_STROBES = 15;
  private static final int EVENT_KEEP = 3;
  private static final int ADDRESS = 0x1FF;
  private static final int CHIP_ADDRESS = 0xFF;

  /** Bits of EVENT_PUSH and EVENT_POP. */
  private static final int NUMBER = 0xFFFF;

  private static final int ENDS = 1 << 16;
  private static final int NO_EVENT = 1 << 17;
  private static final int SOMETHING = 1 << 31;

  /** Bits of EVENT_STATUS. */
  private static final int ROOM = 1;

  private static final int FULL = 2;
  private static final int OVERFLOW = 4;

  private final boolean busErrors;
  private final Request request = new Request();
  private final ChipAnswers answers = new ChipAnswers();

  private boolean access;
  private boolean dropped;
  private int address;
  private int data;
  private int strobes;
  private boolean ack;
  private boolean err;
  private int dataRead;
  private boolean irq;
  private boolean eventValid;
  private int event;
  private int eventKeep;
  private boolean eventLast;
  private boolean spikeReady;
  private boolean full;
  private boolean end;
  private int neuron;
  private boolean overflow;
  private int irqMask;
  private boolean writeAddress;
  private boolean writeData;
  private boolean writeAnswer;
  private boolean readAddress;
  private boolean readAnswer;

  public WishboneBridgeGolden(Map<String, Long> values) {
    super(WishboneBridgeSpec.BLOCK, WishboneBridgeSpec.BLOCK.resolve(values));
    busErrors = WishboneBridgeSpec.BLOCK.resolve(values).get("BUS_ERRORS") != 0;
  }

  /** The master's side of the bus on a clock. */
  static final class Request {
    boolean cycle;
    boolean strobe;
    boolean write;
    int select;
    int address;
    int data;
  }

  /**
   * Drives the chip with what this block offers now.
   *
   * @param words of the chip's inputs
   */
  void drive(EventPins at, long[] words) {
    words[at.eventValid] = bit(eventValid);
    words[at.event] = event;
    words[at.eventKeep] = eventKeep;
    words[at.eventLast] = bit(eventLast);
    words[at.spikeReady] = bit(spikeReady);
    words[at.writeAddressValid] = bit(writeAddress);
    words[at.writeAddress] = address;
    words[at.writeDataValid] = bit(writeData);
    words[at.writeData] = Integer.toUnsignedLong(data);
    words[at.writeStrobes] = strobes;
    words[at.writeAnswerReady] = bit(writeAnswer);
    words[at.readAddressValid] = bit(readAddress);
    words[at.readAddress] = address;
    words[at.readAnswerReady] = bit(readAnswer);
  }

  private static long bit(boolean flag) {
    return flag ? 1 : 0;
  }

  /** One rising edge. */
  void clock(boolean reset, Request bus, ChipAnswers chip) {
    if (reset) {
      reset();
      return;
    }
    boolean requested = bus.cycle && bus.strobe;
    boolean asks = requested && !access && !ack && !err;
    String register = asks ? register(bus.address & ADDRESS) : "";
    int status = status();
    int waiting = waiting();
    irq = (status & irqMask) != 0;
    ack = false;
    err = false;
    dropped |= !requested;
    eventValid &= !chip.eventReady;
    writeAddress &= !chip.writeAddressReady;
    writeData &= !chip.writeDataReady;
    readAddress &= !chip.readAddressReady;
    takeSpike(chip, register.equals("EVENT_POP") && !bus.write);
    if (access) {
      finish(chip);
    } else if (asks && (bus.address & WishboneBridgeSpec.OWN) == 0) {
      pass(bus);
    } else if (asks && bus.write) {
      answer(bus.select == ALL_STROBES && write(register, bus.data, status));
    } else if (asks) {
      dataRead =
          switch (register) {
            case "EVENT_POP" -> waiting;
            case "EVENT_STATUS" -> status;
            case "EVENT_IRQ" -> irqMask;
            default -> 0;
          };
      answer(!register.isEmpty() && !register.equals("EVENT_PUSH"));
    }
  }

  /** Name of the bridge's register at an address, empty where there is none. */
  private static String register(int address) {
    return WishboneBridgeSpec.REGISTERS.stream()
        .filter(r -> r.address() == address)
        .map(Register::name)
        .findFirst()
        .orElse("");
  }

  private int status() {
    return (eventValid ? 0 : ROOM) | (full ? FULL : 0) | (overflow ? OVERFLOW : 0);
  }

  /** What a read of EVENT_POP gives. */
  private int waiting() {
    if (!full) {
      return 0;
    }
    return SOMETHING | (end ? ENDS : 0) | neuron;
  }

  private void takeSpike(ChipAnswers chip, boolean pops) {
    boolean beat = chip.spikeValid && spikeReady;
    spikeReady = !beat && (!full || pops);
    if (beat) {
      full = true;
      end = chip.spikeLast;
      neuron = chip.spikeLast ? 0 : chip.spike;
    } else if (pops) {
      full = false;
    }
  }

  private void pass(Request bus) {
    access = true;
    dropped = false;
    address = bus.address & CHIP_ADDRESS;
    if (bus.write) {
      data = bus.data;
      strobes = bus.select;
    }
    writeAddress = bus.write;
    writeData = bus.write;
    writeAnswer = bus.write;
    readAddress = !bus.write;
    readAnswer = !bus.write;
  }

  /** Ends the access to the chip where it is answered. */
  private void finish(ChipAnswers chip) {
    boolean written = writeAnswer && chip.written;
    boolean read = readAnswer && chip.read;
    if (written || read) {
      access = false;
      writeAnswer = false;
      readAnswer = false;
      if (!dropped) {
        answer((written ? chip.writeError : chip.readError) == 0);
        dataRead = read ? chip.readData : dataRead;
      }
    }
  }

  private void answer(boolean allowed) {
    ack = allowed || !busErrors;
    err = !ack;
  }

  /** Writes a register of the bridge; false where that is refused. */
  private boolean write(String register, int value, int status) {
    switch (register) {
      case "EVENT_PUSH" -> {
        return push(value, (status & ROOM) != 0);
      }
      case "EVENT_STATUS" -> overflow &= (value & OVERFLOW) == 0;
      case "EVENT_IRQ" -> irqMask = value & (ROOM | FULL | OVERFLOW);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean push(int value, boolean room) {
    if (!room) {
      overflow = true;
      return false;
    }
    eventValid = true;
    event = value & NUMBER;
    eventKeep = (value & NO_EVENT) == 0 ? EVENT_KEEP : 0;
    eventLast = (value & ENDS) != 0;
    return true;
  }

  private void reset() {
    access = false;
    dropped = false;
    address = 0;
    data = 0;
    strobes = 0;
    ack = false;
    err = false;
    dataRead = 0;
    irq = false;
    eventValid = false;
    event = 0;
    eventKeep = 0;
    eventLast = false;
    spikeReady = false;
    full = false;
    end = false;
    neuron = 0;
    overflow = false;
    irqMask = 0;
    writeAddress = false;
    writeData = false;
    writeAnswer = false;
    readAddress = false;
    readAnswer = false;
  }

  @Override
  void clock(InputReader in) {
    request.cycle = in.flag("wbs_cyc_i");
    request.strobe = in.flag("wbs_stb_i");
    request.write = in.flag("wbs_we_i");
    request.select = (int) in.get("wbs_sel_i");
    request.address = (int) in.get("wbs_adr_i");
    request.data = (int) in.get("wbs_dat_i");
    in.read(answers);
    clock(!in.flag("rst_ni"), request, answers);
  }

  /** The bus and the interrupt, as a top shows them. */
  void writeBus(RecordWriter out) {
    out.put(Integer.toUnsignedLong(dataRead));
    out.put(irq);
  }

  @Override
  void write(RecordWriter out) {
    writeBus(out);
    out.put(eventValid);
    out.put(event);
    out.put(eventKeep);
    out.put(eventLast);
    out.put(spikeReady);
    out.put(writeAddress);
    out.put(writeData);
    out.put(writeAnswer);
    out.put(readAddress);
    out.put(readAnswer);
    out.put(access);
    out.put(dropped);
    out.put(address);
    out.put(Integer.toUnsignedLong(data));
    out.put(strobes);
    out.put(ack);
    out.put(err);
    out.put(full);
    out.put(end);
    out.put(neuron);
    out.put(overflow);
    out.put(irqMask);
  }
}
