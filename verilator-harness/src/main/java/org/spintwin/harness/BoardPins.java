// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.List;
import org.spintwin.board.Board;
import org.spintwin.board.BoardPort;
import org.spintwin.board.BoardPort.Role;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/** A linked chip as the pins of a board show it: what a bitstream can be compared with. */
public final class BoardPins implements ClockedModel {
  private final ClockedModel linked;
  private final RecordLayout inputs;
  private final RecordLayout outputs;
  private final List<BoardPort> drivenPorts;
  private final List<BoardPort> shownPorts;
  private final int button;
  private final int line;
  private final Signal sent;
  private final Signal leds;
  private final long[] given;
  private final long[] record;

  /**
   * @param linked golden model of the linked chip
   * @throws IllegalArgumentException when the board divides its clock: its pins do not show when
   */
  BoardPins(ClockedModel linked, Board board) {
    if (board.divide() != 1) {
      throw new IllegalArgumentException(board.name() + " divides its clock");
    }
    this.linked = linked;
    drivenPorts = ports(board, true);
    shownPorts = ports(board, false);
    inputs = layout(board, true);
    outputs = layout(board, false);
    button = linked.inputs().signal("reset_ni").offset();
    line = linked.inputs().signal("uart_rx_i").offset();
    sent = linked.compared().signal("uart_tx_o");
    leds = linked.compared().signal("led_o");
    given = new long[linked.inputs().words()];
    record = new long[linked.compared().words()];
  }

  /** The pins of a board but its clock, those that it is driven by or those that it drives. */
  public static RecordLayout layout(Board board, boolean inputs) {
    var builder = new RecordLayout.Builder();
    ports(board, inputs).forEach(p -> builder.add(p.name(), 1, 1, false));
    return builder.build();
  }

  private static List<BoardPort> ports(Board board, boolean inputs) {
    return board.ports().stream()
        .filter(p -> p.input() == inputs && p.role() != Role.CLOCK)
        .toList();
  }

  @Override
  public RecordLayout inputs() {
    return inputs;
  }

  @Override
  public RecordLayout compared() {
    return outputs;
  }

  /**
   * The levels of the pins where the linked chip has certain inputs.
   *
   * @param reset level of {@code reset_ni}
   * @param received level of {@code uart_rx_i}
   */
  void drive(boolean reset, boolean received, long[] into, int base) {
    for (int p = 0; p < drivenPorts.size(); p++) {
      boolean level =
          drivenPorts.get(p).role() == Role.RESET ? reset ^ drivenPorts.get(p).high() : received;
      into[base + p] = level ? 1 : 0;
    }
  }

  @Override
  public void clock(long[] pins, int inputBase, long[] into, int recordBase) {
    given[button] = 1;
    for (int p = 0; p < drivenPorts.size(); p++) {
      long level = pins[inputBase + p];
      if (drivenPorts.get(p).role() == Role.RESET) {
        given[button] = drivenPorts.get(p).high() ? 1 - level : level;
      } else {
        given[line] = level;
      }
    }
    linked.clock(given, 0, record, 0);
    int led = 0;
    for (int p = 0; p < shownPorts.size(); p++) {
      BoardPort port = shownPorts.get(p);
      into[recordBase + p] =
          switch (port.role()) {
            case UART_TX -> sent.get(record, 0, 0);
            case LED -> (leds.get(record, 0, 0) >>> led++ ^ (port.high() ? 0 : 1)) & 1;
            case HOLD -> port.high() ? 1 : 0;
            case CLOCK, RESET, UART_RX -> throw new IllegalStateException(port + " is no output");
          };
    }
  }

  @Override
  public List<MemoryShape> memories() {
    return List.of();
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    throw new UnsupportedOperationException("pins show no memory");
  }

  @Override
  public long[] memory(String name) {
    throw new UnsupportedOperationException("pins show no memory");
  }
}
