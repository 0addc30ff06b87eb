// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.List;
import java.util.Map;
import org.spintwin.board.Board;
import org.spintwin.board.BoardFiles;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.LinkedChip;
import org.spintwin.harness.BoardPins;
import org.spintwin.harness.Toolchain;
import org.spintwin.harness.Variant;
import org.spintwin.harness.Verification;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.link.PinLine;
import org.spintwin.spec.Design;

/** The Verilog of a whole board, its pins and its oscillator. */
final class BoardSimulation {
  /** The linked chip in the board's top module. */
  private static final String LINKED = "u_link";

  private BoardSimulation() {}

  /** A line to a board that holds a chip. */
  static PinLine of(Board board, GoldenChip chip, long baud, Toolchain tools) {
    GoldenChip linked = LinkedChip.of(chip, board.clockHz(), baud);
    Design design = linked.design();
    String top = BoardFiles.top(design);
    Map<String, String> files = BoardFiles.of(board, design, List.of());
    Verification whole =
        Verification.of(linked)
            .inside(
                top,
                files.get(top + ".v"),
                LINKED,
                BoardPins.layout(board, true),
                BoardPins.layout(board, false));
    var library = whole.build(new VerilatorBuild(tools), Variant.FAST);
    return new PinLine(whole.open(library), board.oscillatorHz(), baud);
  }
}
