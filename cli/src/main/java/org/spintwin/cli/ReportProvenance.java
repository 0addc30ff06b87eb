// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.harness.Toolchain;
import org.spintwin.report.Provenance;
import org.spintwin.rtl.VerilogWriter;

/** Where the reports of commands come from. */
final class ReportProvenance {
  private ReportProvenance() {}

  /**
   * @param digest of the chip; empty where there are several
   * @param command as typed
   */
  static Provenance of(String digest, Map<String, Long> seeds, Toolchain tools, String command) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("spintwin", VerilogWriter.VERSION);
    versions.put("Verilator", ToolVersion.ask(tools.verilator(), "--version").orElse("not told"));
    versions.put("Java", System.getProperty("java.version"));
    return new Provenance(digest, seeds, versions, List.of(command));
  }
}
