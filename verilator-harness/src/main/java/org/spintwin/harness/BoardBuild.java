// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spintwin.board.BuildFlow;
import org.spintwin.board.ToolCall;
import org.spintwin.harness.Synthesis.Cells;

/**
 * A bitstream in the making.
 *
 * @param folder holds the files of the board; what the programs make comes beside them
 */
public record BoardBuild(BuildFlow flow, Path folder, BoardTools tools) {
  private static final String NEXTPNR = "nextpnr-";
  private static final String ICETIME = "icetime";
  private static final Pattern ICETIME_RESULT =
      Pattern.compile("Total path delay: .* \\(([0-9.]+) MHz\\)");

  /** Name of the first program of the flow that is not there. */
  public Optional<String> missing() {
    return flow.steps().stream()
        .map(ToolCall::program)
        .filter(program -> !tools.has(program))
        .findFirst();
  }

  /**
   * Does one of the steps of the flow.
   *
   * @throws HarnessException when its program is not there, fails or takes too long
   */
  public void run(ToolCall step) {
    List<String> command = new ArrayList<>(List.of(step.program()));
    command.addAll(step.arguments());
    if (step.program().startsWith(NEXTPNR)) {
      // A clock that is missed is told with figures, by whoever asked.
      command.addAll(List.of("--timing-allow-fail", "--report", report()));
    }
    tools.run(folder, List.of(command));
  }

  /** The cells of the mapped netlist, for iCE40, after its step. */
  public Cells cells() throws IOException {
    return Cells.ofNetlist(Files.readString(folder.resolve(flow.top() + ".json")));
  }

  /** What nextpnr found, after its step; empty where the family has another tool. */
  public Optional<PlacementReport> placement() throws IOException {
    Path report = folder.resolve(report());
    return Files.exists(report)
        ? Optional.of(PlacementReport.of(Files.readString(report)))
        : Optional.empty();
  }

  /**
   * The highest frequency of the clock, MHz, as a second program finds it; empty where it, or its
   * data of the chip, is not there.
   */
  public OptionalDouble icetime() {
    if (!tools.has(ICETIME)) {
      return OptionalDouble.empty();
    }
    try {
      String said =
          tools.run(
              folder,
              List.of(
                  List.of(
                      ICETIME, "-d", flow.board().device().name(), "-mt", flow.top() + ".asc")));
      Matcher found = ICETIME_RESULT.matcher(said);
      return found.find()
          ? OptionalDouble.of(Double.parseDouble(found.group(1)))
          : OptionalDouble.empty();
    } catch (HarnessException noDataOfTheChip) {
      return OptionalDouble.empty();
    }
  }

  private String report() {
    return flow.top() + "_placement.json";
  }
}
