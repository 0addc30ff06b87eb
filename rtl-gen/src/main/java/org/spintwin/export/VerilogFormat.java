// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.List;

/** What every format has: plain Verilog-2005 with a list of its files. */
final class VerilogFormat implements ExportFormat {
  @Override
  public String name() {
    return "verilog";
  }

  @Override
  public String title() {
    return "Verilog-2005, with the list of its files and a Makefile";
  }

  @Override
  public Status status() {
    return Status.TRIED;
  }

  @Override
  public String evidence() {
    return "linted by Verilator, elaborated by Icarus Verilog and Yosys, its testbench run from"
        + " the exported folder in Icarus Verilog, and in the long test run in Verilator";
  }

  @Override
  public List<CoreFile> files(ExportedCore core) {
    return List.of();
  }
}
