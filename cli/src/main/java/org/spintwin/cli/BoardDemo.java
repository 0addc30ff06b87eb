// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.Map;
import org.spintwin.board.Board;
import org.spintwin.demo.DigitBoard;
import org.spintwin.demo.DigitBoard.Answers;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.Toolchain;
import org.spintwin.link.LinkAddress;
import org.spintwin.link.LinkAddress.Transport;
import org.spintwin.link.TwinLink;

/**
 * The handwritten digits on a board, through its serial line.
 *
 * @param baud bits per second of the line
 */
record BoardDemo(DigitBoard digits, Board board, LinkAddress address, long baud) {
  /** Number of the first session with a simulated board. */
  private static final int FIRST_SESSION = 1;

  /**
   * Shows the digits to the board.
   *
   * @param tools builds the board's Verilog where that is simulated
   */
  ExitCode run(Console console, Map<String, Object> json, Toolchain tools) {
    Answers answers;
    try (TwinLink link = console.timed("open link", () -> open(tools));
        Console.Stage stage = console.stage("classify", digits.images())) {
      answers = digits.classify(link, stage::done);
    }
    double milliseconds = answers.lineNanos() / 1e6 / answers.images();
    boolean equal = answers.differing() == 0;
    console.print("Handwritten digits on %s over %s at %d baud", board.name(), address, baud);
    console.print("images          %d", answers.images());
    console.print(
        "accuracy        %s %%; golden model %s %%",
        DemoCommand.percent(answers.accuracy()), DemoCommand.percent(digits.goldenAccuracy()));
    console.print("output spikes   %d in %d steps", answers.spikes(), answers.steps());
    String told = answers.differing() + " steps differ from the golden model";
    console.print("differences     %s", equal ? console.good("none") : console.bad(told));
    console.print("time on line    %.2f ms per image", milliseconds);
    json.put("board", board.name());
    json.put("link", address.toString());
    json.put("baud", baud);
    json.put("images", answers.images());
    json.put("accuracy", answers.accuracy());
    json.put("goldenAccuracy", digits.goldenAccuracy());
    json.put("outputSpikes", answers.spikes());
    json.put("steps", answers.steps());
    json.put("differingSteps", answers.differing());
    json.put("lineMillisecondsPerImage", milliseconds);
    return equal ? ExitCode.OK : ExitCode.MISMATCH;
  }

  private TwinLink open(Toolchain tools) {
    GoldenChip chip = digits.chip();
    return address.transport() == Transport.SIM
        ? TwinLink.over(BoardSimulation.of(board, chip, baud, tools), chip, FIRST_SESSION)
        : TwinLink.open(address, chip, board.clockHz(), baud, () -> tools);
  }
}
