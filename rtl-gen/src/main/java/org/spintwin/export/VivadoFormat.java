// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.spintwin.export.CoreFile.Role;
import org.spintwin.template.TemplateEngine;

/** A script that packages the core as an IP of Vivado. */
final class VivadoFormat implements ExportFormat {
  @Override
  public String name() {
    return "vivado";
  }

  @Override
  public String title() {
    return "Tcl that packages an IP of Vivado, and its clock out of context";
  }

  @Override
  public Status status() {
    return Status.GENERATED;
  }

  @Override
  public String evidence() {
    return "the script is run by tclsh with Vivado's commands replaced by ones that check files and"
        + " order; not run in Vivado";
  }

  @Override
  public List<CoreFile> files(ExportedCore core) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("core", core);
    model.put("vendor", ExportedCore.VENDOR);
    model.put("library", ExportedCore.LIBRARY);
    model.put("version", ExportedCore.VERSION);
    model.put("ipVersion", ExportedCore.VIVADO_VERSION);
    model.put("description", core.origin().description());
    model.put(
        "sources",
        Stream.of(Role.VERILOG, Role.IMAGE).flatMap(r -> core.files(r).stream()).toList());
    model.put("buses", buses(core));
    model.put("d", "$");
    String script = new TemplateEngine().render("vivado_package.tcl.vm", model);
    return List.of(
        CoreFile.of("vivado/package.tcl", Role.PACKAGE, script, "packages an IP of Vivado"));
  }

  /** What Vivado calls the definition of each bus. */
  private static Map<String, String> buses(ExportedCore core) {
    Map<String, String> buses = new LinkedHashMap<>();
    BusInterface.of(core.design().top().block()).stream()
        .filter(b -> b.kind().isBus())
        .forEach(b -> buses.put(b.name(), b.kind().vivadoName() + "_rtl"));
    return buses;
  }
}
