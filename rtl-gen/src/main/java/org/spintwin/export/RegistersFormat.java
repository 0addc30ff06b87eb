// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.List;
import java.util.Optional;
import org.spintwin.export.CoreFile.Role;

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
    return Status.GENERATED;
  }

  @Override
  public String evidence() {
    return "read back, they say what IP-XACT, C header and Markdown say, and what the golden model"
        + " answers on its bus";
  }

  @Override
  public Optional<String> objection(ExportedCore core) {
    return core.design().top().registers().isEmpty()
        ? Optional.of("it has no registers; mram-lif has")
        : Optional.empty();
  }

  @Override
  public List<CoreFile> files(ExportedCore core) {
    String start = "sw/" + core.name();
    return List.of(
        CoreFile.of(
            start + ".rdl", Role.SOFTWARE, SystemRdl.text(core.design()), "for SystemRDL"),
        CoreFile.of(start + ".svd", Role.SOFTWARE, CmsisSvd.text(core.design()), "for CMSIS-SVD"));
  }
}
