// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

/** A chip of events behind {@code event_port}. */
final class EventSide extends ChipSide {
  private static final int ALL_STROBES = 15;

  private final EventPortGolden port;
  private final EventPins pins;
  private final EventPortGolden.ChipAnswers answers = new EventPortGolden.ChipAnswers();

  EventSide(ClockedModel chip, EventPortGolden port) {
    super(chip, port);
    this.port = port;
    pins = new EventPins(chip.inputs(), chip.compared());
    inputs[pins.writeStrobes] = ALL_STROBES;
  }

  @Override
  void clock(boolean portReset, boolean chipReset, boolean given, int request, boolean taken) {
    port.drive(pins, inputs);
    pins.read(record, answers);
    port.clock(portReset, given, request, taken, answers);
    clockChip(chipReset);
  }
}
