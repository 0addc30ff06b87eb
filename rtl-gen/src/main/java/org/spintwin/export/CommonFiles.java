// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.board.ClockConstraint;
import org.spintwin.export.CoreFile.Role;
import org.spintwin.rtl.GeneratedFolder.Origin;
import org.spintwin.rtl.RegisterConstants;
import org.spintwin.rtl.RegisterTable;
import org.spintwin.rtl.TestVectors;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.Design;
import org.spintwin.template.TemplateEngine;

/** What an exported core has whatever the format, but README and receipt. */
final class CommonFiles {
  private final Design design;
  private final Origin origin;
  private final TemplateEngine templates = new TemplateEngine();
  private final List<CoreFile> files = new ArrayList<>();

  private CommonFiles(Design design, Origin origin) {
    this.design = design;
    this.origin = origin;
  }

  /**
   * The files, in the order of the README.
   *
   * @param timing ports of the chip, clock by clock, for the timing diagram
   */
  static List<CoreFile> of(CoreTop top, Origin origin, TestVectors timing) {
    var common = new CommonFiles(top.design(), origin);
    common.files.addAll(CoreSources.of(top.design()));
    common.add("filelist.f", Role.PACKAGE, common.fileList(), "its Verilog, for `-f`");
    common.files.addAll(CoreSources.testbench(top));
    common.add("Makefile", Role.PACKAGE, common.makefile(), "simulation and lint");
    common.constraints();
    common.documents(timing);
    common.software();
    common.add("LICENSE", Role.DOCUMENT, TemplateEngine.text("core_license.txt"), "your rights");
    origin
        .sources()
        .forEach(
            (name, text) ->
                common.add(
                    name,
                    Role.SOURCE,
                    text,
                    name.equals("chip.yaml") ? "the resolved chip" : "file it names"));
    return common.files;
  }

  private void add(String path, Role role, String text, String doc) {
    files.add(CoreFile.of(path, role, text, doc));
  }

  private String fileList() {
    return CoreSources.list(files.stream().filter(f -> f.role() == Role.VERILOG).toList());
  }

  private String makefile() {
    return templates.render(
        "core_makefile.vm", Map.of("name", design.name(), "version", VerilogWriter.VERSION));
  }

  private void constraints() {
    String name = design.name();
    String clock = ClockConstraint.sdc(name, origin.clockHz(), templates);
    add("constraints/" + name + ".sdc", Role.SDC, clock, "clock constraint");
    add("constraints/" + name + "_ooc.xdc", Role.XDC, clock, "the same for Vivado, out of context");
  }

  private void documents(TestVectors timing) {
    WaveDiagram diagram = new TimingDiagram(design, timing).diagram();
    add("doc/timing.json", Role.DOCUMENT, diagram.json(), "timing diagram, for WaveDrom");
    add("doc/timing.svg", Role.DOCUMENT, new WaveSvg(diagram).text(), "the same as a picture");
    if (!design.top().registers().isEmpty()) {
      String title = "# Registers of " + design.name() + "\n\nAddresses are bytes.\n\n";
      String table = RegisterTable.markdown(design.top(), design.values());
      add("doc/registers.md", Role.DOCUMENT, title + table, "register map");
    }
  }

  private void software() {
    if (!design.top().registers().isEmpty()) {
      var constants = new RegisterConstants(design, VerilogWriter.EXPORT_COMMAND);
      add("sw/" + constants.headerName(), Role.SOFTWARE, constants.header(templates), "for C");
      add("sw/" + constants.javaName(), Role.SOFTWARE, constants.java(templates), "for Java");
    }
  }
}
