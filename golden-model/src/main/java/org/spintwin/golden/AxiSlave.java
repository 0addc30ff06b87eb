// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

/** The bus of {@code axi_registers}: takes a request, waits where it has to, and answers. */
final class AxiSlave {
  private static final int IDLE = 0;
  private static final int EXECUTE = 1;
  private static final int RESPOND = 2;

  /** Clocks from the grant of a request to its answer. */
  private static final int DELAY = 3;

  /** Bits of the addresses of settings and window. */
  private static final int SLOW = 0x60;

  private int state;
  private boolean write;
  private int address;
  private int data;
  private boolean partial;
  private int delay;
  private boolean writeReady;
  private boolean readReady;
  private boolean writeAnswered;
  private int writeResponse;
  private boolean readAnswered;
  private int readResponse;
  private int readData;

  void reset() {
    state = IDLE;
    write = false;
    address = 0;
    data = 0;
    partial = false;
    delay = 0;
    writeReady = false;
    readReady = false;
    writeAnswered = false;
    writeResponse = 0;
    readAnswered = false;
    readResponse = 0;
    readData = 0;
  }

  /**
   * One rising edge.
   *
   * @param access a request is granted
   * @return whether the request is carried out at this edge, and to be answered
   */
  boolean clock(AxiBus bus, boolean access) {
    switch (state) {
      case IDLE -> choose(bus);
      case EXECUTE -> {
        return execute(access);
      }
      default -> respond(bus);
    }
    return false;
  }

  private void choose(AxiBus bus) {
    boolean choosesWrite = bus.offersWrite() && !(bus.offersRead() && write);
    boolean choosesRead = !choosesWrite && bus.offersRead();
    writeReady = choosesWrite;
    readReady = choosesRead;
    if (choosesWrite || choosesRead) {
      state = EXECUTE;
      write = choosesWrite;
      address = choosesWrite ? bus.writeAddress() : bus.readAddress();
    }
    if (choosesWrite) {
      data = bus.writeData();
      partial = bus.partial();
    }
  }

  private boolean execute(boolean access) {
    writeReady = false;
    readReady = false;
    boolean done = !slow() || delay == 1;
    if (slow() && access) {
      delay = DELAY;
    } else if (slow() && delay > 0) {
      delay--;
    }
    if (done) {
      state = RESPOND;
    }
    return done;
  }

  private void respond(AxiBus bus) {
    if (writeAnswered && bus.takesWriteAnswer() || readAnswered && bus.takesReadAnswer()) {
      writeAnswered = false;
      readAnswered = false;
      state = IDLE;
    }
  }

  /** Answers the request that is carried out; a write gives no data. */
  void answer(int response, int dataRead) {
    if (write) {
      writeAnswered = true;
      writeResponse = response;
    } else {
      readAnswered = true;
      readResponse = response;
      readData = dataRead;
    }
  }

  private boolean slow() {
    return (address & SLOW) != 0;
  }

  /** On this clock a request waits for settings or memories, or has them. */
  boolean accessRequest() {
    return state == EXECUTE && slow();
  }

  /** Whether the last request was a write; its address, data and whether it lacked a strobe. */
  boolean write() {
    return write;
  }

  int address() {
    return address;
  }

  int data() {
    return data;
  }

  boolean partial() {
    return partial;
  }

  /** The slave's side of the bus. */
  void writeBus(RecordWriter out) {
    out.put(writeReady);
    out.put(writeReady);
    out.put(writeAnswered);
    out.put(writeResponse);
    out.put(readReady);
    out.put(readAnswered);
    out.put(Integer.toUnsignedLong(readData));
    out.put(readResponse);
  }

  void writeState(RecordWriter out) {
    out.put(state);
    out.put(write);
    out.put(address);
    out.put(Integer.toUnsignedLong(data));
    out.put(partial);
    out.put(delay);
  }
}
