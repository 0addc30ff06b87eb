// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.BytePortSpec;

/** Golden model of {@code byte_port}: {@code docs/blocks/byte_port.md}. */
public final class BytePortGolden extends BlockGolden {
  private static final int BYTE = 0xFF;

  /** Bits of uio_in and uio_out. */
  private static final int STROBE = 1;

  private static final int ACKNOWLEDGED = 2;
  private static final int OFFERED = 4;
  private static final int TAKEN = 8;

  /** What a byte to the host is at. */
  private enum Phase {
    NONE,
    SET_UP,
    OFFERED,
    TAKEN
  }

  private final Synchronizer strobe = new Synchronizer();
  private final Synchronizer taken = new Synchronizer();
  private boolean resetBefore;
  private boolean running;
  private boolean acknowledged;
  private boolean second;
  private boolean requestValid;
  private int request;
  private Phase phase = Phase.NONE;
  private boolean offered;
  private int octet;
  private int high;
  private boolean last;
  private boolean answerReady;

  public BytePortGolden(Map<String, Long> values) {
    super(BytePortSpec.BLOCK, BytePortSpec.BLOCK.resolve(values));
  }

  /** Two flip-flops one after the other. */
  private static final class Synchronizer {
    private boolean first;
    private boolean level;

    void clock(boolean in) {
      level = first;
      first = in;
    }

    int bits() {
      return (level ? 2 : 0) | (first ? 1 : 0);
    }
  }

  /** Whether what is behind the pins is out of reset. */
  boolean running() {
    return running;
  }

  boolean requestValid() {
    return requestValid;
  }

  int request() {
    return request;
  }

  boolean answerReady() {
    return answerReady;
  }

  /**
   * One rising edge.
   *
   * @param released the pin {@code rst_n}
   * @param in the pins {@code ui_in}
   * @param bidirectional the pins {@code uio_in}
   * @param requestTaken the word that is offered, if one is, is taken
   * @param answerGiven a word to the host is offered
   */
  void clock(
      boolean released,
      int in,
      int bidirectional,
      boolean requestTaken,
      boolean answerGiven,
      int answer) {
    if (running) {
      takeByte(in, requestTaken);
      giveByte(answerGiven, answer);
    } else {
      reset();
    }
    running = resetBefore;
    resetBefore = released;
    strobe.clock((bidirectional & STROBE) != 0);
    taken.clock((bidirectional & TAKEN) != 0);
  }

  private void takeByte(int in, boolean requestTaken) {
    boolean takes = strobe.level && !acknowledged && !requestValid;
    acknowledged = strobe.level && (acknowledged || takes);
    requestValid &= !requestTaken;
    if (takes) {
      request = second ? in << 8 | request & BYTE : request & ~BYTE | in;
      requestValid = second;
      second = !second;
    }
  }

  private void giveByte(boolean given, int answer) {
    boolean takes = given && answerReady;
    answerReady = phase == Phase.NONE && !takes;
    switch (phase) {
      case NONE -> {
        if (takes) {
          octet = answer & BYTE;
          high = answer >> 8;
          last = false;
          phase = Phase.SET_UP;
        }
      }
      case SET_UP -> {
        offered = true;
        phase = Phase.OFFERED;
      }
      case OFFERED -> {
        if (taken.level) {
          offered = false;
          phase = Phase.TAKEN;
        }
      }
      case TAKEN -> {
        if (!taken.level) {
          octet = last ? octet : high;
          phase = last ? Phase.NONE : Phase.SET_UP;
          last = true;
        }
      }
    }
  }

  private void reset() {
    acknowledged = false;
    second = false;
    requestValid = false;
    request = 0;
    phase = Phase.NONE;
    offered = false;
    octet = 0;
    high = 0;
    last = false;
    answerReady = false;
  }

  @Override
  void clock(InputReader in) {
    clock(
        in.flag("rst_n"),
        (int) in.get("ui_in"),
        (int) in.get("uio_in"),
        in.flag("request_ready_i"),
        in.flag("answer_valid_i"),
        (int) in.get("answer_i"));
  }

  /** The pins, as a top shows them. */
  void writePins(RecordWriter out) {
    out.put(octet);
    out.put((acknowledged ? ACKNOWLEDGED : 0) | (offered ? OFFERED : 0));
  }

  @Override
  void write(RecordWriter out) {
    writePins(out);
    out.put(running);
    out.put(requestValid);
    out.put(request);
    out.put(answerReady);
    out.put(resetBefore);
    out.put(strobe.bits());
    out.put(taken.bits());
    out.put(second);
    out.put(phase.ordinal());
    out.put(high);
    out.put(last);
  }
}
