// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spintwin.export.CoreFile.Role;
import org.spintwin.export.ExportedCore.Shell;
import org.spintwin.rtl.RegisterConstants;
import org.spintwin.template.TemplateEngine;

/** A module of LiteX around the chip behind Wishbone. */
final class LitexFormat implements ExportFormat {
  @Override
  public String name() {
    return "litex";
  }

  @Override
  public String title() {
    return "LiteX module (Python) with a Wishbone bus";
  }

  @Override
  public Status status() {
    return Status.GENERATED;
  }

  @Override
  public String evidence() {
    return "the Wishbone shell is compared with its golden model and simulated here; the Python is"
        + " compiled and its ports are compared with the Verilog, but no SoC was built";
  }

  @Override
  public Optional<String> objection(ExportedCore core) {
    return core.shell(Shell.WISHBONE).isPresent()
        ? Optional.empty()
        : Optional.of(
            "it has no registers and streams of events to put behind a bus; of mram-lif, take"
                + " --arch parallel-axi or folded");
  }

  @Override
  public List<CoreFile> files(ExportedCore core) {
    CoreTop shell = core.shell(Shell.WISHBONE).orElseThrow();
    List<CoreFile> around = core.around(shell.design());
    List<CoreFile> sources = new ArrayList<>(around);
    sources.addAll(core.files(Role.VERILOG));
    sources.removeIf(f -> f.role() != Role.VERILOG);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("core", core);
    model.put("version", ExportedCore.VERSION);
    model.put("className", RegisterConstants.camelCase(core.name()));
    model.put("wrapper", shell.design().name());
    model.put("sources", sources);
    model.put("images", core.files(Role.IMAGE));
    String module = new TemplateEngine().render("litex.py.vm", model);
    List<CoreFile> files = new ArrayList<>(around);
    files.addAll(core.testbench(shell));
    files.add(CoreFile.of("litex/" + core.name() + ".py", Role.PACKAGE, module, "module of LiteX"));
    return files;
  }
}
