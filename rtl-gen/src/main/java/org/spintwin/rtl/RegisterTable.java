// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import java.util.Locale;
import org.spintwin.spec.Register;
import org.spintwin.spec.RegisterFileSpec;

/** The register map as a Markdown table. */
public final class RegisterTable {
  private RegisterTable() {}

  public static String markdown() {
    var text = new StringBuilder("| address | register | access | bits | after reset | meaning |\n");
    text.append("|---|---|---|---|---|---|\n");
    for (Register r : RegisterFileSpec.REGISTERS) {
      String reset = r.resetParameter() == null ? "" : "`" + r.resetParameter() + "`";
      text.append(
          String.format(
              "| 0x%02X | %s | %s | `%s`%s | %s | %s |%n".replace("%n", "\n"),
              r.address(),
              r.name(),
              r.access().name().toLowerCase(Locale.ROOT).replace('_', ' '),
              r.width().verilog(),
              r.signed() ? ", signed" : "",
              reset,
              r.doc()));
    }
    return text.toString();
  }
}
