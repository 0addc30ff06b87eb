// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.spintwin.golden.GoldenChip;

/** Through a serial port, behind which is the golden model. */
final class TwinLinkSerialTest extends TwinLinkContractTest {
  private final List<TerminalBoard> boards = new ArrayList<>();

  @Override
  TwinLink open(GoldenChip chip, GoldenChip claimed) {
    var board = new TerminalBoard(PinLine.golden(chip, CLOCK_HZ, BAUD));
    boards.add(board);
    return TwinLink.open(
        LinkAddress.of("serial:" + board.port()),
        claimed,
        CLOCK_HZ,
        BAUD,
        () -> {
          throw new AssertionError("a port needs no tools");
        });
  }

  @AfterEach
  void pullAllPlugs() throws InterruptedException {
    for (TerminalBoard board : boards) {
      board.close();
    }
  }
}
