// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Synthesizes Verilog for iCE40 with Yosys, places and routes it with nextpnr. A result that was
 * found before, with the same Verilog, options and programs, is taken from the cache.
 */
public final class Synthesis {
  /** nextpnr is deterministic for a seed. */
  public static final int SEED = 1;

  /** What {@code synth} does, but for the step that makes memories flip-flops. */
  private static final String GATES =
      "synth -flatten -run begin:fine; opt -fast -full; techmap; opt -fast; abc -fast; opt_clean";

  private static final String PROPAGATION =
      "proc; flatten; setattr -set keep 1 w:*; opt -full; wreduce; opt -full;"
          + " memory_collect; opt_mem; opt -full";

  private static final Pattern CELL = Pattern.compile("\"(\\w+)\":\\s*(\\d+)");
  private static final Pattern CELL_TYPE = Pattern.compile("\"type\":\\s*\"(SB_\\w+)\"");

  private final SynthesisTools tools;
  private final BuildCache cache;

  public Synthesis(SynthesisTools tools) {
    this.tools = tools;
    this.cache = new BuildCache(tools.cache());
  }

  /**
   * What is to be synthesized, and how.
   *
   * @param files Verilog texts by file name, {@code .v}, and the files that they read
   * @param top name of the top module
   * @param parameters values of its parameters other than its own
   * @param singlePort names of memories that are to lie in single-port RAM; Yosys alone would
   *     prefer block RAM
   * @param options of {@code synth_ice40}
   */
  public record Design(
      Map<String, String> files,
      String top,
      Map<String, Long> parameters,
      Set<String> singlePort,
      List<String> options) {
    /** The Yosys commands that read it. */
    private String read() {
      String values =
          new TreeMap<>(parameters)
              .entrySet().stream()
                  .map(p -> " -chparam " + p.getKey() + " " + p.getValue())
                  .collect(Collectors.joining());
      String single =
          singlePort.isEmpty()
              ? ""
              : "proc; setattr -set ram_style \"huge\" "
                  + singlePort.stream()
                      .sorted()
                      .map(memory -> "*/m:" + memory)
                      .collect(Collectors.joining(" "))
                  + "; ";
      // Deferred: modules are elaborated with the values the top gives them.
      return "read_verilog -defer "
          + files.keySet().stream()
              .filter(name -> name.endsWith(".v"))
              .collect(Collectors.joining(" "))
          + "; hierarchy -check -top "
          + top
          + values
          + "; "
          + single;
    }

    /** The Yosys commands up to the mapped netlist. */
    String script() {
      return read()
          + "synth_ice40 -top "
          + top
          + options.stream().map(option -> " " + option).collect(Collectors.joining());
    }
  }

  /** Cells of a mapped netlist. */
  public record Cells(int luts, int flipFlops, int carries, int blockRams, int singlePortRams) {
    static Cells of(String stat) {
      Map<String, Integer> counts = new TreeMap<>();
      // Yosys 0.23 prints it without a comma between two objects: it is no JSON for a parser.
      for (Matcher cell = CELL.matcher(stat); cell.find(); ) {
        counts.put(cell.group(1), Integer.parseInt(cell.group(2)));
      }
      return of(counts);
    }

    /** Those of a netlist that Yosys wrote as JSON, without modules in it. */
    static Cells ofNetlist(String json) {
      Map<String, Integer> counts = new TreeMap<>();
      CELL_TYPE.matcher(json).results().forEach(m -> counts.merge(m.group(1), 1, Integer::sum));
      return of(counts);
    }

    private static Cells of(Map<String, Integer> counts) {
      int flipFlops =
          counts.entrySet().stream()
              .filter(count -> count.getKey().startsWith("SB_DFF"))
              .mapToInt(Map.Entry::getValue)
              .sum();
      return new Cells(
          counts.getOrDefault("SB_LUT4", 0),
          flipFlops,
          counts.getOrDefault("SB_CARRY", 0),
          counts.getOrDefault("SB_RAM40_4K", 0),
          counts.getOrDefault("SB_SPRAM256KA", 0));
    }
  }

  /**
   * A placed and routed design.
   *
   * @param logicCells cells taken: some look-up tables do not share one with a flip-flop or carry
   * @param megahertz highest frequency of its clock
   */
  public record Placement(int logicCells, double megahertz) {}

  /**
   * The cells a design is mapped to.
   *
   * @throws HarnessException when Yosys fails or takes too long
   */
  public Cells cells(Design design) {
    String script = design.script() + "; tee -q -o result stat -json";
    return Cells.of(result(design, List.of(yosys(script))));
  }

  /**
   * Places and routes a design.
   *
   * @param options of {@code nextpnr-ice40} that say the device
   * @throws HarnessException when a program fails, as where the design does not fit, or takes too
   *     long
   */
  public Placement place(Design design, List<String> options) {
    List<String> nextpnr = new ArrayList<>(List.of(tools.nextpnr().toString(), "--quiet"));
    nextpnr.addAll(options);
    nextpnr.addAll(
        List.of("--seed", String.valueOf(SEED), "--json", "netlist.json", "--report", "result"));
    String report =
        result(design, List.of(yosys(design.script() + " -json netlist.json"), nextpnr));
    PlacementReport placed = PlacementReport.of(report);
    return new Placement(placed.used("ICESTORM_LC"), placed.megahertz());
  }

  /** The mapped netlist as Verilog of iCE40 cells. */
  public String netlist(Design design) {
    return result(design, List.of(yosys(design.script() + "; write_verilog -noattr result")));
  }

  /** The netlist of gates and flip-flops as Verilog, before any FPGA; memories stay memories. */
  public String gates(Design design) {
    String script = design.read() + GATES + "; write_verilog -noattr result";
    return result(design, List.of(yosys(script)));
  }

  /**
   * What Yosys makes of the Verilog by propagating constants, before anything is mapped, as JSON.
   * Every wire keeps its name.
   */
  public String propagated(Design design) {
    return result(design, List.of(yosys(design.read() + PROPAGATION + "; write_json result")));
  }

  private List<String> yosys(String script) {
    return List.of(tools.yosys().toString(), "-Q", "-q", "-p", script);
  }

  /** Text of the file {@code result} that some programs leave, run one after the other. */
  private String result(Design design, List<List<String>> commands) {
    Digest digest = new Digest().add(tools.stamp()).add(commands.toString());
    design.files.forEach((name, text) -> digest.add(name).add(text));
    String key = "synthesis-" + digest.hex();
    Path result =
        cache.obtain(
            key,
            staging -> {
              for (Map.Entry<String, String> file : design.files.entrySet()) {
                Files.writeString(staging.resolve(file.getKey()), file.getValue());
              }
              var run =
                  new ToolRun(
                      staging,
                      staging.resolve("tools.log"),
                      cache.log(key),
                      tools.timeout(),
                      SynthesisTools.INSTALL);
              commands.forEach(run::run);
              return staging.resolve("result");
            });
    try {
      return Files.readString(result);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
