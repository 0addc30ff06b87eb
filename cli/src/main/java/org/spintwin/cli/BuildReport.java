// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.spintwin.board.Board;
import org.spintwin.board.BuildFlow;
import org.spintwin.board.FpgaDevice;
import org.spintwin.harness.LockstepResult;
import org.spintwin.harness.PlacementReport;
import org.spintwin.harness.StepTiming;
import org.spintwin.harness.Synthesis.Cells;
import org.spintwin.harness.SynthesisProof;
import org.spintwin.harness.Toolchain;
import org.spintwin.kind.Twin;
import org.spintwin.report.Provenance;
import org.spintwin.report.Report;
import org.spintwin.report.ReportWriter;
import org.spintwin.report.Section;
import org.spintwin.report.Verdict;
import org.spintwin.rtl.VerilogWriter;

/**
 * What {@code spintwin build} tells, in the rows that users of hls4ml know.
 *
 * @param timing of the chip, in clocks
 * @param cells of the netlist; null where it was not built, or not for iCE40
 * @param placed what nextpnr found; null where it was not run
 * @param icetime the clock that a second program finds, MHz
 * @param proof null where none was asked for
 */
record BuildReport(
    Twin twin,
    BuildFlow flow,
    long baud,
    StepTiming timing,
    Cells cells,
    PlacementReport placed,
    OptionalDouble icetime,
    Proof proof) {
  /** Of the programs that have one. */
  private static final Map<String, String> VERSION_OPTIONS =
      new TreeMap<>(Map.of("yosys", "-V", "nextpnr-ice40", "--version"));

  /** Of a chip whose bitstream was not made. */
  BuildReport(Twin twin, BuildFlow flow, long baud, StepTiming timing) {
    this(twin, flow, baud, timing, null, null, OptionalDouble.empty(), null);
  }

  /**
   * What was found of netlist and bitstream.
   *
   * @param outputs pins that were compared
   */
  record Proof(
      List<String> outputs,
      LockstepResult netlist,
      LockstepResult bitstream,
      SynthesisProof synthesis) {
    boolean holds() {
      return netlist.agrees() && bitstream.agrees() && synthesis.complete();
    }

    private List<Verdict> verdicts() {
      return List.of(
          verdict("Netlist equals golden model", netlist),
          verdict("Bitstream read back equals golden model", bitstream),
          Verdict.of("Synthesis is proved", synthesis.complete(), synthesisText()));
    }

    private Verdict verdict(String name, LockstepResult result) {
      return Verdict.of(name, result.agrees(), text(result));
    }

    private String text(LockstepResult result) {
      String equal =
          String.format(
              Locale.ROOT,
              "%,d clocks, every output pin (%s)",
              result.clocks(),
              String.join(", ", outputs));
      return result.agrees() ? equal : equal + "; then " + result.difference();
    }

    private String synthesisText() {
      return String.format(
          Locale.ROOT,
          "%,d of %,d points, from block RAM mapping to look-up tables; block RAMs give anything",
          synthesis.points() - synthesis.unproved(),
          synthesis.points());
    }

    private Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("outputs", outputs);
      json.put("netlist", json(netlist));
      json.put("bitstream", json(bitstream));
      json.put("synthesis", synthesis);
      json.put("holds", holds());
      return json;
    }

    private static Map<String, Object> json(LockstepResult result) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("clocks", result.clocks());
      json.put("clocksPerSecond", Math.round(1e9 * result.clocks() / result.rtlNanos()));
      json.put("firstMismatch", result.difference());
      return json;
    }
  }

  /** A resource, as it is used. */
  private record Used(String name, int used, int available) {
    String text() {
      return used + " of " + available + String.format(Locale.ROOT, " (%.0f %%)", share());
    }

    private double share() {
      return available == 0 ? 0 : 100.0 * used / available;
    }
  }

  BuildReport built(Cells found, PlacementReport placement, OptionalDouble second) {
    return new BuildReport(twin, flow, baud, timing, found, placement, second, proof);
  }

  BuildReport proved(Proof found) {
    return new BuildReport(twin, flow, baud, timing, cells, placed, icetime, found);
  }

  private Board board() {
    return flow.board();
  }

  private List<Used> resources() {
    FpgaDevice device = board().device();
    if (cells == null) {
      return List.of();
    }
    List<Used> used = new ArrayList<>();
    used.add(new Used("LUT", cells.luts(), device.logicCells()));
    used.add(new Used("FF", cells.flipFlops(), device.flipFlops()));
    used.add(new Used("BRAM", cells.blockRams(), device.blockRams()));
    used.add(new Used("DSP", placed.used("ICESTORM_DSP"), device.dsps()));
    used.add(new Used("logic cells", placed.used("ICESTORM_LC"), device.logicCells()));
    return used;
  }

  /** Rows of heading and text. */
  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("board", board().name() + ", " + board().device().title()));
    rows.add(List.of("chip", twin.chip().design().name() + ", " + twin.architecture()));
    rows.add(List.of("line", baud + " baud"));
    rows.add(List.of("latency", clocks(timing.leastLatency(), timing.mostLatency())));
    rows.add(List.of("interval", clocks(timing.leastInterval(), timing.mostInterval())));
    rows.add(List.of("clock", clock()));
    resources().forEach(r -> rows.add(List.of(r.name(), r.text())));
    rows.add(List.of("bitstream", placed == null ? "not built" : flow.bitstream()));
    return rows;
  }

  private String clock() {
    String board = Board.megahertz(board().clockHz()) + " MHz";
    if (placed == null) {
      return board;
    }
    return board
        + String.format(Locale.ROOT, ", at most %.2f (nextpnr)", placed.megahertz())
        + (icetime.isPresent()
            ? String.format(Locale.ROOT, ", %.2f (icetime)", icetime.getAsDouble())
            : "");
  }

  private static String clocks(long least, long most) {
    return least == most ? least + " clocks" : least + " to " + most + " clocks";
  }

  /** For a person. */
  void print(Console console) {
    rows().forEach(row -> console.print("%-15s %s", row.get(0), row.get(1)));
    if (proof != null) {
      for (Verdict verdict : proof.verdicts()) {
        boolean passed = verdict.outcome() == Verdict.Outcome.PASS;
        console.print(
            "%s: %s: %s",
            verdict.name(), passed ? console.good("yes") : console.bad("NO"), verdict.text());
      }
    }
  }

  /** For a program, and for {@code flash}. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("board", board().name());
    json.put("device", board().device().name());
    json.put("chip", twin.chip().design().name());
    json.put("architecture", twin.architecture());
    json.put("specDigest", twin.chip().design().digest());
    json.put("baud", baud);
    json.put("clockHz", board().clockHz());
    json.put("timing", timing);
    Map<String, Object> resources = new LinkedHashMap<>();
    resources().forEach(r -> resources.put(r.name(), r));
    json.put("resources", resources);
    json.put("megahertz", placed == null ? null : placed.megahertz());
    json.put("megahertzByIcetime", icetime.isPresent() ? icetime.getAsDouble() : null);
    json.put("bitstream", placed == null ? null : flow.bitstream());
    json.put("loader", board().loader());
    json.put("proof", proof == null ? null : proof.json());
    return json;
  }

  /**
   * The page.
   *
   * @param command as typed
   */
  String html(String command, Map<String, String> environment) {
    List<Section> sections = new ArrayList<>();
    sections.add(
        Section.of("Result")
            .paragraph(
                "Latency and interval are of the chip inside, in clocks: a step without events to"
                    + " one with an event of every input, or a sample.")
            .table(List.of("", "Value"), rows()));
    sections.addAll(ChipSections.of(twin, twin.chip().design()));
    List<Verdict> verdicts =
        proof == null
            ? List.of(Verdict.notApplicable("Bitstream", "not proved; --prove does it"))
            : proof.verdicts();
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("spintwin", VerilogWriter.VERSION);
    VERSION_OPTIONS.forEach(
        (tool, option) ->
            Toolchain.onPath(environment, tool)
                .filter(path -> placed != null)
                .flatMap(path -> ToolVersion.ask(path, option))
                .ifPresent(version -> versions.put(tool, version)));
    String digest = String.format("%08x", twin.chip().design().digest());
    return new ReportWriter()
        .html(
            new Report(
                twin.chip().design().name() + " on " + board().title(),
                "A chip behind its serial link, as a bitstream.",
                verdicts,
                sections,
                new Provenance(digest, Map.of(), versions, List.of(command))));
  }
}
