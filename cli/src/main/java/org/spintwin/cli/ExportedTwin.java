// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.spintwin.board.Board;
import org.spintwin.board.Boards;
import org.spintwin.export.CoreTop;
import org.spintwin.export.ExportFormats;
import org.spintwin.export.ExportedCore;
import org.spintwin.export.ExportedCore.Shell;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.LinkedChip;
import org.spintwin.golden.TinyTapeoutChip;
import org.spintwin.golden.WishboneChip;
import org.spintwin.harness.PinConversation;
import org.spintwin.harness.RecordedVectors;
import org.spintwin.harness.TestbenchStimulus;
import org.spintwin.harness.TimingVectors;
import org.spintwin.io.InputException;
import org.spintwin.kind.Twin;
import org.spintwin.rtl.TestVectors;
import org.spintwin.spec.Design;
import org.spintwin.spec.LinkedChipSpec;

/** A twin as a core for the designs of others. */
final class ExportedTwin {
  /** Bits per second of the link on boards. */
  private static final long BAUD = 115200;

  private ExportedTwin() {}

  /**
   * The core, with what can be put around it.
   *
   * @param file the chip file, for messages
   */
  static ExportedCore of(Path file, Twin twin) {
    GoldenChip chip = twin.chip();
    return ExportedCore.of(
        top(chip), twin.origin(), TimingVectors.of(chip), shells(chip), boards(file, twin));
  }

  private static CoreTop top(GoldenChip chip) {
    var stimulus = new TestbenchStimulus(chip);
    TestVectors vectors = RecordedVectors.record(chip.golden(), stimulus, stimulus.clocks());
    return new CoreTop(chip.design().loadingImages(), vectors);
  }

  private static Map<Shell, CoreTop> shells(GoldenChip chip) {
    Map<Shell, CoreTop> shells = new EnumMap<>(Shell.class);
    if (LinkedChipSpec.isOfEvents(chip.design())) {
      shells.put(Shell.WISHBONE, top(WishboneChip.of(chip)));
      Design pins = TinyTapeoutChip.of(chip).design();
      // The conversation loads every weight: too much of a chip that is too large in any case.
      TestVectors conversation =
          ExportFormats.fitsTinyTapeout(pins) ? PinConversation.of(chip).vectors() : none(pins);
      shells.put(Shell.TINY_TAPEOUT, new CoreTop(pins, conversation));
    }
    return shells;
  }

  private static TestVectors none(Design design) {
    return new TestVectors(
        design.top().inputs(design.values()),
        design.top().compared(design.values()),
        0,
        new long[0],
        new long[0]);
  }

  /** The chip behind a link for each board of the program that has room for it. */
  private static Map<Board, Design> boards(Path file, Twin twin) {
    Map<Board, Design> boards = new LinkedHashMap<>();
    for (String name : Boards.NAMES) {
      Board board = new Boards(null).of(name);
      linked(file, twin, board).ifPresent(design -> boards.put(board, design));
    }
    return boards;
  }

  private static Optional<Design> linked(Path file, Twin twin, Board board) {
    try {
      new BoardFit(file, twin, board).check();
      GoldenChip linked = LinkedChip.of(twin.chip(), board.clockHz(), BAUD);
      return Optional.of(linked.design().loadingImages());
    } catch (InputException | IllegalArgumentException e) {
      return Optional.empty(); // too large, or without streams and samples
    }
  }
}
