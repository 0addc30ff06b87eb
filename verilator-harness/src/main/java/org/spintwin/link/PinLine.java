// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.LinkedChip;
import org.spintwin.harness.Toolchain;
import org.spintwin.harness.Variant;
import org.spintwin.harness.Verification;
import org.spintwin.harness.VerilatedModel;
import org.spintwin.harness.VerilatorBuild;

/**
 * A serial line to the pins of a simulated board, the golden model or the Verilog of a linked chip.
 * Its time is that of the simulation, from its first clock; the same calls give the same clocks.
 */
public final class PinLine implements SerialLine {
  private static final String RECEIVE = "uart_rx_i";
  private static final String SEND = "uart_tx_o";

  /** The button, where there is one. */
  private static final String RESET_LOW = "reset_ni";

  private static final String RESET_HIGH = "reset_i";

  /** Start, eight data bits, stop. */
  private static final int BITS = 10;

  /** Fewer clocks cost more to call than to run. */
  private static final int LEAST_BATCH = 256;

  /** Long enough for a finger, and for the board to see it. */
  private static final int PRESSED_CLOCKS = 64;

  private final ClockedModel model;
  private final Runnable end;
  private final long clockHz;
  private final long baud;
  private final int inputWords;
  private final int recordWords;
  private final int receiveAt;
  private final int resetAt;
  private final boolean resetHigh;
  private final int sendAt;
  private final int batch;
  private final long[] inputs;
  private final long[] records;
  private long clock;
  private int pressed;

  private final Queue<Byte> toBoard = new ArrayDeque<>();

  /** Bits still to be sent, the lowest next; 0 where none is. */
  private int sending;

  private long sendingSince;
  private int sentBits;
  private long bitEnds;

  private final Queue<Byte> toHost = new ArrayDeque<>();
  private int received;
  private int receivedBits;

  /** First clock of the byte that is being received; -1 where none is. */
  private long receivedSince = -1;

  private long sampleAt;

  /**
   * @param model of a linked chip, or of a board with it, at clock 0
   * @param clockHz of the model's clock
   * @param baud bits per second that it was made for
   */
  public PinLine(ClockedModel model, long clockHz, long baud) {
    this(model, () -> {}, clockHz, baud);
  }

  /** The Verilog of a linked chip, which is closed with the line; otherwise likewise. */
  public PinLine(VerilatedModel model, long clockHz, long baud) {
    this(model, model::close, clockHz, baud);
  }

  /**
   * The golden model of a chip on a board.
   *
   * @param chip bare, as it is generated
   * @throws IllegalArgumentException where it has no streams, registers or samples
   */
  public static PinLine golden(GoldenChip chip, long clockHz, long baud) {
    return new PinLine(LinkedChip.of(chip, clockHz, baud).golden(), clockHz, baud);
  }

  /**
   * The Verilog of a chip on a board; otherwise likewise.
   *
   * @throws org.spintwin.harness.HarnessException where it cannot be built
   */
  public static PinLine verilog(GoldenChip chip, long clockHz, long baud, Toolchain tools) {
    var board = Verification.of(LinkedChip.of(chip, clockHz, baud)).portsOnly();
    var library = board.build(new VerilatorBuild(tools), Variant.FAST);
    return new PinLine(board.open(library), clockHz, baud);
  }

  private PinLine(ClockedModel model, Runnable end, long clockHz, long baud) {
    this.model = model;
    this.end = end;
    this.clockHz = clockHz;
    this.baud = baud;
    inputWords = model.inputs().words();
    recordWords = model.compared().words();
    receiveAt = model.inputs().signal(RECEIVE).offset();
    List<String> pins = model.inputs().names();
    resetHigh = pins.contains(RESET_HIGH);
    boolean button = resetHigh || pins.contains(RESET_LOW);
    resetAt = button ? model.inputs().signal(resetHigh ? RESET_HIGH : RESET_LOW).offset() : -1;
    sendAt = model.compared().signal(SEND).offset();
    // The host answers a frame as late as that.
    batch = Math.max(LEAST_BATCH, Math.toIntExact(bit(BITS)));
    inputs = new long[batch * inputWords];
    records = new long[batch * recordWords];
  }

  /** The first clock of a bit, from the first clock of the first bit on. */
  private long bit(long number) {
    return number * clockHz / baud;
  }

  /** Clocks so far. */
  public long clocks() {
    return clock;
  }

  /**
   * Presses the board's reset button for a moment.
   *
   * @throws IllegalStateException where the board has none
   */
  public void pressReset() {
    if (resetAt < 0) {
      throw new IllegalStateException("this board has no reset button");
    }
    pressed = PRESSED_CLOCKS;
  }

  @Override
  public long baud() {
    return baud;
  }

  @Override
  public long latencyNanos() {
    return 0;
  }

  @Override
  public long nanos() {
    return clock / clockHz * 1_000_000_000 + clock % clockHz * 1_000_000_000 / clockHz;
  }

  @Override
  public void write(byte[] bytes) {
    for (byte octet : bytes) {
      toBoard.add(octet);
    }
  }

  @Override
  public int read(byte[] into, long wait) {
    long until = nanos() + wait;
    while (toHost.isEmpty() && nanos() < until) {
      run();
    }
    int count = Math.min(into.length, toHost.size());
    for (int i = 0; i < count; i++) {
      into[i] = toHost.remove();
    }
    return count;
  }

  private void run() {
    for (int c = 0; c < batch; c++) {
      if (resetAt >= 0) {
        inputs[c * inputWords + resetAt] = pressed > 0 == resetHigh ? 1 : 0;
        pressed = Math.max(0, pressed - 1);
      }
      inputs[c * inputWords + receiveAt] = send(clock + c);
    }
    model.clocks(inputs, records, batch);
    for (int c = 0; c < batch; c++) {
      receive(clock + c, records[c * recordWords + sendAt] != 0);
    }
    clock += batch;
  }

  /** The level that the board receives on a clock. */
  private int send(long now) {
    if (sending != 0 && now == bitEnds) {
      sending >>= 1;
      sentBits++;
      bitEnds = sendingSince + bit(sentBits + 1);
    }
    if (sending == 0 && !toBoard.isEmpty()) {
      sending = 1 << BITS - 1 | (toBoard.remove() & 0xFF) << 1;
      sendingSince = now;
      sentBits = 0;
      bitEnds = now + bit(1);
    }
    return sending == 0 ? 1 : sending & 1;
  }

  /** Takes the level that the board sends after a clock. */
  private void receive(long now, boolean level) {
    if (receivedSince < 0) {
      if (level) {
        return;
      }
      receivedSince = now;
      received = 0;
      receivedBits = 0;
      sampleAt = now + middle(0);
    }
    if (now == sampleAt) {
      received |= level ? 1 << receivedBits : 0;
      receivedBits++;
      sampleAt = receivedSince + middle(receivedBits);
      if (receivedBits == BITS) {
        receivedSince = -1;
        boolean framed = level && (received & 1) == 0;
        if (framed) {
          toHost.add((byte) (received >> 1));
        }
      }
    }
  }

  /** The clock in the middle of a bit, from the first clock of the first bit on. */
  private long middle(int number) {
    return (2 * number + 1) * clockHz / (2 * baud);
  }

  @Override
  public void close() {
    end.run();
  }
}
