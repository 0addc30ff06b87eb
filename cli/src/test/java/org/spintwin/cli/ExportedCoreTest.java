// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spintwin.cli.SmallCores.list;
import static org.spintwin.cli.SmallCores.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.spintwin.harness.Toolchain;

/**
 * Cores as their README says to use them. {@code -Dspintwin.full=true} simulates all of them in
 * Verilator too, and shells.
 */
@Execution(ExecutionMode.CONCURRENT)
final class ExportedCoreTest {
  private static final boolean FULL = Boolean.getBoolean("spintwin.full");
  private static final String FAST = "VERILATOR_FLAGS=-CFLAGS -O0";

  /** Cores that nothing is changed in but their build folders. */
  @TempDir static Path shared;

  private static final Map<SmallCores, Path> CORES = new EnumMap<>(SmallCores.class);

  @TempDir Path folder;

  private static synchronized Path core(SmallCores chip) throws IOException {
    Path core = CORES.get(chip);
    if (core == null) {
      core = chip.export(shared);
      CORES.put(chip, core);
    }
    return core;
  }

  /** A visible skip on a desk without the tool; where CI is set the test goes on and fails. */
  private static void needs(String... tools) {
    for (String tool : tools) {
      Assumptions.assumeTrue(
          System.getenv("CI") != null || Toolchain.onPath(System.getenv(), tool).isPresent(),
          tool + " is not installed; " + Toolchain.INSTALL);
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"PARALLEL_AXI", "SOT"})
  void itsTestbenchPassesInIcarusAndFindsOneWrongBit(SmallCores chip)
      throws IOException, InterruptedException {
    needs("make", "iverilog");
    Path core = core(chip);
    assertThat(run(core, "make", "-s", "icarus")).matches("(?s)PASS: \\d+ clocks, \\d+ bits.*");
    Path build = core.resolve("build/icarus_" + chip.chipName());
    Path trace = build.resolve(chip.chipName() + "_expected.mem");
    String text = Files.readString(trace).stripTrailing();
    char last = text.charAt(text.length() - 1);
    char flipped = Character.forDigit(Character.digit(last, 16) ^ 1, 16);
    Files.writeString(trace, text.substring(0, text.length() - 1) + flipped + "\n");
    assertThat(run(build, "vvp", "-n", "tb.vvp")).contains("FAIL: 1 differences in ");
  }

  @ParameterizedTest
  @EnumSource(names = {"FOLDED", "ECRAM"})
  void verilatorHasNothingToSay(SmallCores chip) throws IOException, InterruptedException {
    needs("make", "verilator");
    assertThat(run(core(chip), "make", "-s", "lint")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void itsTestbenchPassesInVerilator(SmallCores chip) throws IOException, InterruptedException {
    needs("make", "verilator");
    Assumptions.assumeTrue(FULL, "takes long; -Dspintwin.full=true");
    Path core = core(chip);
    assertThat(run(core, "make", "-s", FAST, "verilator")).contains("\nPASS: ");
  }

  @ParameterizedTest
  @EnumSource(names = {"PARALLEL_AXI", "FOLDED"})
  void theChipBehindWishbonePasses(SmallCores chip) throws IOException, InterruptedException {
    needs("make", "iverilog", "verilator");
    Path core = core(chip);
    String top = "TOP=" + chip.chipName() + "_wb";
    assertThat(run(core, "make", "-s", top, "icarus")).startsWith("PASS: ");
    if (FULL) {
      assertThat(run(core, "make", "-s", top, FAST, "verilator")).contains("\nPASS: ");
    }
  }

  /** Three of one kind, two alike and one with other parameters, and other kinds in one design. */
  @Test
  void coresStandBesideEachOther() throws IOException, InterruptedException {
    needs("verilator", "iverilog", "yosys");
    List<String> verilog = new ArrayList<>();
    var top = new StringBuilder("module together;\n");
    List<Path> cores = new ArrayList<>();
    // Those that read all their codes at once take Yosys long.
    List<SmallCores> kinds =
        FULL
            ? List.of(SmallCores.values())
            : List.of(
                SmallCores.FOLDED, SmallCores.SOT_FOLDED, SmallCores.ECRAM, SmallCores.LIF_NETWORK);
    for (SmallCores chip : kinds) {
      cores.add(core(chip));
    }
    cores.add(SmallCores.FOLDED.export(folder, "second_folded"));
    cores.add(larger());
    for (Path core : cores) {
      verilog.addAll(list(core, "filelist.f"));
      top.append("  ").append(core.getFileName()).append(" u_").append(core.getFileName());
      top.append(" ();\n");
    }
    assertThat(verilog).extracting(f -> Path.of(f).getFileName()).doesNotHaveDuplicates();
    verilog.add(Files.writeString(folder.resolve("together.v"), top + "endmodule\n").toString());
    List<String> lint =
        new ArrayList<>(
            List.of(
                "verilator", "--lint-only", "-Wall", "-Wno-PINMISSING", "-Wno-PINCONNECTEMPTY"));
    lint.addAll(List.of("--top-module", "together"));
    lint.addAll(verilog);
    assertThat(run(folder, lint.toArray(String[]::new))).isEmpty();
    List<String> icarus =
        new ArrayList<>(List.of("iverilog", "-g2005", "-s", "together", "-o", "together.vvp"));
    icarus.addAll(verilog);
    run(folder, icarus.toArray(String[]::new));
    run(
        folder,
        "yosys",
        "-q",
        "-p",
        "read_verilog -defer " + String.join(" ", verilog) + "; hierarchy -check -top together");
  }

  /** A folded chip all of whose sizes and options differ from the small one's. */
  private Path larger() throws IOException {
    Path chip =
        Files.writeString(
            folder.resolve("larger.yaml"),
            """
            spintwin: 1
            chip: mram-lif
            name: larger
            array: {inputs: 9, neurons: 8, bits: 3, code_bits: 10, polarity: signed}
            neuron: {threshold: 50, membrane_bits: 20, psp: alpha, refractory: 3}
            inhibition: {topology: all, weight: 4}
            architecture: {kind: folded, lanes: 4}
            """);
    Path core = folder.resolve("larger");
    CommandLineRun run =
        CommandLineRun.of("export", chip, "--format", "verilog", "-o", core, "--quiet");
    assertThat(run.exit()).as(run.err()).isZero();
    return core;
  }

  /** What LibreLane makes an error of. */
  @ParameterizedTest
  @EnumSource(names = {"FOLDED", "SOT_FOLDED", "LIF_NETWORK"})
  void yosysFindsNeitherLatchesNorTwoDrivers(SmallCores chip)
      throws IOException, InterruptedException {
    needs("yosys");
    Path core = core(chip);
    String config = Files.readString(core.resolve("librelane/config.json"));
    List<String> sources =
        Pattern.compile("\"dir::([^\"]+)\"")
            .matcher(config)
            .results()
            .map(m -> core.resolve("librelane").resolve(m.group(1)).toString())
            .toList();
    assertThat(sources).hasSameSizeAs(list(core, "filelist.f"));
    boolean registers = chip == SmallCores.FOLDED;
    assertThat(config.contains("\"LOAD_IMAGE=0\"")).isEqualTo(registers);
    run(
        folder,
        "yosys",
        "-q",
        "-p",
        "read_verilog -defer "
            + String.join(" ", sources)
            + (registers ? "; chparam -set LOAD_IMAGE 0 " + chip.chipName() : "")
            + "; hierarchy -check -top "
            + chip.chipName()
            + "; proc; check -assert; select -assert-none t:$dlatch t:$adlatch t:$sr");
  }

  @ParameterizedTest
  @EnumSource(names = {"FOLDED", "SOT"})
  void theVivadoScriptRunsWithCommandsThatCheckFiles(SmallCores chip)
      throws IOException, InterruptedException {
    needs("tclsh");
    Path core = core(chip);
    Path stub = folder.resolve("stub.tcl");
    Files.writeString(
        stub,
        """
        set port_names {clk_i rst_ni s_axi_awaddr s_axi_wdata s_axis_tdata m_axis_tdata}
        namespace eval ipx {}
        foreach command {create_project set_property update_compile_order current_fileset get_files
            close_project ipx::package_project ipx::current_core ipx::associate_bus_interfaces
            ipx::get_bus_interfaces ipx::get_bus_parameters ipx::add_bus_parameter
            ipx::create_xgui_files ipx::update_checksums ipx::check_integrity ipx::save_core} {
          proc $command args "puts \\"$command \\$args\\""
        }
        proc add_files args {
          if {![file exists [lindex $args end]]} {error "no [lindex $args end]"}
        }
        proc get_property {name object} {return $object}
        proc ipx::get_ports {quiet pattern args} {
          return [lsearch -all -inline -glob $::port_names $pattern]
        }
        proc ipx::infer_bus_interface {names kind core} {puts "infer $kind: $names"}
        set argv {}
        source [lindex $::files 0]
        """
            .replace("[lindex $::files 0]", core.resolve("vivado/package.tcl").toString()));
    String output = run(folder, "tclsh", stub.toString());
    assertThat(output)
        .contains("infer xilinx.com:signal:clock_rtl:1.0: clk_i\n")
        .contains("infer xilinx.com:signal:reset_rtl:1.0: rst_ni\n")
        .contains("set_property top " + chip.chipName())
        .endsWith("ipx::save_core {}\nclose_project \n");
    boolean axi = chip == SmallCores.FOLDED;
    assertThat(output.contains("aximm_rtl:1.0: s_axi_awaddr s_axi_wdata\n")).isEqualTo(axi);
    assertThat(output.contains("axis_rtl:1.0: s_axis_tdata\n")).isEqualTo(axi);
  }

  @Test
  void theLitexModuleCompilesAndConnectsEveryPort() throws IOException, InterruptedException {
    needs("python3");
    Path core = core(SmallCores.FOLDED);
    Path module = core.resolve("litex/folded_core.py");
    Path compiled = folder.resolve("module.pyc");
    String compile = "import py_compile, sys; py_compile.compile(*sys.argv[1:], doraise=True)";
    run(folder, "python3", "-c", compile, module.toString(), compiled.toString());
    String python = Files.readString(module);
    List<String> connected =
        Pattern.compile(" [io]_(\\w+)=").matcher(python).results().map(m -> m.group(1)).toList();
    String verilog = Files.readString(core.resolve("rtl/folded_core_wb.v"));
    String head = verilog.substring(verilog.indexOf("\n) ("), verilog.indexOf("\n);"));
    List<String> ports =
        Pattern.compile("put (?:wire|reg ) (?:\\[.*\\] )?(\\w+)")
            .matcher(head.replaceAll(" +", " "))
            .results()
            .map(m -> m.group(1))
            .toList();
    assertThat(connected).containsExactlyInAnyOrderElementsOf(ports).contains("irq_o");
    Pattern.compile("\"(rtl/[^\"]+)\"")
        .matcher(python)
        .results()
        .forEach(m -> assertThat(core.resolve(m.group(1))).exists());
  }

  /** FuseSoC checks a core file against its schema when it reads it. */
  @Test
  void fusesocLintsAndSimulatesTheCore() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Toolchain.onPath(System.getenv(), "fusesoc").isPresent(),
        "fusesoc is not installed: pip install fusesoc");
    Path core = core(SmallCores.FOLDED);
    for (String target : List.of("lint", "sim", "sim_wishbone")) {
      String output =
          run(
              folder,
              "fusesoc",
              "--cores-root",
              core.toString(),
              "run",
              "--target=" + target,
              "spintwin:chips:folded_core:0.1.0");
      assertThat(output.contains("PASS: ")).isEqualTo(!target.equals("lint"));
    }
    for (String board : List.of("ulx3s", "tang-nano-9k", "arty-a7-35t")) {
      run(
          folder,
          "fusesoc",
          "--cores-root",
          core.toString(),
          "run",
          "--setup",
          "--target=" + board,
          "spintwin:chips:folded_core:0.1.0");
    }
  }
}
