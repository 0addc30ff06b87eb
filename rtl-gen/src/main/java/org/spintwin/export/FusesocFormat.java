// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spintwin.board.Board;
import org.spintwin.board.BoardFiles;
import org.spintwin.board.BuildFlow;
import org.spintwin.board.FpgaFamily;
import org.spintwin.export.CoreFile.Role;
import org.spintwin.export.ExportedCore.Shell;
import org.spintwin.spec.Design;
import org.spintwin.template.TemplateEngine;

/**
 * A core file of FuseSoC, CAPI2: lint, simulation, the shells around the chip, and the boards that
 * hold it behind its serial link.
 */
final class FusesocFormat implements ExportFormat {
  private static final String VERILOG = "verilogSource-2005";

  @Override
  public String name() {
    return "fusesoc";
  }

  @Override
  public String title() {
    return "FuseSoC core file (CAPI2) with targets for lint, simulation and boards";
  }

  @Override
  public Status status() {
    return Status.TRIED;
  }

  @Override
  public String evidence() {
    return "when the format was written lint, both simulations and a bitstream for iCEBreaker were"
        + " made through FuseSoC, which checks the file against its schema, and the other boards set"
        + " up; a test lints and simulates where FuseSoC is installed";
  }

  /**
   * A file of a file set.
   *
   * @param bare whether tools find it by its bare name in the folder in which they run
   */
  public record SetFile(String path, String type, boolean bare) {
    static SetFile of(CoreFile file) {
      return switch (file.role()) {
        case VERILOG, TESTBENCH -> new SetFile(file.path(), VERILOG, false);
        case IMAGE, TRACE -> new SetFile(file.path(), "user", true);
        default -> throw new IllegalArgumentException(file.path() + " is for no tool");
      };
    }

    public String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /** A file set. */
  public record FileSet(String name, String type, List<SetFile> files) {
    /** The files as YAML has them; what differs from the set is said. */
    public List<String> lines() {
      return files.stream().map(this::line).toList();
    }

    private String line(SetFile file) {
      String type = "file_type: " + file.type();
      if (file.bare()) {
        return file.path() + ": {" + type + ", copyto: " + file.name() + "}";
      }
      return file.type().equals(type()) ? file.path() : file.path() + ": {" + type + "}";
    }

    static FileSet of(String name, Stream<CoreFile> files) {
      return new FileSet(name, VERILOG, files.map(SetFile::of).toList());
    }
  }

  /**
   * A target.
   *
   * @param filesets prints as YAML has it
   * @param flow empty where a user of the core chooses
   * @param options of the flow, texts as YAML has them
   */
  public record Target(
      String name,
      String doc,
      List<String> filesets,
      String top,
      String flow,
      Map<String, String> options) {
    public boolean flows() {
      return !flow.isEmpty();
    }
  }

  @Override
  public List<CoreFile> files(ExportedCore core) {
    return new Package(core).files();
  }

  /** The core file of one core and what goes with it. */
  private static final class Package {
    private final ExportedCore core;
    private final List<CoreFile> files = new ArrayList<>();
    private final List<FileSet> sets = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();

    Package(ExportedCore core) {
      this.core = core;
    }

    List<CoreFile> files() {
      chip();
      // A project of Tiny Tapeout stands by itself.
      core.shell(Shell.WISHBONE).ifPresent(top -> shell(Shell.WISHBONE, top));
      core.boards().forEach(this::board);
      Map<String, Object> model = new LinkedHashMap<>();
      model.put("name", core.name());
      model.put("version", ExportedCore.VERSION);
      model.put(
          "vlnv",
          String.join(
              ":", ExportedCore.VENDOR, ExportedCore.LIBRARY, core.name(), ExportedCore.VERSION));
      model.put("description", core.origin().description());
      model.put("filesets", sets);
      model.put("targets", targets);
      String text = new TemplateEngine().render("capi2.core.vm", model);
      files.add(CoreFile.of(core.name() + ".core", Role.PACKAGE, text, "core file of FuseSoC"));
      return files;
    }

    private void chip() {
      String name = core.name();
      sets.add(FileSet.of("rtl", core.files(Role.VERILOG).stream()));
      List<SetFile> images = core.files(Role.IMAGE).stream().map(SetFile::of).toList();
      sets.add(new FileSet("images", "user", images));
      targets.add(
          new Target(
              "default",
              "the chip, for another core",
              List.of("rtl", "images"),
              name,
              "",
              Map.of()));
      Map<String, String> lint = tool("verilator");
      lint.put("verilator_options", list("-Wall"));
      targets.add(
          new Target("lint", "Verilator's opinion", List.of("rtl", "images"), name, "lint", lint));
      simulation("", name, List.of("rtl", "images"), core.testbench(core.top()));
    }

    private void shell(Shell shell, CoreTop top) {
      String name = shell.name().toLowerCase(Locale.ROOT);
      List<CoreFile> around = core.around(top.design());
      files.addAll(around);
      sets.add(FileSet.of(name, around.stream()));
      List<String> used = List.of("rtl", "images", name);
      targets.add(
          new Target(
              name, "the chip as " + top.design().name(), used, top.design().name(), "", Map.of()));
      List<CoreFile> testbench = core.testbench(top);
      files.addAll(testbench);
      simulation("_" + name, top.design().name(), used, testbench);
    }

    private void simulation(
        String suffix, String top, List<String> used, List<CoreFile> testbench) {
      String set = "tb" + suffix;
      sets.add(FileSet.of(set, testbench.stream().filter(f -> f.role() != Role.PACKAGE)));
      List<String> all = Stream.concat(used.stream(), Stream.of(set)).toList();
      Map<String, String> icarus = tool("icarus");
      icarus.put("iverilog_options", list("-g2005"));
      targets.add(
          new Target(
              "sim" + suffix, "its testbench in Icarus Verilog", all, "tb_" + top, "sim", icarus));
      Map<String, String> verilator = tool("verilator");
      verilator.put("mode", "binary");
      verilator.put("verilator_options", list("--timing", "-Wno-fatal"));
      targets.add(
          new Target(
              "sim_verilator" + suffix,
              "the same in Verilator",
              all,
              "tb_" + top,
              "sim",
              verilator));
    }

    private void board(Board board, Design linked) {
      if (board.family() == FpgaFamily.CYCLONE_V) {
        return; // Edalize has no flow for it
      }
      List<CoreFile> link = new ArrayList<>();
      List<CoreFile> own = new ArrayList<>();
      String folder = "boards/" + board.name() + "/";
      for (CoreFile f : core.around(linked)) {
        boolean top = f.name().equals(linked.name() + ".v"); // holds the clock's rate
        String path = (top ? folder : "boards/link/") + f.name();
        (top ? own : link).add(CoreFile.of(path, f.role(), f.text(), f.doc()));
      }
      BuildFlow flow = BoardFiles.flow(board, linked, List.of());
      Map<String, String> texts = BoardFiles.of(board, linked, List.of());
      own.add(
          CoreFile.of(
              folder + flow.top() + ".v",
              Role.VERILOG,
              texts.get(flow.top() + ".v"),
              "top for the board"));
      String pins = flow.constraints();
      var constraints =
          CoreFile.of(folder + pins, Role.PACKAGE, texts.get(pins), "pins of the board");
      if (sets.stream().noneMatch(s -> s.name().equals("link"))) {
        sets.add(FileSet.of("link", link.stream()));
        files.addAll(link);
      }
      files.addAll(own);
      files.add(constraints);
      String type =
          pins.endsWith(".xdc") ? "xdc" : pins.replaceAll(".*\\.", "").toUpperCase(Locale.ROOT);
      String set = "board_" + board.name();
      sets.add(
          new FileSet(
              set,
              VERILOG,
              Stream.concat(
                      own.stream().map(SetFile::of),
                      Stream.of(new SetFile(constraints.path(), type, false)))
                  .toList()));
      targets.add(
          new Target(
              board.name(),
              "a bitstream for " + board.title(),
              List.of("rtl", images(board), "link", set),
              flow.top(),
              flowName(board.family()),
              options(board)));
    }

    /** Vivado reads images as files of its own kind. */
    private String images(Board board) {
      if (board.family() != FpgaFamily.XC7) {
        return "images";
      }
      String name = "images_vivado";
      if (sets.stream().noneMatch(s -> s.name().equals(name))) {
        List<SetFile> images =
            core.files(Role.IMAGE).stream().map(f -> new SetFile(f.path(), "mem", false)).toList();
        sets.add(new FileSet(name, "mem", images));
      }
      return name;
    }
  }

  /** Options that begin with the tool. */
  private static Map<String, String> tool(String name) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("tool", name);
    return options;
  }

  private static String flowName(FpgaFamily family) {
    return switch (family) {
      case ICE40 -> "icestorm";
      case ECP5 -> "trellis";
      case GOWIN -> "apicula";
      case XC7 -> "vivado";
      case CYCLONE_V -> throw new IllegalArgumentException("no flow for " + family);
    };
  }

  private static Map<String, String> options(Board board) {
    Map<String, String> options = new LinkedHashMap<>();
    if (board.family() == FpgaFamily.XC7) {
      options.put("part", board.part());
      return options;
    }
    if (board.family() == FpgaFamily.GOWIN) {
      options.put("device", board.part());
      options.put("device_family", board.device().name().endsWith("C") ? "C" : "\"\"");
    } else {
      List<String> nextpnr = new ArrayList<>(board.nextpnr());
      nextpnr.addAll(List.of("--freq", Board.megahertz(board.clockHz())));
      options.put("nextpnr_options", list(nextpnr.toArray(String[]::new)));
    }
    if (!board.device().synthesis().isEmpty()) {
      options.put("yosys_synth_options", list(board.device().synthesis().toArray(String[]::new)));
    }
    return options;
  }

  /** As YAML has it. */
  private static String list(String... words) {
    return Stream.of(words).map(w -> "\"" + w + "\"").collect(Collectors.joining(", ", "[", "]"));
  }
}
