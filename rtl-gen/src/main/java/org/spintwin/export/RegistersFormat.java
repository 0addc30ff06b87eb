// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spintwin.export.CoreFile.Role;
import org.spintwin.export.ExportedCore.Shell;
import org.spintwin.rtl.RegisterConstants;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.Design;
import org.spintwin.template.TemplateEngine;

/** The registers for the tools of software: SystemRDL and CMSIS-SVD. */
final class RegistersFormat implements ExportFormat {
  @Override
  public String name() {
    return "registers";
  }

  @Override
  public String title() {
    return "register map as SystemRDL 2.0 and CMSIS-SVD 1.3";
  }

  @Override
  public Status status() {
    return Status.VALIDATED;
  }

  @Override
  public String evidence() {
    return "read back, both say what IP-XACT, C header and Markdown say and what the golden model"
        + " answers on its bus; when the format was written, CMSIS-SVD conformed to its published"
        + " schema 1.3.8, and systemrdl-compiler took the SystemRDL";
  }

  @Override
  public Optional<String> objection(ExportedCore core) {
    return core.design().top().registers().isEmpty()
        ? Optional.of("it has no registers; mram-lif has")
        : Optional.empty();
  }

  @Override
  public List<CoreFile> files(ExportedCore core) {
    List<CoreFile> files = new ArrayList<>(descriptions(core.design()));
    core.shell(Shell.WISHBONE)
        .map(CoreTop::design)
        .ifPresent(
            shell -> {
              var constants = new RegisterConstants(shell, VerilogWriter.EXPORT_COMMAND);
              String header = constants.header(new TemplateEngine());
              files.add(file(constants.headerName(), header, "for C, behind Wishbone"));
              files.addAll(descriptions(shell));
            });
    return files;
  }

  private static List<CoreFile> descriptions(Design design) {
    return List.of(
        file(design.name() + ".rdl", SystemRdl.text(design), "for SystemRDL"),
        file(design.name() + ".svd", CmsisSvd.text(design), "for CMSIS-SVD"));
  }

  private static CoreFile file(String name, String text, String doc) {
    return CoreFile.of("sw/" + name, Role.SOFTWARE, text, doc);
  }
}
